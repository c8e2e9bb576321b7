import { encode } from "uqr";

export type QrCorrection = "L" | "M" | "Q" | "H";

/** Modules of white that readers need around a QR code (ISO/IEC 18004, 8.1). */
export const qrQuietModules = 4;

/** A QR code's modules by rows, true = black, without the quiet zone. Throws when the text is too long for any. */
export function qrModules(text: string, correction: QrCorrection): readonly (readonly boolean[])[] {
  return encode(text, { ecc: correction, border: 0 }).data;
}
