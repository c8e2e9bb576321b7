import type { SeatMapGeometry } from "../model.ts";
import { scoreRanks } from "../score-ranks.ts";
import { invertMapping, mapSeats, noSeat } from "./map-seats.ts";

/** What may have become of a seat from one map to the next. Bits of {@link SeatMapComparison.changesOf}. */
export const SeatDifference = {
  added: 1,
  removed: 2,
  /** Stands more than {@link leastMoveCm} away from where it stood. */
  moved: 4,
  /** Its block, its row or the seat itself is called something else. */
  relabelled: 8,
  /** Wheelchair, companion, restricted view, aisle, house or standing. */
  flags: 16,
  /** Another of the twelve steps from worst to best. */
  rank: 32,
  /** Somebody else sits beside it. */
  neighbours: 64,
} as const;
export type SeatDifferenceName = keyof typeof SeatDifference;

/** A drawing moves seats by a hair when it is snapped or rounded; nobody in the house would notice less than this. */
export const leastMoveCm = 5;

export interface SeatMapComparison {
  /** By ordinal of `from`: the ordinal in `to`, or -1 for a removed seat. */
  readonly mapping: Int32Array;
  /** By ordinal of `to`: the ordinal in `from`, or -1 for an added seat. */
  readonly inverse: Int32Array;
  /** By ordinal of `from`: bits of {@link SeatDifference}. */
  readonly changesOf: Uint8Array;
  /** By ordinal of `to`: the same bits; those of a seat that is in both maps are equal in both columns. */
  readonly changesIn: Uint8Array;
  /** Seats with each difference, and those without any. */
  readonly counts: Readonly<Record<SeatDifferenceName | "same", number>>;
}

/**
 * Compares two compiled maps seat by seat. Seats are matched by identity, so a seat that was relabelled or moved is
 * still the same seat. Linear in the number of seats.
 */
export function compareSeatMaps(from: SeatMapGeometry, to: SeatMapGeometry): SeatMapComparison {
  const mapping = mapSeats(from, to);
  const inverse = invertMapping(mapping, to.seatCount);
  const changesOf = new Uint8Array(from.seatCount);
  const changesIn = new Uint8Array(to.seatCount).fill(SeatDifference.added);
  const [ranksBefore, ranksAfter] = [scoreRanks(from), scoreRanks(to)];
  const [besideBefore, besideAfter] = [neighboursOf(from), neighboursOf(to)];
  mapping.forEach((after, before) => {
    if (after === noSeat) {
      changesOf[before] = SeatDifference.removed;
      return;
    }
    let bits = 0;
    if (Math.hypot(from.x[before]! - to.x[after]!, from.y[before]! - to.y[after]!) > leastMoveCm) {
      bits |= SeatDifference.moved;
    }
    if (!isCalledTheSame(from, before, to, after)) bits |= SeatDifference.relabelled;
    if (from.flags[before] !== to.flags[after]) bits |= SeatDifference.flags;
    if (ranksBefore[before] !== ranksAfter[after]) bits |= SeatDifference.rank;
    if (!isSamePair(besideBefore(before), besideAfter(after), inverse)) bits |= SeatDifference.neighbours;
    changesOf[before] = bits;
    changesIn[after] = bits;
  });
  return { mapping, inverse, changesOf, changesIn, counts: countsOf(changesOf, changesIn) };
}

/** Names of the differences in a set of bits, in the order of {@link SeatDifference}. */
export function differencesIn(bits: number): SeatDifferenceName[] {
  return (Object.keys(SeatDifference) as SeatDifferenceName[]).filter((name) => (bits & SeatDifference[name]) !== 0);
}

function isCalledTheSame(from: SeatMapGeometry, before: number, to: SeatMapGeometry, after: number): boolean {
  if (from.labels[before] !== to.labels[after]) return false;
  const [rowBefore, rowAfter] = [from.rows[from.rowOf[before]!]!, to.rows[to.rowOf[after]!]!];
  if (rowBefore.label !== rowAfter.label) return false;
  return from.blocks[rowBefore.block]!.label === to.blocks[rowAfter.block]!.label;
}

const added = -2;

/** Who sits on either side of a seat in its run; {@link noSeat} at an aisle. */
function neighboursOf({ runOf }: SeatMapGeometry): (ordinal: number) => readonly [number, number] {
  return (ordinal) => [
    ordinal > 0 && runOf[ordinal - 1] === runOf[ordinal] ? ordinal - 1 : noSeat,
    runOf[ordinal + 1] === runOf[ordinal] ? ordinal + 1 : noSeat,
  ];
}

/** A run may be walked from its other end in another version: left and right do not matter. */
function isSamePair([a, b]: readonly [number, number], after: readonly [number, number], inverse: Int32Array): boolean {
  // An added neighbour is nobody that was there before.
  const [c, d] = after.map((seat) => (seat === noSeat ? noSeat : inverse[seat] === noSeat ? added : inverse[seat]!));
  return (a === c && b === d) || (a === d && b === c);
}

function countsOf(changesOf: Uint8Array, changesIn: Uint8Array): SeatMapComparison["counts"] {
  const counts = { added: 0, removed: 0, moved: 0, relabelled: 0, flags: 0, rank: 0, neighbours: 0, same: 0 };
  const names = Object.keys(SeatDifference) as SeatDifferenceName[];
  for (const bits of changesOf) {
    if (bits === 0) counts.same += 1;
    else for (const name of names) if ((bits & SeatDifference[name]) !== 0) counts[name] += 1;
  }
  for (const bits of changesIn) if ((bits & SeatDifference.added) !== 0) counts.added += 1;
  return counts;
}
