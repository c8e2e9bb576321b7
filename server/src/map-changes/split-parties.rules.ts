import type { SeatMapGeometry } from "@parterre/seat-map";

/** A seat of an order before and after. */
export interface PartySeat {
  readonly orderId: string;
  /** Old ordinal. */
  readonly before: number;
  /** New ordinal. */
  readonly after: number;
}

/**
 * Orders of which two seats were neighbours and are none any more: people who came to sit together. In the order of
 * their first seat.
 */
export function splitParties(
  before: SeatMapGeometry,
  after: SeatMapGeometry,
  seats: readonly PartySeat[],
): readonly string[] {
  const seatAt = new Map(seats.map((seat) => [seat.before, seat]));
  const split = new Set<string>();
  for (const seat of [...seats].sort((a, b) => a.before - b.before)) {
    const beside = seatAt.get(seat.before + 1);
    if (beside?.orderId !== seat.orderId || before.runOf[seat.before] !== before.runOf[beside.before]) continue;
    const stillBeside =
      Math.abs(seat.after - beside.after) === 1 && after.runOf[seat.after] === after.runOf[beside.after];
    if (!stillBeside) split.add(seat.orderId);
  }
  return [...split];
}
