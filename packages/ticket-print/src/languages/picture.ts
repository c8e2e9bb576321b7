import { type Bitmap, blankBitmap } from "../raster/bitmap.ts";
import type { PrinterLanguage, TicketBytes } from "./printer-language.ts";

const headBytes = 16;

/** A ticket's dots with the size of its paper: what a print dialogue is given. */
export interface TicketPicture {
  readonly bitmap: Bitmap;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** The size of paper in hundredths of a millimetre, the size of the picture in dots, and its rows, top first. */
function encodeTicket({ bitmap, stock }: TicketBytes): Uint8Array {
  const bytes = new Uint8Array(headBytes + bitmap.data.length);
  const head = new DataView(bytes.buffer);
  const sizes = [Math.round(stock.widthMm * 100), Math.round(stock.heightMm * 100), bitmap.width, bitmap.height];
  for (const [index, size] of sizes.entries()) head.setUint32(index * 4, size);
  bytes.set(bitmap.data, headBytes);
  return bytes;
}

/** The ticket that {@link picture} wrote. */
export function readPicture(bytes: Uint8Array): TicketPicture {
  const head = new DataView(bytes.buffer, bytes.byteOffset, headBytes);
  const bitmap = blankBitmap(head.getUint32(8), head.getUint32(12));
  bitmap.data.set(bytes.subarray(headBytes));
  return { bitmap, widthMm: head.getUint32(0) / 100, heightMm: head.getUint32(4) / 100 };
}

/** For the browser's print dialogue: nothing is asked of a printer, and nothing answers. */
export const picture: PrinterLanguage = {
  code: "picture",
  ackLevel: "none",
  idleMeansDone: false,
  encodeTicket,
  askState: () => new Uint8Array(),
  askIdentity: () => null,
  askAck: () => [],
  newReader: () => () => [],
};
