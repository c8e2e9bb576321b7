import type { SeatMapGeometry } from "../model.ts";
import { bestSeats, wouldLeaveOrphan } from "./best-seats.ts";
import { type IsFree, orphansLeftBy } from "./orphan-rule.ts";
import { seatIndexOf } from "./seat-index.ts";
import { range } from "./split-party.ts";

/** What a tap on a seat means for a party. All ordinals ascend. */
export type SeatsFrom =
  | { readonly kind: "seats"; readonly ordinals: readonly number[] }
  /** Fewer neighbours are free around the seat: these. None when the seat itself is not. */
  | { readonly kind: "tooFew"; readonly ordinals: readonly number[] }
  /** The orphan rule refuses `ordinals`: `orphans` would be left alone. `instead` are as many seats, as near as there are. */
  | {
      readonly kind: "orphan";
      readonly ordinals: readonly number[];
      readonly orphans: readonly number[];
      readonly instead: readonly number[];
    };

/**
 * The `count` neighbours a tap on one seat takes, the seat among them: those that leave nobody alone before those that
 * do, those of the seat's own price zone before those that cross into another, then the best score, then the lower
 * ordinal. Wheelchair and companion places are taken along only from such a place.
 */
export function seatsFrom(
  geometry: SeatMapGeometry,
  choice: {
    readonly seat: number;
    readonly count: number;
    readonly isFree: IsFree;
    readonly zoneOf?: Uint8Array | undefined;
  },
): SeatsFrom {
  const { seat, count, isFree, zoneOf } = choice;
  const { accessibleOnly, scoreSum } = seatIndexOf(geometry);
  const isOpen: IsFree = (each) => isFree(each) && (accessibleOnly[seat] === 1 || accessibleOnly[each] === 0);
  const { start, end } = stretchAround(geometry, seat, isOpen);
  if (end - start < count) return { kind: "tooFew", ordinals: range(start, end - start) };
  const windows = range(start, end - start - count + 1).map((first) => {
    const ordinals = range(first, count);
    return {
      ordinals,
      holdsSeat: first <= seat && seat < first + count,
      orphans: orphansLeftBy(geometry, ordinals, isFree),
      crosses: zoneOf !== undefined && ordinals.some((each) => zoneOf[each] !== zoneOf[seat]),
      score: scoreSum[first + count]! - scoreSum[first]!,
      distance: Math.abs(first + (count - 1) / 2 - seat),
    };
  });
  const [best] = windows
    .filter(({ holdsSeat }) => holdsSeat)
    .sort(
      (a, b) =>
        Number(a.orphans.length > 0) - Number(b.orphans.length > 0) ||
        Number(a.crosses) - Number(b.crosses) ||
        b.score - a.score,
    );
  if (!best) return { kind: "tooFew", ordinals: [] };
  if (best.orphans.length === 0 || !wouldLeaveOrphan(geometry, { ordinals: best.ordinals, isFree })) {
    return { kind: "seats", ordinals: best.ordinals };
  }
  const [beside] = windows
    .filter(({ orphans }) => orphans.length === 0)
    .sort((a, b) => Number(a.crosses) - Number(b.crosses) || a.distance - b.distance);
  // The rule refuses only where as many could sit elsewhere without leaving anybody alone.
  const instead = beside?.ordinals ?? bestSeats(geometry, { count, isFree })[0]?.ordinals ?? [];
  return { kind: "orphan", ordinals: best.ordinals, orphans: best.orphans, instead };
}

/** The open neighbours on both sides, `start` to `end - 1`; empty when the seat itself is not open. */
function stretchAround(geometry: SeatMapGeometry, seat: number, isOpen: IsFree): { start: number; end: number } {
  const { runOf, runStart } = geometry;
  const run = runOf[seat];
  if (run === undefined || !isOpen(seat)) return { start: seat, end: seat };
  let start = seat;
  while (start > runStart[run]! && isOpen(start - 1)) start -= 1;
  let end = seat + 1;
  while (end < runStart[run + 1]! && isOpen(end)) end += 1;
  return { start, end };
}
