import { zlibSync } from "fflate";
import type { Bitmap } from "../raster/bitmap.ts";
import { toDots } from "../raster/resolution.ts";
import { ByteWriter } from "./bytes.ts";
import type { PrinterLanguage, TicketBytes } from "./printer-language.ts";
import { zplReader } from "./zpl-answers.ts";

/** CRC-16 with polynomial 1021 and initial 0 (XMODEM), as `:Z64:` wants it over the base64 text. */
export function crc16(text: string): number {
  let crc = 0;
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at) << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

/** The picture as `:Z64:`: zlib, base64, checksum. */
export function zplZ64(bitmap: Bitmap): string {
  let binary = "";
  for (const byte of zlibSync(bitmap.data, { level: 6 })) binary += String.fromCharCode(byte);
  const encoded = btoa(binary);
  return `:Z64:${encoded}:${crc16(encoded).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The picture as hexadecimal digits with run counts (G–Y once to 19 times, g–z 20 to 400), `,` and `:`. */
export function zplHex(bitmap: Bitmap): string {
  let before = "";
  let text = "";
  for (let row = 0; row < bitmap.height; row++) {
    let digits = "";
    for (const byte of bitmap.data.subarray(row * bitmap.stride, (row + 1) * bitmap.stride)) {
      digits += byte.toString(16).toUpperCase().padStart(2, "0");
    }
    text += digits === before ? ":" : zplRow(digits);
    before = digits;
  }
  return text;
}

function zplRow(digits: string): string {
  const inked = digits.replace(/0+$/, "");
  const end = inked.length === digits.length ? "" : ",";
  return inked.replace(/(.)\1*/g, (run, digit: string) => runCount(run.length) + digit) + end;
}

function runCount(length: number): string {
  if (length === 1) return "";
  let text = "";
  for (let left = length; left > 0; ) {
    const twenties = Math.min(20, Math.floor(left / 20));
    if (twenties > 0) {
      text += String.fromCharCode(0x66 + twenties);
      left -= twenties * 20;
    } else {
      text += String.fromCharCode(0x46 + left);
      left = 0;
    }
  }
  return text;
}

/** ZPL of Zebra: one label with the whole picture, the shorter of both ways to write it; the paper by its cut. */
function encodeTicket({ bitmap, stock, dpi }: TicketBytes): Uint8Array {
  const { cut } = stock;
  const media = cut.kind === "none" ? "N" : cut.kind === "gap" ? "W" : `M,${toDots(cut.offsetMm, dpi)}`;
  const [hex, z64] = [zplHex(bitmap), zplZ64(bitmap)];
  const total = bitmap.data.length;
  const graphic = `^GFA,${total},${total},${bitmap.stride},${hex.length < z64.length ? hex : z64}`;
  return new ByteWriter()
    .text(`^XA^MN${media}^PW${bitmap.width}^LL${bitmap.height}^LH0,0^FO0,0${graphic}^FS^PQ1^XZ`)
    .done();
}

export const zpl: PrinterLanguage = {
  code: "zpl",
  ackLevel: "fence",
  idleMeansDone: true,
  encodeTicket,
  askState: () => new ByteWriter().text("~HS").done(),
  askIdentity: () => new ByteWriter().text("~HI").done(),
  askAck: () => [],
  newReader: zplReader,
};
