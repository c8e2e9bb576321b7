import type { Transaction } from "../platform/database/index.ts";
import { newCartKey } from "./cart-key.ts";
import { newHoldId } from "./new-hold-id.ts";
import { type LockedHold, renumberHolds, renumberSeats, restSeats } from "./renumber-seats.store.ts";

/**
 * How long seats whose ordinal meant another seat a moment ago cannot be held. Processes remember the facts of a
 * performance for a second: a wish that was checked against the old map must not get a seat of the new one.
 */
const restMs = 3_000;

export interface Renumbering {
  readonly performanceId: number;
  /** By new ordinal: the old one of the row that stands there from now on, or -1 for a seat that is new. */
  readonly sourceOf: Int32Array;
  /** Old ordinals whose rows go. */
  readonly dropped: readonly number[];
  /** Free seats, by new ordinal, whose ordinal or name was another seat's before. */
  readonly resting: readonly number[];
  /** All holds of the performance, as locked. */
  readonly holds: readonly LockedHold[];
}

/**
 * Gives the seats of a locked performance new ordinals, and its holds with them. Answers the new ids of holds whose
 * ordinals are others now, by their old ones.
 */
export async function renumber(
  tx: Transaction,
  channelId: string,
  { performanceId, sourceOf, dropped, resting, holds }: Renumbering,
): Promise<ReadonlyMap<string, string>> {
  const targetOf = new Map<number, number>();
  sourceOf.forEach((source, target) => {
    if (source >= 0) targetOf.set(source, target);
  });
  const renumbered = holds
    .filter((hold) => hold.ordinals.some((ordinal) => targetOf.get(ordinal) !== ordinal))
    .map((hold) => ({
      id: hold.id,
      newId: newHoldId(),
      ordinals: hold.ordinals.map((ordinal) => targetOf.get(ordinal)!).sort((a, b) => a - b),
    }));
  await renumberSeats(tx, performanceId, sourceOf, dropped);
  await renumberHolds(tx, performanceId, renumbered);
  await restSeats(tx, performanceId, resting, { id: newHoldId(), cartKey: newCartKey(), channelId, restMs });
  return new Map(renumbered.map((hold) => [hold.id, hold.newId]));
}
