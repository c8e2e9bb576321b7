import { invertMapping, mapSeats, noSeat, type SeatMapGeometry } from "@parterre/seat-map";

/** Byte of a zone map for a seat that is in no price zone. */
const noZone = 255;

/** A seat of the performance as it stands. */
export interface StandingSeat {
  readonly ordinal: number;
  readonly state: "free" | "held" | "sold" | "killed" | "reserved";
  readonly holdId: string | null;
  readonly orderId: string | null;
  /** Number of the allocation it is kept for; null: in general sale. */
  readonly allocation: number | null;
}

export interface MapChangeFacts {
  readonly before: SeatMapGeometry;
  readonly after: SeatMapGeometry;
  /** Zone index by ordinal of `before`. */
  readonly zoneOf: Uint8Array;
  /** Empty for a performance that was never on sale. */
  readonly seats: readonly StandingSeat[];
}

/** A seat that somebody has and that the new map does not have. */
export interface TakenSeat extends StandingSeat {
  readonly state: "held" | "sold" | "reserved";
  /** Zone it was sold in; it can only move within it. */
  readonly zone: number;
  /** Whose it is: seats of one party are moved together where that can be. */
  readonly party: string;
}

/** What a change of the map would do, before anybody decides anything. */
export interface MapChangePlan {
  readonly mapping: Int32Array;
  readonly inverse: Int32Array;
  /** Seats in both maps, by state. */
  readonly kept: Readonly<Record<StandingSeat["state"], number>>;
  /** Old ordinals of seats that go and that nobody has. */
  readonly removedFree: readonly number[];
  /** Seats that go and that somebody has, by old ordinal. */
  readonly taken: readonly TakenSeat[];
  /** New ordinals that the old map does not have. */
  readonly added: readonly number[];
  /** By new ordinal: the zone of the same seat before, for added seats that of their neighbours; 255 for none. */
  readonly zoneOf: Uint8Array;
  /** By new ordinal: 1 where nobody has the seat that will be there, and it is kept for nobody. */
  readonly isFree: Uint8Array;
}

/** Matches seats by identity and sorts out what becomes of each. */
export function planMapChange({ before, after, zoneOf, seats }: MapChangeFacts): MapChangePlan {
  const mapping = mapSeats(before, after);
  const inverse = invertMapping(mapping, after.seatCount);
  const stateOf = new Map(seats.map((seat) => [seat.ordinal, seat]));
  const kept = { free: 0, held: 0, sold: 0, killed: 0, reserved: 0 };
  const removedFree: number[] = [];
  const taken: TakenSeat[] = [];
  const added: number[] = [];
  const isFree = new Uint8Array(after.seatCount);
  mapping.forEach((target, ordinal) => {
    const seat = stateOf.get(ordinal);
    const state = seat?.state ?? "free";
    if (target !== noSeat) {
      kept[state] += 1;
      if (state === "free" && seat?.allocation == null) isFree[target] = 1;
    } else if (seat && isTaken(seat)) {
      taken.push({ ...seat, zone: zoneOf[ordinal] ?? noZone, party: seat.orderId ?? seat.holdId! });
    } else {
      removedFree.push(ordinal);
    }
  });
  inverse.forEach((source, ordinal) => {
    if (source !== noSeat) return;
    added.push(ordinal);
    isFree[ordinal] = 1;
  });
  return { mapping, inverse, kept, removedFree, taken, added, zoneOf: newZones(after, inverse, zoneOf), isFree };
}

function isTaken(seat: StandingSeat): seat is StandingSeat & { readonly state: TakenSeat["state"] } {
  return seat.state === "held" || seat.state === "sold" || seat.state === "reserved";
}

/** Every seat keeps its zone; an added one takes that of the nearest seat of its row, else of its block. */
function newZones(after: SeatMapGeometry, inverse: Int32Array, zoneOf: Uint8Array): Uint8Array {
  const zones = new Uint8Array(after.seatCount).fill(noZone);
  inverse.forEach((source, ordinal) => {
    if (source !== noSeat) zones[ordinal] = zoneOf[source] ?? noZone;
  });
  const known = zones.slice();
  inverse.forEach((source, ordinal) => {
    if (source !== noSeat) return;
    const row = after.rows[after.rowOf[ordinal]!]!;
    const block = after.blocks[row.block]!;
    const near = nearestZoned(after, known, ordinal, row) ?? nearestZoned(after, known, ordinal, block);
    if (near !== null) zones[ordinal] = known[near]!;
  });
  return zones;
}

function nearestZoned(
  { x, y }: SeatMapGeometry,
  zones: Uint8Array,
  ordinal: number,
  { first, count }: { readonly first: number; readonly count: number },
): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let other = first; other < first + count; other += 1) {
    if (zones[other] === noZone) continue;
    const distance = Math.hypot(x[other]! - x[ordinal]!, y[other]! - y[ordinal]!);
    if (distance < least) [least, best] = [distance, other];
  }
  return best;
}

/** Where a taken seat goes. */
export interface SeatMove {
  /** Old ordinal. */
  readonly from: number;
  /** New ordinal. */
  readonly to: number;
}

/** The zone that a person gives to added seats; 255: not for sale. */
export interface GivenZone {
  readonly zone: number;
  readonly ordinals: readonly number[];
}

/** Why a change cannot be carried out as decided; ordinals are old ones or, for zones, new ones. */
export type MapChangeObstacle =
  | { readonly kind: "unmoved"; readonly ordinals: readonly number[] }
  | { readonly kind: "not-free"; readonly ordinals: readonly number[] }
  | { readonly kind: "other-zone"; readonly ordinals: readonly number[] }
  | { readonly kind: "not-added"; readonly ordinals: readonly number[] }
  | { readonly kind: "without-zone"; readonly ordinals: readonly number[] };

export interface DecidedChange {
  readonly zoneOf: Uint8Array;
  /** By new ordinal: the old ordinal whose row stands there, or -1. */
  readonly sourceOf: Int32Array;
  /** Old ordinals whose rows go. */
  readonly dropped: readonly number[];
}

/**
 * Puts a person's decisions on top of a plan. Every taken seat has to move to a free seat of its own zone, no two to
 * one; every added seat needs a zone or a word that it is not for sale.
 */
export function decideMapChange(
  plan: MapChangePlan,
  moves: readonly SeatMove[],
  given: readonly GivenZone[],
): DecidedChange | MapChangeObstacle {
  const isAdded = new Set(plan.added);
  const wrong = given.flatMap(({ ordinals }) => ordinals.filter((ordinal) => !isAdded.has(ordinal)));
  if (wrong.length > 0) return { kind: "not-added", ordinals: wrong };
  const zoneOf = plan.zoneOf.slice();
  const decided = new Set<number>();
  for (const { zone, ordinals } of given) {
    for (const ordinal of ordinals) {
      zoneOf[ordinal] = zone;
      decided.add(ordinal);
    }
  }
  const without = plan.added.filter((ordinal) => zoneOf[ordinal] === noZone && !decided.has(ordinal));
  if (without.length > 0) return { kind: "without-zone", ordinals: without };

  const targetOf = new Map(moves.map(({ from, to }) => [from, to]));
  const unmoved = plan.taken.filter(({ ordinal }) => !targetOf.has(ordinal)).map(({ ordinal }) => ordinal);
  if (unmoved.length > 0) return { kind: "unmoved", ordinals: unmoved };
  const sourceOf = plan.inverse.slice();
  const used = new Set<number>();
  const replaced: number[] = [];
  for (const { ordinal, zone } of plan.taken) {
    const target = targetOf.get(ordinal)!;
    if (plan.isFree[target] !== 1 || used.has(target)) return { kind: "not-free", ordinals: [ordinal] };
    if (zoneOf[target] !== zone) return { kind: "other-zone", ordinals: [ordinal] };
    used.add(target);
    if (plan.inverse[target] !== noSeat) replaced.push(plan.inverse[target]!);
    sourceOf[target] = ordinal;
  }
  return { zoneOf, sourceOf, dropped: [...plan.removedFree, ...replaced].sort((a, b) => a - b) };
}
