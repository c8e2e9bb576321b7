import type { FontWeight, TicketFonts } from "../fonts/ticket-fonts.ts";
import { type Bitmap, stampBitmap } from "./bitmap.ts";

/** Width of one line in dots. */
export function lineWidth(fonts: TicketFonts, text: string, weight: FontWeight, size: number): number {
  let width = 0;
  for (const character of text) width += fonts.glyph(character, weight, size)?.advance ?? size;
  return width;
}

/** Characters of a text that the fonts cannot draw, once each. */
export function missingCharacters(fonts: TicketFonts, text: string, weight: FontWeight, size: number): string {
  return [...new Set(text)].filter((character) => character >= " " && !fonts.glyph(character, weight, size)).join("");
}

export interface LinePlace {
  readonly weight: FontWeight;
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
}

/** Draws one line from its left end. A character that the fonts have not leaves its width empty. */
export function drawLine(target: Bitmap, fonts: TicketFonts, text: string, place: LinePlace): void {
  let pen = place.x;
  for (const character of text) {
    const glyph = fonts.glyph(character, place.weight, place.size);
    if (glyph?.picture) {
      stampBitmap(target, glyph.picture.bitmap, pen + glyph.picture.left, place.baseline + glyph.picture.top);
    }
    pen += glyph?.advance ?? place.size;
  }
}
