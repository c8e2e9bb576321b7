import type { SeatMapGeometry } from "../model.ts";
import type { IsFree } from "./orphan-rule.ts";
import { seatIndexOf } from "./seat-index.ts";

/** Who may sit where in one search. */
export interface Search {
  readonly geometry: SeatMapGeometry;
  /** Seats that count as open: free, and not kept for wheelchair users unless asked for. */
  readonly isOpen: IsFree;
  /** Open seats the party may take: in its zone, not proposed before. The rest only matters for orphans. */
  readonly mayTake: IsFree;
  /** Wheelchair places the party needs. */
  readonly wheelchairs: number;
}

/** Neighbouring seats `first` to `first + count - 1` of one run. */
export interface SeatWindow {
  readonly first: number;
  readonly total: number;
}

/** The best window that leaves no orphan, and the best of all; ties go to the lower ordinal. */
export interface BestWindows {
  clean: SeatWindow | null;
  any: SeatWindow | null;
}

/**
 * Looks for the best `count` neighbours. Runs come by the best they could offer, so the search ends at the first run
 * that cannot beat what was found: a few runs in an open house, all of them only in one that is nearly sold out.
 */
export function bestWindows(search: Search, count: number): BestWindows {
  const best: BestWindows = { clean: null, any: null };
  const { runs, bounds } = seatIndexOf(search.geometry).runsFor(count);
  for (let index = 0; index < runs.length; index += 1) {
    if (best.clean && bounds[index]! < best.clean.total) break;
    scanRun(search, runs[index]!, count, best);
  }
  return best;
}

function scanRun(search: Search, run: number, count: number, best: BestWindows): void {
  const { geometry, isOpen, mayTake } = search;
  const end = geometry.runStart[run + 1]!;
  let seat = geometry.runStart[run]!;
  while (seat < end) {
    if (!isOpen(seat)) {
      seat += 1;
      continue;
    }
    // One stretch of open seats, and within it the pieces the party may take.
    const stretch = seat;
    let piece = -1;
    const pieces: number[] = [];
    for (; seat < end && isOpen(seat); seat += 1) {
      if (mayTake(seat)) {
        if (piece < 0) piece = seat;
      } else if (piece >= 0) {
        if (seat - piece >= count) pieces.push(piece, seat);
        piece = -1;
      }
    }
    if (piece >= 0 && seat - piece >= count) pieces.push(piece, seat);
    for (let index = 0; index < pieces.length; index += 2) {
      scanPiece(search, run, stretch, seat, pieces[index]!, pieces[index + 1]!, count, best);
    }
  }
}

function scanPiece(
  { geometry, wheelchairs }: Search,
  run: number,
  stretch: number,
  stretchEnd: number,
  from: number,
  to: number,
  count: number,
  best: BestWindows,
): void {
  const { scoreSum, wheelchairSum, standingRun } = seatIndexOf(geometry);
  const standing = standingRun[run] === 1;
  for (let first = from; first + count <= to; first += 1) {
    const places = wheelchairSum[first + count]! - wheelchairSum[first]!;
    if (places < wheelchairs) continue;
    const total = scoreSum[first + count]! - scoreSum[first]!;
    if (isBetter(total, first, best.any)) best.any = { first, total };
    const alone = first - stretch === 1 || stretchEnd - first - count === 1;
    // More wheelchair places than the party needs are left to others while there is another way.
    const clean = (standing || !alone) && places === wheelchairs;
    if (clean && isBetter(total, first, best.clean)) best.clean = { first, total };
  }
}

export function isBetter(total: number, first: number, than: SeatWindow | null): boolean {
  return than === null || total > than.total || (total === than.total && first < than.first);
}
