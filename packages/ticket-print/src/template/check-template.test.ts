import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTemplate, firstTemplate, openTemplate, type TicketPart, type TicketTemplate } from "../index.ts";

const box = (xMm: number, yMm: number, widthMm: number, heightMm: number) => ({ xMm, yMm, widthMm, heightMm });
const withPart = (part: TicketPart): TicketTemplate => ({ ...firstTemplate, parts: [...firstTemplate.parts, part] });
const line = (place: ReturnType<typeof box>): TicketPart => ({ id: "new", kind: "line", ...place });

describe("checking a template", () => {
  it("has nothing against the one a house begins with", () => {
    expect(openTemplate(JSON.parse(JSON.stringify(firstTemplate)))).toEqual({ template: firstTemplate, problems: [] });
  });

  it.each([
    ["a part off the paper", withPart(line(box(70, 10, 20, 1))), "off-the-paper", "error"],
    ["a part outside of the head's reach", withPart(line(box(1, 10, 20, 1))), "outside-printable", "warning"],
    ["a line over a perforation", withPart(line(box(10, 118, 1, 10))), "on-a-perforation", "warning"],
    [
      "a code over a perforation",
      withPart({ id: "new", kind: "qr", ...box(10, 100, 30, 30), value: "code", correction: "M" }),
      "on-a-perforation",
      "error",
    ],
    ["two parts of one name", withPart({ ...line(box(10, 60, 1, 1)), id: "event" }), "twice", "error"],
    [
      "a field that does not exist",
      withPart({ ...firstTemplate.parts[0]!, id: "new", text: { zh: "{seats}" } } as TicketPart),
      "unknown-field",
      "error",
    ],
    [
      "a text without words",
      withPart({ ...firstTemplate.parts[0]!, id: "new", text: { zh: " " } } as TicketPart),
      "no-text",
      "warning",
    ],
    [
      "letters too small to read",
      withPart({ ...firstTemplate.parts[0]!, id: "new", leastSizeMm: 1 } as TicketPart),
      "too-small-to-read",
      "warning",
    ],
    [
      "a ticket without a seat",
      { ...firstTemplate, parts: firstTemplate.parts.filter(({ kind }) => kind === "qr") },
      "missing-field",
      "warning",
    ],
    ["no code", { ...firstTemplate, parts: [] }, "no-code", "error"],
    [
      "paper that no printer takes",
      { ...firstTemplate, stock: { ...firstTemplate.stock, widthMm: 500 } },
      "bad-size",
      "error",
    ],
  ] as const)("finds %s", (_, template, code, severity) => {
    expect(checkTemplate(template as TicketTemplate)).toContainEqual(expect.objectContaining({ code, severity }));
  });

  it("looks at parts where they lie on turned paper", () => {
    const turned = { ...firstTemplate, turned: 90, parts: [line(box(140, 10, 9, 1))] } as const;
    expect(checkTemplate(turned).map(({ code }) => code)).not.toContain("off-the-paper");
    const upright = { ...firstTemplate, parts: [line(box(140, 10, 9, 1))] };
    expect(checkTemplate(upright).map(({ code }) => code)).toContain("off-the-paper");
  });

  it("says where a document from outside is no template, and throws for none", () => {
    const document = () => JSON.parse(JSON.stringify(firstTemplate));
    const broken = (change: (template: ReturnType<typeof document>) => void) => {
      const copy = document();
      change(copy);
      return openTemplate(copy).problems.map(({ code, about }) => `${code} ${about}`);
    };
    expect(broken((copy) => (copy.version = 2))).toEqual(["unreadable version"]);
    expect(broken((copy) => (copy.parts[3].sizeMm = "4"))).toEqual(["unreadable parts.3.sizeMm"]);
    expect(broken((copy) => (copy.parts[0].kind = "video"))).toEqual(["unreadable parts.0.kind"]);
    expect(broken((copy) => (copy.stock.code = "A B"))).toEqual(["unreadable stock.code"]);
    expect(broken((copy) => (copy.turned = 45))).toEqual(["unreadable turned"]);
    fc.assert(fc.property(fc.jsonValue(), (anything) => void openTemplate(anything)));
  });
});
