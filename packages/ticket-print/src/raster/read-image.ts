import type { ImagePart } from "../template/ticket-template.ts";
import { type Bitmap, isBlack } from "./bitmap.ts";

/** A template's picture, to be asked dot by dot. */
export function readImage(part: ImagePart): { isBlack(x: number, y: number): boolean } {
  const data = Uint8Array.from(atob(part.bits), (character) => character.charCodeAt(0));
  const bitmap: Bitmap = { width: part.widthDots, height: part.heightDots, stride: (part.widthDots + 7) >> 3, data };
  return { isBlack: (x, y) => isBlack(bitmap, x, y) };
}

/** A picture of one bit a dot as a template keeps it. */
export function imageBits(bitmap: Bitmap): Pick<ImagePart, "widthDots" | "heightDots" | "bits"> {
  let text = "";
  for (const byte of bitmap.data) text += String.fromCharCode(byte);
  return { widthDots: bitmap.width, heightDots: bitmap.height, bits: btoa(text) };
}
