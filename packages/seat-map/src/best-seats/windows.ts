import type { SeatMapGeometry } from "../model.ts";
import type { IsFree } from "./orphan-rule.ts";
import { nextPair, untakenBits } from "./seat-bits.ts";
import { type SeatIndex, type Stretches, seatIndexOf } from "./seat-index.ts";

/** Who may sit where in one search. */
export interface Search {
  readonly geometry: SeatMapGeometry;
  readonly index: SeatIndex;
  /** Seats that count as open: free, and not kept for wheelchair users unless asked for. */
  readonly isOpen: IsFree;
  /** Other than 0 for seats that are not open whatever `isOpen` would say. */
  readonly taken: Uint8Array;
  /** Open seats the party may take: in its zone, not proposed before. The others only matter for orphans. Null: all. */
  readonly mayTake: IsFree | null;
  /** Wheelchair places the party needs. */
  readonly wheelchairs: number;
  /** Every two or more open neighbours of the house, found when first needed: who is open stays for one search. */
  openStretches: Stretches | null;
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

export function newSearch(
  geometry: SeatMapGeometry,
  who: Pick<Search, "isOpen" | "mayTake" | "wheelchairs"> & { readonly taken: Uint8Array | undefined },
): Search {
  const index = seatIndexOf(geometry);
  return { geometry, index, ...who, taken: who.taken ?? index.noneTaken(), openStretches: null };
}

/** Runs that are looked at one by one before the whole house is read once instead. */
const runsByBound = 400;

/**
 * Looks for the best `count` neighbours. Runs come by the best they could offer, so the search ends at the first run
 * that cannot beat what was found: a few runs in an open house. Where that does not end it soon, the house is nearly
 * sold out; then its open stretches are gathered once, and what follows (this size, two rows, groups) looks at them only.
 */
export function bestWindows(search: Search, count: number): BestWindows {
  const best: BestWindows = { clean: null, any: null };
  const { runs, bounds } = search.index.runsFor(count);
  const oneByOne = count === 1 ? runs.length : search.openStretches ? 0 : Math.min(runs.length, runsByBound);
  for (let index = 0; index < oneByOne; index += 1) {
    if (best.clean && bounds[index]! < best.clean.total) return best;
    scanRun(search, runs[index]!, count, best);
  }
  if (oneByOne === runs.length || (best.clean && bounds[oneByOne]! < best.clean.total)) return best;
  const { starts, ends, length } = openStretchesOf(search);
  const { runOf } = search.geometry;
  for (let index = 0; index < length; index += 1) {
    const start = starts[index]!;
    if (ends[index]! - start >= count) scanStretch(search, runOf[start]!, start, ends[index]!, count, best);
  }
  return best;
}

/** The house's stretches of at least two open seats, ascending; asked for at most once a search. */
export function openStretchesOf(search: Search): Stretches {
  search.openStretches ??= gatherStretches(search);
  return search.openStretches;
}

/**
 * Goes from pair to pair of neighbours that are not taken, 32 seats a word: where most of the house is sold, few words
 * have a pair. Who is open is only asked about the seats of such stretches.
 */
function gatherStretches({ geometry, index, isOpen, taken }: Search): Stretches {
  const { runStart, runOf } = geometry;
  const stretches = index.stretches();
  const bits = untakenBits(taken, index.seatBits());
  stretches.length = 0;
  let from = nextPair(bits, 0);
  while (from >= 0) {
    const end = runStart[runOf[from]! + 1]!;
    let stop = from;
    while (stop < end && taken[stop] === 0 && isOpen(stop)) stop += 1;
    if (stop - from >= 2) {
      stretches.starts[stretches.length] = from;
      stretches.ends[stretches.length] = stop;
      stretches.length += 1;
    }
    from = nextPair(bits, Math.max(stop, from + 1));
  }
  return stretches;
}

/**
 * Visits the stretches of open seats that can hold the party. Whoever looks for `count` neighbours need not ask every
 * seat: when the last seat of a possible window is taken, the next window that can be free begins behind it.
 */
function scanRun(search: Search, run: number, count: number, best: BestWindows): void {
  const { geometry, isOpen, taken } = search;
  const end = geometry.runStart[run + 1]!;
  let from = geometry.runStart[run]!;
  while (from + count <= end) {
    let start = from + count - 1;
    if (taken[start] !== 0 || !isOpen(start)) {
      from = start + 1;
      continue;
    }
    while (start > from && taken[start - 1] === 0 && isOpen(start - 1)) start -= 1;
    if (start > from) {
      // Between is a taken seat: the stretch begins behind it and may still be too short.
      from = start;
      const last = from + count - 1;
      if (last >= end || taken[last] !== 0 || !isOpen(last)) continue;
    }
    let stretchEnd = from + 1;
    while (stretchEnd < end && taken[stretchEnd] === 0 && isOpen(stretchEnd)) stretchEnd += 1;
    if (stretchEnd - from >= count) scanStretch(search, run, from, stretchEnd, count, best);
    from = stretchEnd + 1;
  }
}

function scanStretch(
  { index, mayTake, wheelchairs }: Search,
  run: number,
  start: number,
  end: number,
  count: number,
  best: BestWindows,
): void {
  const { scoreSum, wheelchairSum, standingRun } = index;
  const standing = standingRun[run] === 1;
  let takeable = 0;
  for (let last = start; last < end; last += 1) {
    takeable = mayTake === null || mayTake(last) ? takeable + 1 : 0;
    if (takeable < count) continue;
    const first = last - count + 1;
    const places = wheelchairSum[last + 1]! - wheelchairSum[first]!;
    if (places < wheelchairs) continue;
    const total = scoreSum[last + 1]! - scoreSum[first]!;
    if (isBetter(total, first, best.any)) best.any = { first, total };
    const alone = first - start === 1 || end - last === 2;
    // More wheelchair places than the party needs are left to others while there is another way.
    const clean = (standing || !alone) && places === wheelchairs;
    if (clean && isBetter(total, first, best.clean)) best.clean = { first, total };
  }
}

function isBetter(total: number, first: number, than: SeatWindow | null): boolean {
  return than === null || total > than.total || (total === than.total && first < than.first);
}
