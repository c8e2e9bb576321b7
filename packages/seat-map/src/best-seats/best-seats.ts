import type { SeatMapGeometry } from "../model.ts";
import { type IsFree, orphansLeftBy } from "./orphan-rule.ts";
import { seatIndexOf } from "./seat-index.ts";
import { inGroups, inTwoRows, range, takeableStretches } from "./split-party.ts";
import { bestWindows, newSearch, type Search } from "./windows.ts";

/** No party is larger; a larger number is refused. */
export const largestParty = 50;

export interface BestSeatsRequest {
  /** People, 1 to {@link largestParty}. */
  readonly count: number;
  readonly isFree: IsFree;
  /**
   * A byte for each seat, other than 0 for those that are certainly not free: `isFree` is not asked about them. Spares
   * most of the time where most of the house is sold.
   */
  readonly taken?: Uint8Array | undefined;
  /** Price zone index by ordinal; needed with `zone`. */
  readonly zoneOf?: Uint8Array | undefined;
  /** Only seats of this zone. */
  readonly zone?: number | undefined;
  /** Leave out that many proposals, "the next best, please". */
  readonly skip?: number | undefined;
  /** How many proposals, 1 by default. No two share a seat. */
  readonly limit?: number | undefined;
  /** Wheelchair places needed among the seats. Without them such places and their companions' are not offered. */
  readonly wheelchairs?: number | undefined;
}

/**
 * 1: neighbours in one row, no single seat left over; 2: neighbours, a single seat left over (or, with wheelchairs, more
 * such places than needed); 3: two rows one behind the other, nobody alone; 4: groups anywhere.
 */
export type BestSeatsTier = 1 | 2 | 3 | 4;

export interface BestSeatsProposal {
  /** Ascending. */
  readonly ordinals: readonly number[];
  readonly tier: BestSeatsTier;
  /** Mean score of the seats, 0 to 65535. */
  readonly score: number;
  /** Single free seats that would be left beside the party. */
  readonly orphans: readonly number[];
}

/**
 * The best free seats for a party, best first: a lower tier before a higher, within a tier the higher total score,
 * then the lower ordinal. The same input gives the same answer in browser and server. Empty when there is no way.
 */
export function bestSeats(geometry: SeatMapGeometry, request: BestSeatsRequest): readonly BestSeatsProposal[] {
  const { count, isFree, taken, zoneOf, zone, skip = 0, limit = 1, wheelchairs = 0 } = request;
  if (!Number.isInteger(count) || count < 1 || count > largestParty || wheelchairs > count) return [];
  const { accessibleOnly, hasAccessible } = seatIndexOf(geometry);
  const proposed = new Set<number>();
  // The plain cases get plain functions: these are called for every seat that a search looks at.
  const isOpen: IsFree =
    wheelchairs > 0 || !hasAccessible ? isFree : (seat) => accessibleOnly[seat] === 0 && isFree(seat);
  const inZone: IsFree | null = zone === undefined || !zoneOf ? null : (seat) => zoneOf[seat] === zone;
  const mayTake: IsFree | null =
    skip + limit === 1 ? inZone : (seat) => !proposed.has(seat) && (inZone === null || inZone(seat));
  const search = newSearch(geometry, { isOpen, taken, mayTake, wheelchairs });
  const found: BestSeatsProposal[] = [];
  for (let number = 0; number < skip + limit; number += 1) {
    const best = bestOf(search, count, isFree);
    if (!best) break;
    for (const seat of best.ordinals) proposed.add(seat);
    if (number >= skip) found.push(best);
  }
  return found;
}

function bestOf(search: Search, count: number, isFree: IsFree): BestSeatsProposal | null {
  const together = bestWindows(search, count);
  const window = together.clean ?? together.any;
  const proposal = (ordinals: readonly number[], tier: BestSeatsTier, total: number): BestSeatsProposal => ({
    ordinals,
    tier,
    score: total / count,
    orphans: tier === 1 ? [] : orphansLeftBy(search.geometry, ordinals, isFree),
  });
  if (window) return proposal(range(window.first, count), together.clean ? 1 : 2, window.total);
  // Wheelchair users and those who come with them are not split.
  if (count === 1 || search.wheelchairs > 0) return null;
  const stretches = takeableStretches(search);
  const rows = inTwoRows(search, stretches, count);
  if (rows) return proposal(rows.ordinals, 3, rows.total);
  const groups = inGroups(search, stretches, count);
  return groups && proposal(groups.ordinals, 4, groups.total);
}

/**
 * One of the proposals that are as good in kind as the first, chosen by a number: many buyers who ask at once are so
 * spread over the best few places instead of fighting for one.
 * @param seed any whole number, for instance random per request; the same seed picks the same
 */
export function pickAmongBest(proposals: readonly BestSeatsProposal[], seed: number): BestSeatsProposal | undefined {
  const alike = proposals.filter(({ tier }) => tier === proposals[0]?.tier);
  if (alike.length === 0) return undefined;
  // Knuth's multiplicative hash: neighbouring seeds land far apart.
  return alike[(Math.imul(seed, 2654435761) >>> 0) % alike.length];
}

/**
 * The orphan rule for a choice made by hand: whether it must be refused because it leaves a single seat. A choice is
 * never refused when the same number of people could not sit together anywhere else without leaving one (in the same
 * zone, when a zone is given).
 */
export function wouldLeaveOrphan(
  geometry: SeatMapGeometry,
  choice: {
    readonly ordinals: readonly number[];
    readonly isFree: IsFree;
    readonly zoneOf?: Uint8Array | undefined;
    readonly zone?: number | undefined;
  },
): boolean {
  const { ordinals, isFree, zoneOf, zone } = choice;
  if (ordinals.length === 0 || orphansLeftBy(geometry, ordinals, isFree).length === 0) return false;
  const { wheelchairSum } = seatIndexOf(geometry);
  const wheelchairs = ordinals.reduce((sum, seat) => sum + wheelchairSum[seat + 1]! - wheelchairSum[seat]!, 0);
  const [other] = bestSeats(geometry, { count: ordinals.length, isFree, zoneOf, zone, wheelchairs });
  return other?.tier === 1;
}
