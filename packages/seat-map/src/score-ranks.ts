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
  const zones = new Map<number, Uint32Array>();
  // Scores are 16 bits wide, so counting them per zone ranks every seat, ties included, without sorting.
  for (let seat = 0; seat < seatCount; seat += 1) {
    const zone = zoneOf?.[seat] ?? 0;
    let counts = zones.get(zone);
    if (!counts) {
      counts = new Uint32Array(65536);
      zones.set(zone, counts);
    }
    counts[score[seat]!]! += 1;
  }
  for (const counts of zones.values()) {
    for (let value = 1; value < counts.length; value += 1) counts[value]! += counts[value - 1]!;
  }
  const ranks = new Uint8Array(seatCount);
  for (let seat = 0; seat < seatCount; seat += 1) {
    const atMost = zones.get(zoneOf?.[seat] ?? 0)!;
    ranks[seat] = Math.ceil((rankSteps * atMost[score[seat]!]!) / atMost[65535]!) - 1;
  }
  return ranks;
}
