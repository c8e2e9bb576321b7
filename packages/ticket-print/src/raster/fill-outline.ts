import type { Contour } from "../fonts/glyph-outline.ts";
import { type Bitmap, blacken, blankBitmap } from "./bitmap.ts";

/** Lines a dot is looked at on: enough to tell half a dot at every size a ticket has. */
const linesPerDot = 5;
/** A dot is black when this much of it is; a little under half keeps hairlines of small Chinese whole. */
const blackFrom = 0.44;

/** A filled outline and where its upper left corner lies from the pen's place on the baseline. */
export interface FilledOutline {
  readonly bitmap: Bitmap;
  readonly left: number;
  readonly top: number;
}

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly winding: 1 | -1;
}

/**
 * The outline as dots, filled by the non-zero winding rule, `scale` dots a unit. Additions, products and quotients
 * only, so that every machine gets the same dots. Null for an empty outline.
 */
export function fillOutline(contours: readonly Contour[], scale: number): FilledOutline | null {
  const edges = edgesOf(contours, scale);
  if (edges.length === 0) return null;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x0, x1, y0, y1 } of edges) {
    left = Math.min(left, x0, x1);
    right = Math.max(right, x0, x1);
    top = Math.min(top, y0);
    bottom = Math.max(bottom, y1);
  }
  left = Math.floor(left);
  top = Math.floor(top);
  const bitmap = blankBitmap(Math.max(1, Math.ceil(right) - left), Math.max(1, Math.ceil(bottom) - top));
  const covered = new Float64Array(bitmap.width);
  for (let row = 0; row < bitmap.height; row++) {
    covered.fill(0);
    for (let line = 0; line < linesPerDot; line++) {
      coverLine(edges, top + row + (line + 0.5) / linesPerDot, left, covered);
    }
    for (let x = 0; x < bitmap.width; x++) {
      if (covered[x]! >= blackFrom * linesPerDot) blacken(bitmap, x, row);
    }
  }
  return { bitmap, left, top };
}

/** Edges with y downwards, each from its upper end to its lower one. */
function edgesOf(contours: readonly Contour[], scale: number): readonly Edge[] {
  const edges: Edge[] = [];
  for (const contour of contours) {
    for (let at = 0; at < contour.length; at += 2) {
      const next = (at + 2) % contour.length;
      const [x0, y0, x1, y1] = [contour[at]!, -contour[at + 1]!, contour[next]!, -contour[next + 1]!];
      if (y0 === y1) continue;
      const down = y0 < y1;
      edges.push({
        x0: (down ? x0 : x1) * scale,
        y0: (down ? y0 : y1) * scale,
        x1: (down ? x1 : x0) * scale,
        y1: (down ? y1 : y0) * scale,
        winding: down ? 1 : -1,
      });
    }
  }
  return edges;
}

function coverLine(edges: readonly Edge[], y: number, left: number, covered: Float64Array): void {
  const crossings: { readonly x: number; readonly winding: number }[] = [];
  for (const { x0, y0, x1, y1, winding } of edges) {
    if (y < y0 || y >= y1) continue;
    crossings.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) - left, winding });
  }
  crossings.sort((a, b) => a.x - b.x);
  let winding = 0;
  for (let index = 0; index + 1 < crossings.length; index++) {
    winding += crossings[index]!.winding;
    if (winding !== 0) coverSpan(covered, crossings[index]!.x, crossings[index + 1]!.x);
  }
}

function coverSpan(covered: Float64Array, from: number, to: number): void {
  for (let x = Math.max(0, Math.floor(from)); x < covered.length && x < to; x++) {
    covered[x]! += Math.min(to, x + 1) - Math.max(from, x);
  }
}
