import { SeatFlag, type SeatMapGeometry } from "../model.ts";
import type { BestSeatsRequest, BestSeatsTier } from "./best-seats.ts";
import { orphansLeftBy } from "./orphan-rule.ts";
import { seatIndexOf } from "./seat-index.ts";

/**
 * Best seats as their definition reads, without any cleverness: every window of every run, every pair of windows. Tests
 * and the bench hold the fast search against it.
 */
export interface BruteForceProposal {
  readonly ordinals: readonly number[];
  readonly tier: BestSeatsTier;
  readonly score: number;
}

export function bruteForceBest(geometry: SeatMapGeometry, request: BestSeatsRequest): BruteForceProposal | undefined {
  const excluded = new Set<number>();
  let best: BruteForceProposal | undefined;
  for (let number = 0; number <= (request.skip ?? 0); number += 1) {
    best = bestWithout(geometry, request, excluded);
    if (!best) return undefined;
    for (const seat of best.ordinals) excluded.add(seat);
  }
  return best;
}

function bestWithout(
  geometry: SeatMapGeometry,
  { count, isFree, zoneOf, zone, wheelchairs = 0 }: BestSeatsRequest,
  excluded: ReadonlySet<number>,
): BruteForceProposal | undefined {
  const { flags, score, runOf, seatCount } = geometry;
  if (wheelchairs > count) return undefined;
  const has = (seat: number, flag: number) => (flags[seat]! & flag) !== 0;
  const reserved = (seat: number) => has(seat, SeatFlag.wheelchair | SeatFlag.companion);
  const isOpen = (seat: number) => isFree(seat) && (wheelchairs > 0 || !reserved(seat));
  const mayTake = (seat: number) =>
    isOpen(seat) && !excluded.has(seat) && (zone === undefined || zoneOf?.[seat] === zone);
  const total = (seats: readonly number[]) => seats.reduce((sum, seat) => sum + score[seat]!, 0);

  const windows = (size: number, may: (seat: number) => boolean): number[][] => {
    const found: number[][] = [];
    for (let first = 0; first + size <= seatCount; first += 1) {
      const seats = Array.from({ length: size }, (_, index) => first + index);
      if (seats.every((seat) => runOf[seat] === runOf[first] && may(seat))) found.push(seats);
    }
    return found;
  };
  const best = (candidates: readonly (readonly number[])[]): readonly number[] | undefined => {
    let winner: readonly number[] | undefined;
    for (const seats of candidates) if (!winner || total(seats) > total(winner)) winner = seats;
    return winner;
  };
  const proposal = (ordinals: readonly number[], tier: BestSeatsTier): BruteForceProposal => ({
    ordinals,
    tier,
    score: total(ordinals) / count,
  });
  /** The rule as the party that asked sees it: with a wheelchair user in it, accessible places count as seats. */
  const leavesOrphan = (seats: readonly number[]) => {
    const standing = has(geometry.runStart[runOf[seats[0]!]!]!, SeatFlag.standing);
    return !standing && orphansLeftBy(geometry, seats, isOpen).length > 0;
  };

  const places = (seats: readonly number[]) => seats.filter((seat) => has(seat, SeatFlag.wheelchair)).length;
  const together = windows(count, mayTake).filter((seats) => places(seats) >= wheelchairs);
  const clean = best(together.filter((seats) => places(seats) === wheelchairs && !leavesOrphan(seats)));
  if (clean) return proposal(clean, 1);
  const any = best(together);
  if (any) return proposal(any, 2);
  if (count === 1 || wheelchairs > 0) return undefined;

  const behind = seatIndexOf(geometry).behind();
  const pairs: number[][] = [];
  for (let front = 2; front <= count - 2; front += 1) {
    const backs = windows(count - front, mayTake);
    for (const one of windows(front, mayTake)) {
      for (const other of backs) if (one.some((seat) => other.includes(behind[seat]!))) pairs.push([...one, ...other]);
    }
  }
  const rows = best(pairs);
  if (rows) return proposal(rows, 3);

  const used: number[] = [];
  while (used.length < count) {
    const left = count - used.length;
    const free = (seat: number) => mayTake(seat) && !used.includes(seat);
    const sizes = Array.from({ length: left }, (_, index) => left - index);
    const lonely = (size: number) => size === 1 || left - size === 1;
    const order = [...sizes.filter((size) => !lonely(size)), ...sizes.filter(lonely)];
    const group = order.map((size) => best(windows(size, free))).find((seats) => seats !== undefined);
    if (!group) return undefined;
    used.push(...group);
  }
  return proposal(
    used.sort((a, b) => a - b),
    4,
  );
}
