import type { SeatMapGeometry } from "../src/model.ts";

/** Flat list of points x0, y0, x1, y1 …, centimetres. */
export type Polyline = readonly number[];

/** A break in a row wider than this many pitches is an aisle: the plate under the seats opens there. */
const AISLE_PITCHES = 2.4;

/**
 * The lines the seats of one block stand on, simplified: a point is kept only where leaving it out would move
 * the line by more than `tolerance`. Drawn thick with round ends they make the plate under a block, whatever
 * its form: curved rows, fans, tables, an L around a corner, where a hull would cover the neighbours.
 */
export function rowLines(geometry: SeatMapGeometry, blockIndex: number, pitch: number, tolerance: number): Polyline[] {
  const { x, y, rowOf } = geometry;
  const block = geometry.blocks[blockIndex]!;
  const lines: Polyline[] = [];
  let line: number[] = [];
  const close = (): void => {
    if (line.length > 0) lines.push(simplify(line, tolerance));
    line = [];
  };
  for (let ordinal = block.first; ordinal < block.first + block.count; ordinal++) {
    const isNewRow = ordinal > block.first && rowOf[ordinal] !== rowOf[ordinal - 1];
    const gap = ordinal > block.first ? Math.hypot(x[ordinal]! - x[ordinal - 1]!, y[ordinal]! - y[ordinal - 1]!) : 0;
    if (isNewRow || gap > pitch * AISLE_PITCHES) close();
    line.push(x[ordinal]!, y[ordinal]!);
  }
  close();
  return lines;
}

/** Keeps the points a straight stretch would miss by more than the tolerance (greedy, one pass). */
export function simplify(line: Polyline, tolerance: number): Polyline {
  const points = line.length / 2;
  if (points <= 2) return line;
  const kept: number[] = [line[0]!, line[1]!];
  let anchor = 0;
  for (let end = 2; end < points; end++) {
    if (!isStraight(line, anchor, end, tolerance)) {
      anchor = end - 1;
      kept.push(line[anchor * 2]!, line[anchor * 2 + 1]!);
    }
  }
  kept.push(line[points * 2 - 2]!, line[points * 2 - 1]!);
  return kept;
}

function isStraight(line: Polyline, from: number, to: number, tolerance: number): boolean {
  const x = line[from * 2]!;
  const y = line[from * 2 + 1]!;
  const dx = line[to * 2]! - x;
  const dy = line[to * 2 + 1]! - y;
  const length = Math.hypot(dx, dy) || 1;
  for (let at = from + 1; at < to; at++) {
    const off = Math.abs((line[at * 2]! - x) * dy - (line[at * 2 + 1]! - y) * dx) / length;
    if (off > tolerance) return false;
  }
  return true;
}
