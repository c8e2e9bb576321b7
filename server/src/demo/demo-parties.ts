import { SeatFlag, type SeatMapGeometry } from "@parterre/seat-map";
import { noZone } from "../programme/index.ts";

/** Chances of parties by their size; groups beside. */
const partySizes = [
  [1, 0.12],
  [2, 0.46],
  [3, 0.14],
  [4, 0.18],
  [5, 0.04],
  [6, 0.06],
] as const;
/** How many runs a party looks at before it chooses. */
const looks = 4;

export interface AudienceWish {
  /** Share of the seats in price zones to fill, 0 to 1. */
  readonly share: number;
  /** Schools in a theatre, supporters' clubs in a stadium: the largest, and the share of parties that are groups. */
  readonly groups: { readonly largest: number; readonly share: number };
  /** The same seed seats the same people. */
  readonly seed: number;
}

/**
 * Seats people as they would have chosen: good rows first, from the middle outwards, close to others but never leaving
 * one seat alone, here and there a group. Answers parties of ordinals. Places for wheelchairs stay free.
 */
export function seatParties(geometry: SeatMapGeometry, zoneOf: Uint8Array, wish: AudienceWish): number[][] {
  const random = randomFrom(wish.seed);
  const taken = new Uint8Array(geometry.seatCount);
  const reserved = SeatFlag.wheelchair | SeatFlag.companion | SeatFlag.house;
  let seats = 0;
  for (let ordinal = 0; ordinal < geometry.seatCount; ordinal++) {
    if (zoneOf[ordinal] === noZone || (geometry.flags[ordinal] ?? 0) & reserved) taken[ordinal] = 1;
    else seats++;
  }
  const runCount = geometry.runStart.length - 1;
  const parties: number[][] = [];
  let left = Math.floor(seats * wish.share);
  // A nearly full house has no place for most parties: give up after many vain tries.
  for (let tries = 0; left > 0 && tries < geometry.seatCount; tries++) {
    const isGroup = random() < wish.groups.share;
    const size = Math.min(left, isGroup ? Math.ceil((0.3 + 0.7 * random()) * wish.groups.largest) : partySize(random));
    const run = mostAppealing(geometry, runCount, random);
    const party = isGroup ? groupFrom(geometry, run, size, taken) : partyIn(geometry, run, size, taken);
    for (const ordinal of party) taken[ordinal] = 1;
    left -= party.length;
    if (party.length > 0) parties.push(party);
  }
  return parties;
}

function partySize(random: () => number): number {
  let chance = random();
  for (const [size, share] of partySizes) {
    chance -= share;
    if (chance < 0) return size;
  }
  return 2;
}

/** The best of a few runs come upon by chance; quality decides, with taste in it. */
function mostAppealing(geometry: SeatMapGeometry, runCount: number, random: () => number): number {
  let best = 0;
  let bestAppeal = -1;
  for (let look = 0; look < looks; look++) {
    const run = Math.floor(random() * runCount);
    const [first, end] = boundsOf(geometry, run);
    const quality = (geometry.score[(first + end) >> 1] ?? 0) / 65_535;
    const appeal = quality + 0.6 * random();
    if (appeal > bestAppeal) {
      best = run;
      bestAppeal = appeal;
    }
  }
  return best;
}

/** Neighbouring free seats of a run, nearest its middle, that leave no seat alone; empty when there are none. */
function partyIn(geometry: SeatMapGeometry, run: number, size: number, taken: Uint8Array): number[] {
  const [first, end] = boundsOf(geometry, run);
  const middle = (first + end - size) / 2;
  const isFree = (ordinal: number) => ordinal >= first && ordinal < end && taken[ordinal] === 0;
  let best = -1;
  for (let at = first; at + size <= end; at++) {
    if (best >= 0 && Math.abs(at - middle) >= Math.abs(best - middle)) continue;
    let fits = true;
    for (let ordinal = at; fits && ordinal < at + size; ordinal++) fits = isFree(ordinal);
    const leavesOne = (isFree(at - 1) && !isFree(at - 2)) || (isFree(at + size) && !isFree(at + size + 1));
    if (fits && !leavesOne) best = at;
  }
  return best < 0 ? [] : Array.from({ length: size }, (_, index) => best + index);
}

/** Whole free runs of a block, one behind the other, until the group is seated; empty when others sit in between. */
function groupFrom(geometry: SeatMapGeometry, start: number, size: number, taken: Uint8Array): number[] {
  const group: number[] = [];
  const blockOf = (ordinal: number) => geometry.rows[geometry.rowOf[ordinal] ?? -1]?.block;
  const block = blockOf(boundsOf(geometry, start)[0]);
  for (let run = start; group.length < size && run < geometry.runStart.length - 1; run++) {
    const [first, end] = boundsOf(geometry, run);
    if (blockOf(first) !== block) break;
    for (let ordinal = first; ordinal < end; ordinal++) {
      if (taken[ordinal]) return [];
      if (group.length < size) group.push(ordinal);
    }
  }
  return group;
}

function boundsOf(geometry: SeatMapGeometry, run: number): readonly [number, number] {
  return [geometry.runStart[run] ?? 0, geometry.runStart[run + 1] ?? 0];
}

/** Mulberry32: small, even enough, and the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
