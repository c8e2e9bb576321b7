import type { SeatMapGeometry } from "../model.ts";

/** A compiled map with its identities; one read from the wire has none. */
export type IdentifiedSeats = Pick<SeatMapGeometry, "seatCount" | "seatIds">;

/** In a mapping: the seat has no counterpart. */
export const noSeat = -1;

/**
 * Which seat of `to` each seat of `from` is, by identity and by nothing else: labels and places may all have changed.
 * An identity that a map repeats counts once, for its lowest ordinal; its repeats have no counterpart.
 * @returns by ordinal of `from`: the ordinal in `to`, or {@link noSeat}
 */
export function mapSeats(from: IdentifiedSeats, to: IdentifiedSeats): Int32Array {
  const ordinalOf = new Map<string, number>();
  for (let ordinal = to.seatCount - 1; ordinal >= 0; ordinal -= 1) ordinalOf.set(to.seatIds[ordinal]!, ordinal);
  const mapping = new Int32Array(from.seatCount).fill(noSeat);
  for (let ordinal = 0; ordinal < from.seatCount; ordinal += 1) {
    const id = from.seatIds[ordinal]!;
    const counterpart = ordinalOf.get(id);
    if (counterpart === undefined) continue;
    mapping[ordinal] = counterpart;
    // Whoever comes first has it.
    ordinalOf.delete(id);
  }
  return mapping;
}

/**
 * The same mapping read the other way.
 * @param seatCount seats of the map that `mapping` leads to
 */
export function invertMapping(mapping: Int32Array, seatCount: number): Int32Array {
  const inverse = new Int32Array(seatCount).fill(noSeat);
  mapping.forEach((target, source) => {
    if (target !== noSeat) inverse[target] = source;
  });
  return inverse;
}
