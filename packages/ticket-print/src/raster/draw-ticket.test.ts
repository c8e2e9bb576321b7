import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import jsqr from "jsqr";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { nodeTicketFonts } from "../../fonts/node/index.ts";
import {
  type Bitmap,
  drawTicket,
  exampleFacts,
  firstTemplate,
  isBlack,
  type TicketFacts,
  type TicketFonts,
  type TicketPart,
  type TicketTemplate,
  textsOnTicket,
  toRgba,
} from "../index.ts";

let fonts: TicketFonts;
beforeAll(async () => {
  fonts = await nodeTicketFonts();
  const wasmBinary = await readFile(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer }, fireImmediately: true });
});

const withParts = (...parts: readonly TicketPart[]): TicketTemplate => ({ ...firstTemplate, parts });
const box = (xMm: number, yMm: number, widthMm: number, heightMm: number) => ({ xMm, yMm, widthMm, heightMm });
const text = (zh: string, more: Partial<TicketPart> = {}) =>
  ({
    id: "text",
    kind: "text",
    ...box(10, 10, 40, 10),
    text: { zh, en: zh },
    sizeMm: 4,
    leastSizeMm: 2,
    weight: 400,
    align: "start",
    mostLines: 2,
    ...more,
  }) as TicketPart;

async function draw(
  template: TicketTemplate,
  facts: TicketFacts = exampleFacts,
  language: "zh" | "en" = "zh",
  dpi: 203 | 300 = 203,
) {
  const order = { template, facts, language, dpi, fonts };
  await fonts.prepare(textsOnTicket(order));
  return drawTicket(order);
}

/** The rectangle of all black dots. */
function inked(bitmap: Bitmap) {
  let [left, top, right, bottom] = [bitmap.width, bitmap.height, -1, -1];
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!isBlack(bitmap, x, y)) continue;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  return { left, top, right, bottom };
}

describe("a ticket's picture", () => {
  it.each([
    ["zh", 203, 640, 1200],
    ["en", 203, 640, 1200],
    ["zh", 300, 945, 1772],
    ["en", 300, 945, 1772],
  ] as const)("in %s at %i dpi has its codes read by two decoders", async (language, dpi, width, height) => {
    const { bitmap, problems } = await draw(firstTemplate, exampleFacts, language, dpi);
    expect(problems).toEqual([]);
    expect([bitmap.width, bitmap.height]).toEqual([width, height]);
    const rgba = toRgba(bitmap);
    expect(jsqr(rgba, width, height)?.data).toBe(exampleFacts.code);
    const read = await readBarcodes({ data: rgba, width, height, colorSpace: "srgb" } as ImageData, {
      tryHarder: true,
    });
    expect(read.map((each) => [each.format, each.text]).sort()).toEqual([
      ["Code128", exampleFacts.number],
      ["QRCode", exampleFacts.code],
    ]);
  });

  it("is the same dots on every machine", async () => {
    const { bitmap } = await draw(firstTemplate);
    expect(createHash("sha256").update(bitmap.data).digest("hex")).toMatchInlineSnapshot(
      `"6c02948d1bca46b4e0bdf54c0a1d1d2c1ca144a148bde9585ffcdafef71ce995"`,
    );
  });

  it("puts Chinese on paper as outlines of the house's own fonts, and keeps texts in their boxes", async () => {
    const { upright, problems } = await draw(withParts(text("锵锵三人行：龘")));
    expect(problems).toEqual([]);
    const ink = inked(upright);
    expect(ink.left).toBeGreaterThanOrEqual(80);
    expect(ink.right).toBeLessThan(400);
    expect(ink.top).toBeGreaterThanOrEqual(80);
    expect(ink.bottom).toBeLessThan(160);
  });

  it("makes a long text smaller before it cuts it, and says when it had to", async () => {
    const fits = await draw(
      withParts(text("仲夏夜之梦（中文版）特别纪念演出", { mostLines: 1 } as Partial<TicketPart>)),
    );
    expect(fits.problems).toEqual([]);
    const cut = await draw(withParts(text("长".repeat(200))));
    expect(cut.problems).toEqual([{ code: "text-cut", partId: "text", about: "长".repeat(200) }]);
    expect(inked(cut.upright).right).toBeLessThan(400);
  });

  it("says which characters it has no picture for", async () => {
    const { problems } = await draw(withParts(text("座\u{1F3AD}8")));
    expect(problems).toEqual([{ code: "missing-character", partId: "text", about: "\u{1F3AD}" }]);
  });

  it("refuses to make modules smaller than a door can read, and Code 128 of what it cannot say", async () => {
    const small = { id: "qr", kind: "qr", ...box(5, 5, 20, 20), value: "code", correction: "M" } as const;
    expect((await draw(withParts(small))).problems).toMatchObject([{ code: "code-too-large", partId: "qr" }]);
    const bars = { id: "bars", kind: "code128", ...box(5, 5, 70, 10), value: "order" } as const;
    expect((await draw(withParts(bars), { ...exampleFacts, order: "单号" })).problems).toMatchObject([
      { code: "not-a-code128-text", about: "单号" },
    ]);
  });

  it("prints a part only when its field is there, or only when it is not", async () => {
    const mark = (is: "present" | "absent") =>
      withParts({ id: "line", kind: "line", ...box(10, 10, 10, 1), when: { field: "reprint", is } });
    expect(inked((await draw(mark("present"))).upright).right).toBe(-1);
    expect(inked((await draw(mark("absent"))).upright).right).toBe(159);
    const again = { ...exampleFacts, reprint: "REPRINT 1" };
    expect(inked((await draw(mark("present"), again)).upright).right).toBe(159);
  });

  it("turns with the paper: what is at the left reads from the bottom up at 270°", async () => {
    const line = { id: "line", kind: "line", ...box(0, 0, 10, 1) } as const;
    const turned = { ...withParts(line), turned: 270 } as const;
    const { bitmap, upright } = await draw(turned);
    expect([upright.width, upright.height]).toEqual([1200, 640]);
    expect(inked(upright)).toEqual({ left: 0, top: 0, right: 79, bottom: 7 });
    expect(inked(bitmap)).toEqual({ left: 0, top: 1120, right: 7, bottom: 1199 });
  });
});
