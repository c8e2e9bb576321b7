import type { SeatMapGeometry } from "../model.ts";
import type { IsFree } from "./orphan-rule.ts";
import { seatIndexOf } from "./seat-index.ts";
import { range } from "./split-party.ts";

/**
 * What is free near seats that somebody else just took: `count` neighbours of one row whose middle is nearest to the
 * middle of `ordinals`; when nowhere that many sit together, the nearest single seats. Wheelchair and companion places
 * are named only when one of the lost seats was such a place.
 * @returns ascending ordinals, fewer than `count` only when fewer are free
 */
export function nearestFree(
  geometry: SeatMapGeometry,
  ordinals: readonly number[],
  isFree: IsFree,
  count: number,
): number[] {
  const lost = ordinals.filter((ordinal) => ordinal >= 0 && ordinal < geometry.seatCount);
  if (lost.length === 0 || count < 1) return [];
  const { accessibleOnly } = seatIndexOf(geometry);
  const accessible = lost.some((ordinal) => accessibleOnly[ordinal] === 1);
  const isOpen: IsFree = (seat) => (accessible || accessibleOnly[seat] === 0) && isFree(seat);
  const mean = (column: Float32Array) => lost.reduce((sum, ordinal) => sum + column[ordinal]!, 0) / lost.length;
  const target = { x: mean(geometry.x), y: mean(geometry.y) };
  return nearestTogether(geometry, target, isOpen, count) ?? nearestSingles(geometry, target, isOpen, count);
}

function nearestTogether(
  geometry: SeatMapGeometry,
  target: { x: number; y: number },
  isOpen: IsFree,
  count: number,
): number[] | null {
  const { x, y, runStart } = geometry;
  const boxes = seatIndexOf(geometry).runBoxes();
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runStart.length - 1; run += 1) {
    const aside = Math.max(boxes[run * 4]! - target.x, target.x - boxes[run * 4 + 2]!, 0);
    const off = Math.max(boxes[run * 4 + 1]! - target.y, target.y - boxes[run * 4 + 3]!, 0);
    if (aside * aside + off * off >= least) continue;
    for (let first = runStart[run]!; first + count <= runStart[run + 1]!; first += 1) {
      const middleX = (x[first]! + x[first + count - 1]!) / 2 - target.x;
      const middleY = (y[first]! + y[first + count - 1]!) / 2 - target.y;
      const distance = middleX * middleX + middleY * middleY;
      if (distance >= least) continue;
      let open = 0;
      while (open < count && isOpen(first + open)) open += 1;
      if (open === count) [least, best] = [distance, first];
    }
  }
  return best < 0 ? null : range(best, count);
}

function nearestSingles(
  { x, y, seatCount }: SeatMapGeometry,
  target: { x: number; y: number },
  isOpen: IsFree,
  count: number,
): number[] {
  const open: { seat: number; distance: number }[] = [];
  for (let seat = 0; seat < seatCount; seat += 1) {
    if (isOpen(seat)) open.push({ seat, distance: Math.hypot(x[seat]! - target.x, y[seat]! - target.y) });
  }
  open.sort((a, b) => a.distance - b.distance || a.seat - b.seat);
  return open
    .slice(0, count)
    .map(({ seat }) => seat)
    .sort((a, b) => a - b);
}
