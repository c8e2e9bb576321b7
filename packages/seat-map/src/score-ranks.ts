import type { SeatMapGeometry } from "./model.ts";

/** Steps of the shade ramp. */
export const rankSteps = 12;

/**
 * The shade of every seat: its percentile rank in twelve even steps, 11 for the best. Seats of equal score share the
 * step of the best of them, so the best seat is always 11.
 * @param zoneOf price zone index by ordinal; then each seat ranks within its own zone
 */
export function scoreRanks(geometry: Pick<SeatMapGeometry, "seatCount" | "score">, zoneOf?: Uint8Array): Uint8Array {
  const { seatCount, score } = geometry;
  const ranks = new Uint8Array(seatCount);
  const members = new Map<number, number[]>();
  for (let seat = 0; seat < seatCount; seat += 1) {
    const zone = zoneOf?.[seat] ?? 0;
    const list = members.get(zone);
    if (list) list.push(seat);
    else members.set(zone, [seat]);
  }
  for (const seats of members.values()) {
    const ascending = Uint16Array.from(seats, (seat) => score[seat]!).sort();
    const atMost = new Map<number, number>();
    ascending.forEach((value, index) => {
      atMost.set(value, index + 1);
    });
    for (const seat of seats) {
      ranks[seat] = Math.ceil((rankSteps * atMost.get(score[seat]!)!) / seats.length) - 1;
    }
  }
  return ranks;
}
