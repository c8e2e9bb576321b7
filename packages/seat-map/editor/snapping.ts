import type { Point } from "../src/model.ts";
import { boundsOf, type PlacedSeat } from "./seat-places.ts";

/** A line that says what a moved thing lies level with, centimetres. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly by: Point;
  readonly guides: readonly Guide[];
}

/**
 * Pulls a move to where the moved seats lie level with others: their left, right, top and bottom seats and their
 * middle with the seats around, and their middle with the middle line of the house.
 * @param reach how near is level, centimetres
 */
export function snapMove(
  moved: readonly Point[],
  by: Point,
  others: readonly PlacedSeat[],
  middleLine: number,
  reach: number,
): Snapped {
  const box = boundsOf(moved);
  if (!box) return { by, guides: [] };
  const snapped = { x: by.x, y: by.y };
  const guides: Guide[] = [];
  for (const axis of ["x", "y"] as const) {
    const [low, high] = axis === "x" ? [box.minX, box.maxX] : [box.minY, box.maxY];
    const own = [low, (low + high) / 2, high].map((edge) => edge + by[axis]);
    let best = { off: reach, at: 0, other: null as Point | null };
    for (const { seat } of others) {
      for (const edge of own) {
        const off = seat[axis] - edge;
        if (Math.abs(off) < Math.abs(best.off)) best = { off, at: seat[axis], other: seat };
      }
    }
    if (axis === "x") {
      const off = middleLine - own[1]!;
      if (Math.abs(off) < Math.abs(best.off)) best = { off, at: middleLine, other: null };
    }
    if (Math.abs(best.off) >= reach) continue;
    snapped[axis] += best.off;
    const across = axis === "x" ? "y" : "x";
    const ends = [
      ...(across === "x" ? [box.minX, box.maxX] : [box.minY, box.maxY]).map((edge) => edge + by[across]),
      ...(best.other ? [best.other[across]] : []),
    ];
    guides.push({ axis, at: best.at, from: Math.min(...ends), to: Math.max(...ends) });
  }
  return { by: snapped, guides };
}

/** Turns the way between two points to the nearest multiple of 15 degrees if it is nearly that, or always if asked. */
export function snapAngle(from: Point, to: Point, always: boolean): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const step = Math.PI / 12;
  const snapped = Math.round(angle / step) * step;
  const isRight = Math.round(angle / step) % 6 === 0;
  if (!always && !(isRight && Math.abs(snapped - angle) < 0.06)) return to;
  return { x: from.x + length * Math.cos(snapped), y: from.y + length * Math.sin(snapped) };
}
