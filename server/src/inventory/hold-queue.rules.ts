/** One cart asking for seats of one performance, all or none. */
export interface HoldRequest {
  readonly holdId: string;
  readonly cartKey: string;
  readonly performanceId: number;
  /** Ascending, without repeats, each within the seat map. */
  readonly ordinals: readonly number[];
  readonly channelId: string;
  /** Where the seats may come from, as bits: the lowest for general sale, bit n for allocation n. */
  readonly sources: number;
  /** The most seats of this performance that the cart may hold, with these. */
  readonly mostSeats: number;
  readonly holdMs: number;
  readonly latestMs: number;
}

export type HoldOutcome =
  /** Instants in milliseconds since 1970. */
  | { readonly kind: "placed"; readonly heldUntil: number; readonly latestUntil: number }
  /** At least one of the seats is held or sold; these are known to be. */
  | { readonly kind: "taken"; readonly ordinals: readonly number[] }
  | { readonly kind: "limit"; readonly alreadyHeld: number }
  /** None is taken, but another transaction had one locked at that moment: worth another try. */
  | { readonly kind: "contended" };

/** Seats of performances and carts that must not be in two statements at once. */
export interface Busy {
  readonly seats: Set<number>;
  readonly carts: Set<string>;
}

/** Seat maps have at most this many seats, so that one number can name a seat of any performance. */
const mostOrdinals = 2 ** 20;

/** One number for (performance, ordinal). */
export function seatKey(performanceId: number, ordinal: number): number {
  return performanceId * mostOrdinals + ordinal;
}

function collides(request: HoldRequest, busy: Busy): boolean {
  return (
    busy.carts.has(request.cartKey) ||
    request.ordinals.some((ordinal) => busy.seats.has(seatKey(request.performanceId, ordinal)))
  );
}

export function occupy(request: HoldRequest, busy: Busy): void {
  busy.carts.add(request.cartKey);
  for (const ordinal of request.ordinals) busy.seats.add(seatKey(request.performanceId, ordinal));
}

export function vacate(request: HoldRequest, busy: Busy): void {
  busy.carts.delete(request.cartKey);
  for (const ordinal of request.ordinals) busy.seats.delete(seatKey(request.performanceId, ordinal));
}

/**
 * Which of the waiting requests go into the next statement: in order of arrival, none that shares a seat or a cart
 * with one in flight, with one chosen, or with an earlier one that has to wait itself (nobody overtakes).
 */
export function chooseBatch<Entry extends { readonly request: HoldRequest }>(
  waiting: readonly Entry[],
  busy: Busy,
  most: number,
): { readonly chosen: Entry[]; readonly left: Entry[] } {
  const chosen: Entry[] = [];
  const left: Entry[] = [];
  const ahead: Busy = { seats: new Set(), carts: new Set() };
  for (const entry of waiting) {
    const free = chosen.length < most && !collides(entry.request, busy) && !collides(entry.request, ahead);
    (free ? chosen : left).push(entry);
    occupy(entry.request, ahead);
  }
  return { chosen, left };
}

/** The seats of a waiting request that were just given to somebody else. */
export function lostTo(placed: ReadonlySet<number>, request: HoldRequest): readonly number[] {
  return request.ordinals.filter((ordinal) => placed.has(seatKey(request.performanceId, ordinal)));
}
