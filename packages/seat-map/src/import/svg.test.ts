import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "../compile.ts";
import { importSvg } from "./svg.ts";

const drawing = (body: string) =>
  `<?xml version="1.0"?>\n<!-- a <circle/> that is none -->\n<svg viewBox="0 0 400 300">${body}</svg>`;
const circles = (count: number, y: number, ids = "") =>
  Array.from(
    { length: count },
    (_, seat) => `<circle ${ids ? `id="${ids}${seat}" ` : ""}cx="${20 + seat * 12}" cy="${y}" r="5"/>`,
  ).join("");

describe("a drawing in SVG", () => {
  test("groups become blocks and rows, titles become labels, transforms move seats, large shapes stay shapes", () => {
    const { document, problems } = importSvg(
      drawing(`
        <rect id="Stage" x="20" y="0" width="120" height="20"/>
        <g id="Stalls" transform="translate(0 40)">
          <g id="A"><circle id="a1" cx="20" cy="0" r="5"><title>1</title></circle><circle id="a2" cx="32" cy="0" r="5"><title>2</title></circle></g>
          <g id="B" transform="rotate(90 20 12)"><rect data-seat="B &amp; 1" x="15" y="7" width="10" height="10"/><rect data-seat="2" x="27" y="7" width="10" height="10"/></g>
        </g>
        <defs><circle cx="1" cy="1" r="5"/></defs>`),
      "Hall",
    );
    expect(problems).toEqual([]);
    const [block] = document!.blocks;
    expect(block!.label).toBe("Stalls");
    expect(block!.rows.map(({ label }) => label)).toEqual(["A", "B"]);
    expect(block!.rows[0]!.seats.map(({ id, label }) => [id, label])).toEqual([
      ["a1", "1"],
      ["a2", "2"],
    ]);
    const [first, second] = block!.rows[1]!.seats;
    expect(first!.label).toBe("B & 1");
    // Turned by 90 degrees, the second seat of B stands below the first.
    expect(second!.x).toBe(first!.x);
    expect(second!.y - first!.y).toBe(55);
    expect(document!.shapes).toEqual([expect.objectContaining({ kind: "stage", label: { zh: "Stage", en: "Stage" } })]);
  });

  test("a group without rows in it is a block whose rows are found by where the seats stand", () => {
    const { document, problems } = importSvg(
      drawing(`<g id="Hall">${circles(6, 50)}${circles(6, 70)}${circles(6, 90)}</g>`),
      "n",
    );
    expect(problems.map(({ code, count }) => [code, count])).toEqual([
      ["seat-numbered", 18],
      ["rows-derived", 3],
      ["row-without-name", 3],
      ["no-stage", 1],
    ]);
    expect(compileSeatMap(document!).rows.map(({ count }) => count)).toEqual([6, 6, 6]);
  });

  test("repeated ids are listed and do not become identities twice", () => {
    const { document, problems } = importSvg(
      drawing(`<g id="a">${circles(3, 50, "s")}</g><g id="b">${circles(3, 90, "s")}</g>`),
      "n",
    );
    const ids = document!.blocks.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats.map(({ id }) => id)));
    expect(new Set(ids).size).toBe(6);
    expect(problems).toContainEqual(expect.objectContaining({ code: "identity-numbered", count: 3 }));
  });

  test.each([
    ["no SVG", "<html><circle r='1'/></html>", "not-svg"],
    ["an empty text", "", "not-svg"],
    ["a drawing without seats", drawing(""), "no-seats"],
    ["a name that is too long", drawing(`<g id="${"x".repeat(121)}">${circles(3, 10)}</g>`), "text-too-long"],
  ])("refuses %s", (_name, text, code) => {
    const { document, problems } = importSvg(text, "n");
    expect(document).toBeNull();
    expect(problems[0]).toMatchObject({ code, severity: "error" });
  });

  test("never throws, not at torn files either", () => {
    const whole = drawing(`<g id="Stalls" transform="rotate(5) scale(2,3)">${circles(9, 50, "s")}</g>`);
    const torn = fc
      .tuple(fc.nat(whole.length), fc.string({ maxLength: 9 }), fc.nat(20))
      .map(([at, middle, gone]) => whole.slice(0, at) + middle + whole.slice(at + gone));
    fc.assert(
      fc.property(torn, (text) => {
        const { document, problems } = importSvg(text, "n");
        if (!document) expect(problems[0]?.severity).toBe("error");
      }),
    );
  });
});
