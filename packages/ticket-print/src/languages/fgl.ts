import { isBlack } from "../raster/bitmap.ts";
import { ByteWriter } from "./bytes.ts";
import { fglReader } from "./fgl-answers.ts";
import type { PrinterLanguage, TicketBytes } from "./printer-language.ts";

const bandRows = 8;

/**
 * FGL of Boca Systems. Rows lie across the head and columns along the feed, so the picture goes turned a quarter: its
 * top to column 0, its right edge to row 0. Bands of eight rows, a byte a column, top bit first; bands and ends of
 * bands without black are left out.
 */
function encodeTicket({ bitmap }: TicketBytes): Uint8Array {
  const writer = new ByteWriter().text("<CB>");
  for (let row = 0; row < bitmap.width; row += bandRows) {
    const band = new Uint8Array(bitmap.height);
    for (let column = 0; column < bitmap.height; column++) {
      for (let bit = 0; bit < bandRows; bit++) {
        if (isBlack(bitmap, bitmap.width - 1 - row - bit, column)) band[column]! |= 0x80 >> bit;
      }
    }
    const first = band.findIndex((byte) => byte !== 0);
    if (first < 0) continue;
    const end = band.findLastIndex((byte) => byte !== 0) + 1;
    writer.text(`<RC${row},${first}><G${end - first}>`).bytes(band.subarray(first, end));
  }
  return writer.text("<p>").done();
}

export const fgl: PrinterLanguage = {
  code: "fgl",
  ackLevel: "ticket",
  idleMeansDone: false,
  encodeTicket,
  askState: () => new ByteWriter().text("<S1>").done(),
  askIdentity: () => new ByteWriter().text("<S2>").done(),
  askAck: () => [],
  newReader: fglReader,
};
