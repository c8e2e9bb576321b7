import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import type { WaitingStateName, WaitingWish } from "./waiting.rules.ts";
import { WaitingEntry } from "./waiting-entry.entity.ts";

/** The cart that keeps seats which have just come free until the list has looked at them; no client can name it. */
const keptKey = (performance: string) => `'waiting-list/' || ${performance}`;

const tryLock = statement<{ mine: boolean }>(
  "inventory.try_waiting_list_lock",
  "SELECT pg_try_advisory_xact_lock(7272004, $1::int) AS mine",
);

/** One process at a time serves the list of a performance, so that nobody is overtaken; others go on to the next. */
export async function tryWaitingListLock(tx: Transaction, performanceId: number): Promise<boolean> {
  return (await tx.query(tryLock, [performanceId]))[0]!.mine;
}

const keep = statement<{ ordinal: number }>(
  "inventory.keep_for_waiting_list",
  `WITH list AS MATERIALIZED (
     SELECT DISTINCT w.performance_id FROM unnest($1::int[]) AS w(performance_id)
     WHERE EXISTS (SELECT FROM waiting_entry e WHERE e.performance_id = w.performance_id AND e.state = 'waiting')
   ), seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal FROM unnest($1::int[], $2::int[]) AS w(performance_id, ordinal)
     JOIN list l ON l.performance_id = w.performance_id
     JOIN performance_seat s ON s.performance_id = w.performance_id AND s.ordinal = w.ordinal
     WHERE s.state = 'free' AND s.allocation IS NULL
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   ), kept AS (
     INSERT INTO hold (id, cart_key, performance_id, number, ordinals, channel_id, held_until, latest_until)
     SELECT gen_random_uuid(), ${keptKey("performance_id")}, performance_id, (random() * 2000000000)::int,
       array_agg(ordinal ORDER BY ordinal), $3, now() + $4::float8 * interval '1 ms', now() + $4::float8 * interval '1 ms'
     FROM seat GROUP BY performance_id
     RETURNING id, performance_id, held_until
   )
   UPDATE performance_seat s SET state = 'held', hold_id = k.id, held_until = k.held_until
   FROM seat, kept k WHERE s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal
     AND k.performance_id = s.performance_id RETURNING s.ordinal`,
);

/**
 * Keeps seats that the transaction has just freed for those who wait for them, for so long at most; where nobody
 * waits, nothing happens. So a seat that comes back is never first a moment in everybody's reach.
 */
export async function keepForWaitingList(
  tx: Transaction,
  seats: readonly { readonly performanceId: number; readonly ordinal: number }[],
  { channelId, keptMs }: { readonly channelId: string; readonly keptMs: number },
): Promise<void> {
  await tx.query(keep, [seats.map((seat) => seat.performanceId), seats.map((seat) => seat.ordinal), channelId, keptMs]);
}

const lists = statement<{ performance_id: number; waits: boolean; due: boolean }>(
  "inventory.find_waiting_lists",
  `SELECT e.performance_id, bool_or(e.state = 'waiting') AS waits,
     bool_or(e.state = 'offered' AND e.offer_until < now())
       OR EXISTS (SELECT FROM hold h WHERE h.cart_key = ${keptKey("e.performance_id")}
         AND h.performance_id = e.performance_id) AS due
   FROM waiting_entry e WHERE e.state IN ('waiting', 'offered') GROUP BY e.performance_id ORDER BY e.performance_id`,
);

/** Lists with somebody on them; `due`: an offer is over, or seats are kept for the list. */
export async function findWaitingLists(
  tx: Transaction,
): Promise<readonly { readonly performanceId: number; readonly waits: boolean; readonly due: boolean }[]> {
  const rows = await tx.query(lists, []);
  return rows.map(({ performance_id: performanceId, waits, due }) => ({ performanceId, waits, due }));
}

const miss = statement<{ cart_key: string }>(
  "inventory.miss_waiting_offers",
  `UPDATE waiting_entry SET state = 'missed' WHERE number = ANY (ARRAY(SELECT number FROM waiting_entry
     WHERE performance_id = $1 AND state = 'offered' AND offer_until < now() ORDER BY number FOR UPDATE SKIP LOCKED))
   RETURNING cart_key`,
);
const freeCarts = statement<{ ordinal: number }>(
  "inventory.free_waiting_seats",
  `WITH mine AS MATERIALIZED (
     SELECT h.id, h.performance_id, h.ordinals FROM hold h
     WHERE h.cart_key = ANY (array_append($2::text[], ${keptKey("$1::int")})) AND h.performance_id = $1
     ORDER BY h.id FOR UPDATE
   ), seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal
     FROM mine m CROSS JOIN LATERAL unnest(m.ordinals) AS o(ordinal)
     JOIN performance_seat s ON s.performance_id = m.performance_id AND s.ordinal = o.ordinal
     WHERE s.hold_id = m.id
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   ), gone AS (
     DELETE FROM hold h USING mine m WHERE h.id = m.id
   )
   UPDATE performance_seat s SET state = 'free', hold_id = NULL, held_until = NULL FROM seat
   WHERE s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal RETURNING s.ordinal`,
);

/** Ends offers whose time is over, and frees their seats and those kept for the list: for this transaction to give. */
export async function freeForWaitingList(tx: Transaction, performanceId: number): Promise<void> {
  const missed = await tx.query(miss, [performanceId]);
  await tx.query(freeCarts, [performanceId, missed.map((entry) => entry.cart_key)]);
}

interface WaitingRow {
  number: string;
  id: string;
  seat_count: number;
  zone_ids: string[];
  currency: WaitingWish["currency"];
  most_price_minor: string | null;
}

/** Somebody who waits, as the list sees them. */
export interface Waiting extends WaitingWish {
  readonly number: string;
  readonly id: string;
}

const waiting = statement<WaitingRow>(
  "inventory.read_waiting_entries",
  `SELECT number, id, seat_count, zone_ids, currency, most_price_minor FROM waiting_entry
   WHERE performance_id = $1 AND state = 'waiting' ORDER BY number LIMIT $2`,
);

/** Those who wait, first come first. */
export async function readWaiting(tx: Transaction, performanceId: number, most: number): Promise<readonly Waiting[]> {
  const rows = await tx.query(waiting, [performanceId, most]);
  return rows.map((row) => ({
    number: row.number,
    id: row.id,
    seatCount: row.seat_count,
    zoneIds: row.zone_ids,
    currency: row.currency,
    mostPriceMinor: row.most_price_minor === null ? null : Number(row.most_price_minor),
  }));
}

const lockOne = statement<{ number: string }>(
  "inventory.lock_waiting_entry",
  "SELECT number FROM waiting_entry WHERE number = $1 AND state = 'waiting' FOR UPDATE",
);

/** Locks an entry to be served; false when it is not waiting any more. */
export async function lockWaiting(tx: Transaction, number: string): Promise<boolean> {
  return (await tx.query(lockOne, [number])).length > 0;
}

const offer = statement<never>(
  "inventory.offer_to_waiting",
  `UPDATE waiting_entry SET state = 'offered', cart_key = $2, offer_until = now() + $3::float8 * interval '1 ms'
   WHERE number = $1`,
);

/** Notes that seats are held for a locked entry. */
export async function noteOffer(
  tx: Transaction,
  number: string,
  { cartKey, offerMs }: { readonly cartKey: string; readonly offerMs: number },
): Promise<void> {
  await tx.query(offer, [number, cartKey, offerMs]);
}

export async function insertWaitingEntry(
  tx: EntityTransaction,
  entry: Omit<WaitingEntry, "number" | "joinedAt" | "cartKey" | "offerUntil">,
): Promise<void> {
  await tx.manager.insert(WaitingEntry, entry);
}

export function findWaitingEntry(
  tx: EntityTransaction,
  where: { readonly secret: string } | { readonly id: string },
  lock = false,
): Promise<WaitingEntry | null> {
  return tx.manager.findOne(WaitingEntry, { where, ...(lock ? { lock: { mode: "pessimistic_write" } } : {}) });
}

export async function setWaitingState(tx: EntityTransaction, id: string, state: WaitingStateName): Promise<void> {
  await tx.manager.update(WaitingEntry, { id }, { state });
}

const position = statement<{ ahead: number }>(
  "inventory.count_waiting_ahead",
  `SELECT count(*)::int AS ahead FROM waiting_entry
   WHERE performance_id = $1 AND state = 'waiting' AND number < $2`,
);

/** How many came before. */
export async function countAhead(tx: Transaction, performanceId: number, number: string): Promise<number> {
  return (await tx.query(position, [performanceId, number]))[0]!.ahead;
}

const counts = statement<{ state: WaitingStateName; entries: number; seats: number }>(
  "inventory.count_waiting_list",
  `SELECT state, count(*)::int AS entries, sum(seat_count)::int AS seats FROM waiting_entry
   WHERE performance_id = $1 GROUP BY state`,
);

/** Entries and seats of a list by state. */
export function countWaiting(tx: Transaction, performanceId: number) {
  return tx.query(counts, [performanceId]);
}

/** The list as it stands, those who are offered seats first, then first come first. */
export function findWaitingList(tx: EntityTransaction, performanceId: number, most: number): Promise<WaitingEntry[]> {
  return tx.manager
    .createQueryBuilder(WaitingEntry, "e")
    .where("e.performance_id = :performanceId", { performanceId })
    .orderBy("CASE e.state WHEN 'offered' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END")
    .addOrderBy("e.number")
    .limit(most)
    .getMany();
}
