import type { SeatMapGeometry } from "../src/model.ts";

/** Flat list of points x0, y0, x1, y1 …, centimetres. */
export type Polyline = readonly number[];

/** A break in a row wider than this many pitches is an aisle: the plate under the seats opens there. */
const AISLE_PITCHES = 2.2;
/** Ends of rows farther apart than this many pitches are not joined. */
const RAIL_PITCHES = 3.5;

/** First and last seat of a stretch of a row between aisles. */
export interface RowPiece {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/** The rows of a block cut at their aisles, in order. */
export function rowPieces(geometry: SeatMapGeometry, blockIndex: number, pitch: number): RowPiece[] {
  const { x, y, rowOf } = geometry;
  const block = geometry.blocks[blockIndex]!;
  const pieces: RowPiece[] = [];
  let first = block.first;
  const end = block.first + block.count;
  for (let ordinal = block.first + 1; ordinal <= end; ordinal++) {
    const isCut =
      ordinal === end ||
      rowOf[ordinal] !== rowOf[ordinal - 1] ||
      Math.hypot(x[ordinal]! - x[ordinal - 1]!, y[ordinal]! - y[ordinal - 1]!) > pitch * AISLE_PITCHES;
    if (!isCut) continue;
    pieces.push({ row: rowOf[first]!, first, last: ordinal - 1 });
    first = ordinal;
  }
  return pieces;
}

/**
 * The lines the seats of one block stand on, simplified: a point is kept only where leaving it out would move
 * the line by more than `tolerance`. Drawn thick with round ends they make the plate under a block, whatever
 * its form: curved rows, fans, tables, an L around a corner, where a hull would cover the neighbours.
 */
export function rowLines(geometry: SeatMapGeometry, blockIndex: number, pitch: number, tolerance: number): Polyline[] {
  const { x, y } = geometry;
  const pieces = rowPieces(geometry, blockIndex, pitch);
  const lines = pieces.map(({ first, last }) => {
    const line: number[] = [];
    for (let ordinal = first; ordinal <= last; ordinal++) line.push(x[ordinal]!, y[ordinal]!);
    return simplify(line, tolerance);
  });
  return [...lines, ...rails(geometry, pieces, pitch)];
}

/** Lines from the ends of each piece to the nearest ends in the next row: the plate's sides become smooth. */
function rails(geometry: SeatMapGeometry, pieces: readonly RowPiece[], pitch: number): Polyline[] {
  const { x, y } = geometry;
  const lines: Polyline[] = [];
  let above: RowPiece[] = [];
  let current: RowPiece[] = [];
  for (const piece of pieces) {
    if (current[0] && current[0].row !== piece.row) {
      above = current;
      current = [];
    }
    current.push(piece);
    for (const end of ["first", "last"] as const) {
      let nearest = -1;
      let reach = pitch * RAIL_PITCHES;
      for (const other of above) {
        const distance = Math.hypot(x[other[end]]! - x[piece[end]]!, y[other[end]]! - y[piece[end]]!);
        if (distance >= reach) continue;
        reach = distance;
        nearest = other[end];
      }
      if (nearest !== -1) lines.push([x[piece[end]]!, y[piece[end]]!, x[nearest]!, y[nearest]!]);
    }
  }
  return lines;
}

/** Keeps the points a straight stretch would miss by more than the tolerance (greedy, one pass). */
function simplify(line: Polyline, tolerance: number): Polyline {
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
