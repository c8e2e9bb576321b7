import { ByteWriter } from "./bytes.ts";
import type { PrinterLanguage, TicketBytes } from "./printer-language.ts";
import { tsplReader } from "./tspl-answers.ts";

/**
 * TSPL of TSC: a `BITMAP` in which 0 is black, `PRINT`, and behind it `~!@` (the mileage), which is answered only when
 * the printer is ready again: the fence. `ESC ! S` then says whether it is idle.
 */
function encodeTicket({ bitmap, stock }: TicketBytes): Uint8Array {
  const { cut } = stock;
  const paper =
    cut.kind === "none"
      ? "GAP 0 mm,0 mm"
      : `${cut.kind === "mark" ? "BLINE" : "GAP"} ${cut.lengthMm} mm,${cut.offsetMm} mm`;
  const inverted = bitmap.data.map((byte) => ~byte & 0xff);
  return new ByteWriter()
    .text(`SIZE ${stock.widthMm} mm,${stock.heightMm} mm\r\n${paper}\r\nDIRECTION 0\r\nCLS\r\n`)
    .text(`BITMAP 0,0,${bitmap.stride},${bitmap.height},0,`)
    .bytes(inverted)
    .text("\r\nPRINT 1,1\r\n~!@\r\n")
    .done();
}

export const tspl: PrinterLanguage = {
  code: "tspl",
  ackLevel: "fence",
  idleMeansDone: false,
  encodeTicket,
  askState: () => Uint8Array.of(0x1b, 0x21, 0x53),
  askIdentity: () => new ByteWriter().text("~!T\r\n").done(),
  askAck: () => [{ level: "fence", bytes: new ByteWriter().text("~!@\r\n").done() }],
  newReader: tsplReader,
};
