import { describe, expect, it } from "vitest";
import { nodeTicketFonts } from "../../fonts/node/index.ts";
import { EmulatedPrinter, EmulatedUsb } from "../../test/emulators/index.ts";
import { differingDots } from "../raster/bitmap.ts";
import { drawReceipt, escposDrawerKick, escposReceipt, type ReceiptLine, receiptSizeMm } from "./receipt.ts";

const lines: readonly ReceiptLine[] = [
  { text: "明珠大剧院 Pearl Grand Theatre", kind: "title" },
  { text: "池座 7排 12号 {成人}", right: "¥640.00" },
  { text: "", kind: "rule" },
  { text: "合计 Total", right: "¥640.00", kind: "strong" },
];
const fonts = await nodeTicketFonts();

describe("a receipt", () => {
  it("is as wide as a head of 576 dots and as long as its lines", async () => {
    const bitmap = await drawReceipt(lines, 203, fonts);
    expect(bitmap.width).toBe(576);
    const longer = await drawReceipt([...lines, { text: "谢谢" }], 203, fonts);
    expect(longer.height).toBeGreaterThan(bitmap.height);
    expect(receiptSizeMm(lines).heightMm).toBeLessThan(receiptSizeMm([...lines, { text: "x" }]).heightMm);
    const empty = await drawReceipt([{ text: "" }], 203, fonts);
    expect(empty.data.every((byte) => byte === 0)).toBe(true);
  });

  it("comes out of a printer dot by dot, is no ticket, and the drawer opens once", async () => {
    const printer = new EmulatedPrinter("escpos", "SN", new EmulatedUsb());
    const bitmap = await drawReceipt(lines, 203, fonts);
    await printer.write(escposDrawerKick());
    await printer.write(escposReceipt(bitmap));
    expect(printer.errors).toEqual([]);
    expect(printer.mechanics.drawerOpened).toBe(1);
    expect(printer.mechanics.tickets).toEqual([]);
    expect(printer.mechanics.receipts).toHaveLength(1);
    const [receipt] = printer.mechanics.receipts;
    expect(differingDots({ ...receipt!, width: bitmap.width }, bitmap)).toBe(0);
  });
});
