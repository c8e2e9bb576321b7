import { type FilledOutline, fillOutline } from "../raster/fill-outline.ts";
import { glyphOutline } from "./glyph-outline.ts";
import { type Font, readFont } from "./read-font.ts";
import { slicesOf, type UnicodeSlices } from "./unicode-slices.ts";

export type FontWeight = 400 | 700;

/** Where the files of a family are: one per slice of Unicode and weight. */
export interface FontFiles {
  readonly slices: UnicodeSlices;
  read(slice: string, weight: FontWeight): Promise<Uint8Array>;
}

/** A character as dots, and how far the pen goes on. */
export interface DrawnGlyph {
  readonly picture: FilledOutline | null;
  /** Whole dots. */
  readonly advance: number;
}

/**
 * The family that tickets are set in. Files come when a text needs them; drawing waits for nothing, so ask
 * {@link TicketFonts.prepare} first.
 */
export class TicketFonts {
  private readonly opened = new Map<string, Promise<void>>();
  private readonly fonts = new Map<string, Font>();
  private readonly drawn = new Map<string, DrawnGlyph>();
  private readonly missing = new Set<number>();

  constructor(private readonly files: FontFiles) {}

  /** Loads what these texts need, in both weights. Rejects when a file cannot be had; asking again tries again. */
  async prepare(texts: Iterable<string>): Promise<void> {
    const slices = new Set<string>(slicesOf(this.files.slices, "0"));
    for (const text of texts) for (const slice of slicesOf(this.files.slices, text)) slices.add(slice);
    await Promise.all([...slices].flatMap((slice) => [this.open(slice, 400), this.open(slice, 700)]));
  }

  /** The character at a size in whole dots an em; null when the family has no picture for it. */
  glyph(character: string, weight: FontWeight, size: number): DrawnGlyph | null {
    const key = `${weight}/${size}/${character}`;
    const known = this.drawn.get(key);
    if (known) return known;
    const codePoint = character.codePointAt(0)!;
    if (this.missing.has(codePoint)) return null;
    for (const slice of slicesOf(this.files.slices, character)) {
      const font = this.fonts.get(`${slice}/${weight}`);
      if (!font) throw new Error(`the font for “${character}” was not prepared`);
      const index = font.glyphOf(codePoint);
      if (index === 0) continue;
      const scale = size / font.unitsPerEm;
      const glyph = {
        picture: fillOutline(glyphOutline(font, index), scale),
        advance: Math.round(font.advanceOf(index) * scale),
      };
      this.drawn.set(key, glyph);
      return glyph;
    }
    this.missing.add(codePoint);
    return null;
  }

  private open(slice: string, weight: FontWeight): Promise<void> {
    const key = `${slice}/${weight}`;
    const known = this.opened.get(key);
    if (known) return known;
    const opening = this.files.read(slice, weight).then(
      (bytes) => void this.fonts.set(key, readFont(bytes)),
      (error: unknown) => {
        this.opened.delete(key);
        throw error;
      },
    );
    this.opened.set(key, opening);
    return opening;
  }
}
