import { unzlibSync } from "fflate";

/** A TrueType font, opened for its outlines. Only what drawing needs is read. */
export interface Font {
  readonly unitsPerEm: number;
  /** Of the line above the baseline, in font units. */
  readonly ascender: number;
  /** Below the baseline, negative. */
  readonly descender: number;
  /** The glyph of a code point; 0 when the font has none. */
  glyphOf(codePoint: number): number;
  /** In font units. */
  advanceOf(glyph: number): number;
  /** Where the outline of a glyph is; null for an empty one. */
  outlineBytes(glyph: number): DataView | null;
}

/** Bytes that are no font we can read. */
class UnreadableFont extends Error {}

/**
 * Opens a font in WOFF 1.0 (W3C) or plain TrueType with `glyf` outlines (OpenType specification 1.9, chapters of the
 * tables named). Throws UnreadableFont.
 */
export function readFont(bytes: Uint8Array): Font {
  const tables = readTables(bytes);
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (!found) throw new UnreadableFont(`the font has no ${tag} table`);
    return new DataView(found.buffer, found.byteOffset, found.byteLength);
  };
  const head = table("head");
  const hhea = table("hhea");
  const hmtx = table("hmtx");
  const loca = table("loca");
  const glyf = table("glyf");
  const glyphCount = table("maxp").getUint16(4);
  const longOffsets = head.getInt16(50) === 1;
  const metricCount = hhea.getUint16(34);
  const offset = (glyph: number) => (longOffsets ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    unitsPerEm: head.getUint16(18),
    ascender: hhea.getInt16(4),
    descender: hhea.getInt16(6),
    glyphOf: characterMap(table("cmap")),
    advanceOf: (glyph) => hmtx.getUint16(Math.min(glyph, metricCount - 1) * 4),
    outlineBytes: (glyph) => {
      if (glyph >= glyphCount) return null;
      const from = offset(glyph);
      const to = offset(glyph + 1);
      return to > from ? new DataView(glyf.buffer, glyf.byteOffset + from, to - from) : null;
    },
  };
}

const woff = 0x774f4646;
const trueType = 0x00010000;

function readTables(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) throw new UnreadableFont("too short for a font");
  const signature = view.getUint32(0);
  const packed = signature === woff;
  if (!packed && signature !== trueType) throw new UnreadableFont("neither WOFF nor TrueType");
  const count = view.getUint16(packed ? 12 : 4);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index++) {
    const at = packed ? 44 + index * 20 : 12 + index * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const from = view.getUint32(packed ? at + 4 : at + 8);
    const stored = view.getUint32(packed ? at + 8 : at + 12);
    const table = bytes.subarray(from, from + stored);
    const deflated = packed && stored < view.getUint32(at + 12);
    tables.set(tag, deflated ? unzlibSync(table) : table);
  }
  return tables;
}

/** Formats 4 (the first 65,536 code points) and 12 (all); later segments are looked up by bisection. */
function characterMap(cmap: DataView): (codePoint: number) => number {
  const subtables: { readonly format: number; readonly at: number }[] = [];
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const at = cmap.getUint32(4 + index * 8 + 4);
    subtables.push({ format: cmap.getUint16(at), at });
  }
  const full = subtables.find((subtable) => subtable.format === 12);
  if (full) return segmentsOfFormat12(cmap, full.at);
  const basic = subtables.find((subtable) => subtable.format === 4);
  if (!basic) throw new UnreadableFont("no character map of format 4 or 12");
  return segmentsOfFormat4(cmap, basic.at);
}

function segmentsOfFormat12(cmap: DataView, at: number): (codePoint: number) => number {
  const count = cmap.getUint32(at + 12);
  return (codePoint) => {
    const index = firstSegment(count, codePoint, (segment) => cmap.getUint32(at + 16 + segment * 12 + 4));
    if (index === count) return 0;
    const from = cmap.getUint32(at + 16 + index * 12);
    return codePoint < from ? 0 : cmap.getUint32(at + 16 + index * 12 + 8) + codePoint - from;
  };
}

function segmentsOfFormat4(cmap: DataView, at: number): (codePoint: number) => number {
  const twice = cmap.getUint16(at + 6);
  const ends = at + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const ranges = deltas + twice;
  return (codePoint) => {
    const index = firstSegment(twice / 2, codePoint, (segment) => cmap.getUint16(ends + segment * 2));
    if (index === twice / 2) return 0;
    const from = cmap.getUint16(starts + index * 2);
    if (codePoint < from) return 0;
    const delta = cmap.getUint16(deltas + index * 2);
    const range = cmap.getUint16(ranges + index * 2);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = cmap.getUint16(ranges + index * 2 + range + (codePoint - from) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}

/** The first of `count` segments, ordered by their ends, that does not end before `codePoint`. */
function firstSegment(count: number, codePoint: number, endOf: (segment: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(middle) < codePoint) low = middle + 1;
    else high = middle;
  }
  return low;
}
