import { ByteWriter } from "./bytes.ts";
import { escposReader } from "./escpos-answers.ts";
import type { AckLevel, PrinterLanguage, TicketBytes } from "./printer-language.ts";

/** Rows of one `GS v 0`: printers keep no more in their buffer. */
const stripeRows = 200;

const low = (value: number) => value & 0xff;
const high = (value: number) => value >> 8;

/** The four printable characters that `GS ( H` brings back. */
function escposMark(sequence: number): readonly number[] {
  return [...String(sequence).padStart(4, "0")].map((digit) => digit.charCodeAt(0));
}

/**
 * ESC/POS of Epson: the picture as `GS v 0` stripes, to the black mark where the paper has one (`GS FF`), a partial cut
 * (`GS V`), and a question whose answer comes when all before it is printed.
 */
function encodeTicket({ bitmap, stock, sequence, ackLevel }: TicketBytes): Uint8Array {
  const writer = new ByteWriter().bytes([0x1b, 0x40, 0x1d, 0x61, 0x0f]);
  for (let row = 0; row < bitmap.height; row += stripeRows) {
    const rows = Math.min(stripeRows, bitmap.height - row);
    writer
      .bytes([0x1d, 0x76, 0x30, 0, low(bitmap.stride), high(bitmap.stride), low(rows), high(rows)])
      .bytes(bitmap.data.subarray(row * bitmap.stride, (row + rows) * bitmap.stride));
  }
  if (stock.cut.kind === "mark") writer.bytes([0x1d, 0x0c]);
  return writer.bytes([0x1d, 0x56, 0x42, 0]).bytes(askedFor(ackLevel, sequence)).done();
}

/** `GS ( H` names the ticket; `GS r`, which clones know as well, is answered when all before it is printed. */
function askedFor(ackLevel: AckLevel, sequence: number): readonly number[] {
  if (ackLevel === "none") return [];
  if (ackLevel === "fence") return [0x1d, 0x72, 1];
  return [0x1d, 0x28, 0x48, 6, 0, 48, 48, ...escposMark(sequence)];
}

export const escpos: PrinterLanguage = {
  code: "escpos",
  ackLevel: "ticket",
  idleMeansDone: false,
  encodeTicket,
  /** Automatic status back for everything: answers at once, and again at every change. */
  askState: () => Uint8Array.of(0x1d, 0x61, 0x0f),
  /** `GS I 67`: the model's name. */
  askIdentity: () => Uint8Array.of(0x1d, 0x49, 67),
  askAck: () => [
    { level: "ticket", bytes: Uint8Array.from(askedFor("ticket", 9999)) },
    { level: "fence", bytes: Uint8Array.from(askedFor("fence", 0)) },
  ],
  newReader: escposReader,
};
