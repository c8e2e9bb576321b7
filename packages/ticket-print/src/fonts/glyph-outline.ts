import type { Font } from "./read-font.ts";

/** A closed outline as straight edges, x0 y0 x1 y1 …, in font units, y upwards. */
export type Contour = readonly number[];

/** Straight pieces a curve is drawn with; at 100 dots an em they are shorter than a dot. */
const piecesPerCurve = 6;
/** Composite glyphs of composites of …: no real font nests deeper. */
const deepest = 6;

/** The outline of a glyph (OpenType `glyf`), curves as straight pieces. Empty for a space. */
export function glyphOutline(font: Font, glyph: number, depth = 0): readonly Contour[] {
  const bytes = font.outlineBytes(glyph);
  if (!bytes || depth > deepest) return [];
  const contourCount = bytes.getInt16(0);
  return contourCount >= 0 ? simpleOutline(bytes, contourCount) : compositeOutline(font, bytes, depth);
}

function simpleOutline(bytes: DataView, contourCount: number): readonly Contour[] {
  if (contourCount === 0) return [];
  const lastPoint = (contour: number) => bytes.getUint16(10 + contour * 2);
  const pointCount = lastPoint(contourCount - 1) + 1;
  let at = 10 + contourCount * 2;
  at += 2 + bytes.getUint16(at);
  const flags = new Uint8Array(pointCount);
  for (let point = 0; point < pointCount; ) {
    const flag = bytes.getUint8(at++);
    const repeats = flag & 8 ? bytes.getUint8(at++) : 0;
    flags.fill(flag, point, point + repeats + 1);
    point += repeats + 1;
  }
  const coordinates = (short: number, same: number): Int32Array => {
    const values = new Int32Array(pointCount);
    for (let point = 0, value = 0; point < pointCount; point++) {
      const flag = flags[point]!;
      if (flag & short) value += flag & same ? bytes.getUint8(at++) : -bytes.getUint8(at++);
      else if (!(flag & same)) {
        value += bytes.getInt16(at);
        at += 2;
      }
      values[point] = value;
    }
    return values;
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  return Array.from({ length: contourCount }, (_, contour) =>
    straightened(xs, ys, flags, contour === 0 ? 0 : lastPoint(contour - 1) + 1, lastPoint(contour)),
  );
}

/** Points off the curve steer it; between two of them lies one on the curve, in the middle. */
function straightened(xs: Int32Array, ys: Int32Array, flags: Uint8Array, from: number, to: number): Contour {
  const count = to - from + 1;
  if (count < 2) return [];
  const point = (index: number) => {
    const at = from + (index % count);
    return { x: xs[at]!, y: ys[at]!, on: (flags[at]! & 1) === 1 };
  };
  const middle = (a: { x: number; y: number }, b: { x: number; y: number }) => ({
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
  });
  let start = 0;
  while (start < count && !point(start).on) start++;
  let here = start < count ? point(start) : { ...middle(point(0), point(count - 1)), on: true };
  const edges = [here.x, here.y];
  for (let step = 1; step <= count; step++) {
    const next = point(start + step);
    if (next.on) {
      edges.push(next.x, next.y);
      here = next;
      continue;
    }
    const after = step === count ? { x: edges[0]!, y: edges[1]!, on: true } : point(start + step + 1);
    const end = after.on ? after : { ...middle(next, after), on: true };
    for (let piece = 1; piece <= piecesPerCurve; piece++) {
      const t = piece / piecesPerCurve;
      const u = 1 - t;
      edges.push(
        u * u * here.x + 2 * u * t * next.x + t * t * end.x,
        u * u * here.y + 2 * u * t * next.y + t * t * end.y,
      );
    }
    here = end;
    if (after.on) step++;
  }
  return edges;
}

function compositeOutline(font: Font, bytes: DataView, depth: number): readonly Contour[] {
  const contours: Contour[] = [];
  let at = 10;
  for (let more = true; more; ) {
    const flags = bytes.getUint16(at);
    const part = bytes.getUint16(at + 2);
    const words = (flags & 1) !== 0;
    const dx = words ? bytes.getInt16(at + 4) : bytes.getInt8(at + 4);
    const dy = words ? bytes.getInt16(at + 6) : bytes.getInt8(at + 5);
    at += words ? 8 : 6;
    const scale = () => {
      at += 2;
      return bytes.getInt16(at - 2) / 16384;
    };
    let [xx, xy, yx, yy] = [1, 0, 0, 1];
    if (flags & 0x08) xx = yy = scale();
    else if (flags & 0x40) [xx, yy] = [scale(), scale()];
    else if (flags & 0x80) [xx, xy, yx, yy] = [scale(), scale(), scale(), scale()];
    // Offsets that name points to be matched are not used by fonts for screens and are taken as none.
    const [moveX, moveY] = flags & 2 ? [dx, dy] : [0, 0];
    for (const contour of glyphOutline(font, part, depth + 1)) {
      contours.push(
        contour.map((value, index) =>
          index % 2 === 0
            ? value * xx + contour[index + 1]! * yx + moveX
            : contour[index - 1]! * xy + value * yy + moveY,
        ),
      );
    }
    more = (flags & 0x20) !== 0;
  }
  return contours;
}
