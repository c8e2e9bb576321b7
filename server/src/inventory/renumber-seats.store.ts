import { statement, type Transaction } from "../platform/database/index.ts";
import type { SeatStateName } from "./performance-seat.entity.ts";
import { unclaimed } from "./seat-conditions.ts";

/**
 * Where seats stand for a moment while ordinals are exchanged among them, so that no two are ever equal. Higher than
 * any seat map has seats; live maps never hear of these.
 */
export const parkedFrom = 16_777_216;

/** A seat of a performance; a hold that is over counts for nothing. */
export interface LockedSeat {
  readonly ordinal: number;
  readonly state: SeatStateName;
  readonly holdId: string | null;
  readonly orderId: string | null;
  /** Number of the allocation it is kept for; null: in general sale. */
  readonly allocation: number | null;
}

export interface LockedHold {
  readonly id: string;
  readonly ordinals: readonly number[];
}

const dropOverHolds = statement<never>(
  "inventory.drop_over_holds",
  `WITH due AS MATERIALIZED (
     SELECT h.id FROM hold h WHERE h.performance_id = $1 AND h.held_until < now() ORDER BY h.id FOR UPDATE
   )
   DELETE FROM hold h USING due WHERE h.id = due.id`,
);
const lockHolds = statement<LockedHold>(
  "inventory.lock_holds_of_performance",
  "SELECT h.id, h.ordinals FROM hold h WHERE h.performance_id = $1 ORDER BY h.id FOR UPDATE",
);
const lockSeats = statement<never>(
  "inventory.lock_seats_of_performance",
  `WITH locked AS MATERIALIZED (
     SELECT s.ordinal FROM performance_seat s WHERE s.performance_id = $1 ORDER BY s.ordinal FOR UPDATE
   )
   SELECT FROM locked LIMIT 1`,
);
const freeOver = statement<never>(
  "inventory.free_over_seats",
  `UPDATE performance_seat s SET state = 'free', hold_id = NULL, held_until = NULL
   WHERE s.performance_id = $1 AND s.held_until IS NOT NULL AND ${unclaimed("s")}`,
);

/**
 * Every hold and every seat of a performance, locked in the order that everything here keeps; what was held in vain is
 * free. Until the transaction ends nobody else holds, releases or buys a seat of it.
 */
export async function lockPerformanceSeats(
  tx: Transaction,
  performanceId: number,
): Promise<{ readonly holds: readonly LockedHold[]; readonly seats: readonly LockedSeat[] }> {
  await tx.query(dropOverHolds, [performanceId]);
  const holds = await tx.query(lockHolds, [performanceId]);
  await tx.query(lockSeats, [performanceId]);
  await tx.query(freeOver, [performanceId]);
  return { holds, seats: await readPerformanceSeats(tx, performanceId) };
}

const readSeats = statement<{
  ordinal: number;
  state: SeatStateName;
  hold_id: string | null;
  order_id: string | null;
  allocation: number | null;
}>(
  "inventory.read_seats_of_performance",
  `SELECT s.ordinal, CASE WHEN ${unclaimed("s")} THEN 'free' ELSE s.state END AS state,
     CASE WHEN NOT ${unclaimed("s")} THEN s.hold_id END AS hold_id, s.order_id, s.allocation
   FROM performance_seat s WHERE s.performance_id = $1 ORDER BY s.ordinal`,
);

/** Every seat of a performance by ordinal, without locking anything. */
export async function readPerformanceSeats(tx: Transaction, performanceId: number): Promise<readonly LockedSeat[]> {
  return (await tx.query(readSeats, [performanceId])).map((row) => ({
    ordinal: row.ordinal,
    state: row.state,
    holdId: row.hold_id,
    orderId: row.order_id,
    allocation: row.allocation,
  }));
}

const dropSeats = statement<never>(
  "inventory.drop_seats",
  "DELETE FROM performance_seat WHERE performance_id = $1 AND ordinal = ANY($2::int[])",
);
const parkSeats = statement<never>(
  "inventory.park_seats",
  `UPDATE performance_seat s SET ordinal = m.target + ${parkedFrom}
   FROM unnest($2::int[], $3::int[]) AS m(source, target) WHERE s.performance_id = $1 AND s.ordinal = m.source`,
);
const unparkSeats = statement<never>(
  "inventory.unpark_seats",
  `UPDATE performance_seat SET ordinal = ordinal - ${parkedFrom}
   WHERE performance_id = $1 AND ordinal >= ${parkedFrom}`,
);
const addSeats = statement<never>(
  "inventory.add_seats",
  "INSERT INTO performance_seat (performance_id, ordinal) SELECT $1, unnest($2::int[])",
);

/**
 * Gives seats their new ordinals, everything else of a row stays as it is.
 * @param sourceOf by new ordinal: the ordinal whose row stands there from now on, or -1 for a seat that is new
 * @param dropped ordinals whose rows go; the caller has seen to it that they are free
 */
export async function renumberSeats(
  tx: Transaction,
  performanceId: number,
  sourceOf: Int32Array,
  dropped: readonly number[],
): Promise<void> {
  const [sources, targets, added]: [number[], number[], number[]] = [[], [], []];
  sourceOf.forEach((source, target) => {
    if (source < 0) added.push(target);
    else if (source !== target) {
      sources.push(source);
      targets.push(target);
    }
  });
  if (dropped.length > 0) await tx.query(dropSeats, [performanceId, dropped]);
  if (sources.length > 0) {
    await tx.query(parkSeats, [performanceId, sources, targets]);
    await tx.query(unparkSeats, [performanceId]);
  }
  if (added.length > 0) await tx.query(addSeats, [performanceId, added]);
}

export interface RenumberedHold {
  readonly id: string;
  /** A new one: whoever still asks for the hold in its old numbers finds nothing. */
  readonly newId: string;
  /** Ascending. */
  readonly ordinals: readonly number[];
}

const renameHolds = statement<never>(
  "inventory.renumber_holds",
  `WITH renumbered AS (
     UPDATE hold h SET id = m.new_id, ordinals = ARRAY(SELECT o.ordinal FROM unnest($4::int[], $5::int[])
         AS o(number, ordinal) WHERE o.number = m.number ORDER BY o.ordinal)
     FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS m(id, new_id, number) WHERE h.id = m.id
   )
   UPDATE performance_seat s SET hold_id = m.new_id FROM unnest($2::uuid[], $3::uuid[]) AS m(id, new_id)
   WHERE s.performance_id = $1 AND s.hold_id = m.id`,
);

/** Gives holds their new ordinals and a new id; their seats follow. */
export async function renumberHolds(
  tx: Transaction,
  performanceId: number,
  holds: readonly RenumberedHold[],
): Promise<void> {
  if (holds.length === 0) return;
  await tx.query(renameHolds, [
    performanceId,
    holds.map((hold) => hold.id),
    holds.map((hold) => hold.newId),
    holds.flatMap((hold, index) => hold.ordinals.map(() => index + 1)),
    holds.flatMap((hold) => hold.ordinals),
  ]);
}

const rest = statement<never>(
  "inventory.rest_seats",
  `WITH resting AS (
     UPDATE performance_seat SET state = 'held', hold_id = $2, held_until = clock_timestamp() + $6 * interval '1 ms'
     WHERE performance_id = $1 AND ordinal = ANY($3::int[]) AND state = 'free' RETURNING ordinal, held_until
   )
   INSERT INTO hold (id, cart_key, performance_id, number, ordinals, channel_id, held_until, latest_until)
   SELECT $2, $4, $1,
     (SELECT coalesce(max(h.number), 0) + 1 FROM hold h WHERE h.cart_key = $4 AND h.performance_id = $1),
     array_agg(ordinal ORDER BY ordinal), $5, max(held_until), max(held_until) FROM resting
   HAVING count(*) > 0`,
);

export interface RestingHold {
  readonly id: string;
  readonly cartKey: string;
  readonly channelId: string;
  readonly restMs: number;
}

/** Keeps free seats out of everybody's reach for a moment; the sweeper gives them free. */
export async function restSeats(
  tx: Transaction,
  performanceId: number,
  ordinals: readonly number[],
  { id, cartKey, channelId, restMs }: RestingHold,
): Promise<void> {
  if (ordinals.length > 0) await tx.query(rest, [performanceId, id, ordinals, cartKey, channelId, restMs]);
}
