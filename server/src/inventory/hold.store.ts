import { statement, type Transaction } from "../platform/database/index.ts";
import type { HoldOutcome, HoldRequest } from "./hold-queue.rules.ts";
import { inGeneralSale, unclaimed } from "./seat-conditions.ts";

/** A live hold, as read. Instants in milliseconds since 1970. */
export interface Hold {
  readonly id: string;
  readonly cartKey: string;
  readonly performanceId: number;
  readonly ordinals: readonly number[];
  readonly channelId: string;
  readonly heldUntil: number;
  readonly latestUntil: number;
}

const epochMs = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
/**
 * Whether a request may have a seat. Its sources are bits: the lowest for general sale, bit n for allocation n. A seat
 * of a released allocation is in general sale at once, by the database's clock.
 */
const available = (seat: string, sources: string) =>
  `(${unclaimed(seat)} AND ((${sources} >> coalesce(${seat}.allocation, 0)) & 1 = 1
     OR (${sources} & 1 = 1 AND ${inGeneralSale(seat)})))`;

/**
 * Several holds in one statement, each all or nothing. It never waits (SKIP LOCKED), locks in order of the primary
 * key, and writes nothing for a hold that cannot have all its seats. Expired holds count as free by the database's
 * clock. For a hold that failed it says which seats are really taken; none means that they were only locked, or that
 * another process placed a hold of the same cart at that moment: both want the next number, so one of them tries again
 * and counts the other's seats, and nobody gets past the limit.
 */
const placeBatch = statement<{
  held_until: number | null;
  latest_until: number | null;
  already_held: number;
  taken: number[] | null;
}>(
  "inventory.place_holds",
  `WITH request AS MATERIALIZED (
     SELECT r.* FROM unnest($1::int[], $2::uuid[], $3::text[], $4::int[], $5::int[], $6::uuid[], $7::int[],
         $8::float8[], $9::float8[])
       AS r(number, hold_id, cart_key, performance_id, size, channel_id, most_seats, hold_ms, latest_ms)
   ), asked AS MATERIALIZED (
     SELECT a.* FROM unnest($10::int[], $11::int[], $12::int[], $13::bigint[])
       AS a(number, performance_id, ordinal, sources)
   ), allowed AS MATERIALIZED (
     SELECT r.number, r.hold_id, r.cart_key, r.performance_id, r.size, r.channel_id, r.most_seats,
       now() + r.hold_ms * interval '1 ms' AS held_until, now() + r.latest_ms * interval '1 ms' AS latest_until,
       mine.already_held, mine.next_number
     FROM request r CROSS JOIN LATERAL (
       SELECT coalesce(sum(cardinality(h.ordinals)) FILTER (WHERE h.held_until >= now()), 0)::int AS already_held,
         coalesce(max(h.number), 0) + 1 AS next_number
       FROM hold h WHERE h.cart_key = r.cart_key AND h.performance_id = r.performance_id) mine
   ), free AS MATERIALIZED (
     SELECT a.number, s.performance_id, s.ordinal
     FROM asked a JOIN performance_seat s ON s.performance_id = a.performance_id AND s.ordinal = a.ordinal
     WHERE ${available("s", "a.sources")}
     ORDER BY s.performance_id, s.ordinal
     FOR UPDATE OF s SKIP LOCKED
   ), whole AS MATERIALIZED (
     SELECT a.*, f.ordinals FROM allowed a
     JOIN (SELECT number, count(*) AS found, array_agg(ordinal) AS ordinals FROM free GROUP BY number) f
       ON f.number = a.number AND f.found = a.size
     WHERE a.already_held + a.size <= a.most_seats
   ), placed AS MATERIALIZED (
     INSERT INTO hold (id, cart_key, performance_id, number, ordinals, channel_id, held_until, latest_until)
     SELECT hold_id, cart_key, performance_id, next_number, ordinals, channel_id, held_until, latest_until FROM whole
     ON CONFLICT (cart_key, performance_id, number) DO NOTHING
     RETURNING id
   ), held AS (
     UPDATE performance_seat s SET state = 'held', hold_id = w.hold_id, held_until = w.held_until
     FROM free f JOIN whole w ON w.number = f.number JOIN placed p ON p.id = w.hold_id
     WHERE s.performance_id = f.performance_id AND s.ordinal = f.ordinal
   )
   SELECT CASE WHEN p.id IS NOT NULL THEN ${epochMs("w.held_until")} END AS held_until,
     ${epochMs("w.latest_until")} AS latest_until, a.already_held,
     CASE WHEN w.number IS NULL AND a.already_held + a.size <= a.most_seats THEN
       (SELECT array_agg(k.ordinal) FROM asked k
          JOIN performance_seat s ON s.performance_id = k.performance_id AND s.ordinal = k.ordinal
         WHERE k.number = a.number AND NOT ${available("s", "k.sources")}) END AS taken
   FROM allowed a LEFT JOIN whole w ON w.number = a.number LEFT JOIN placed p ON p.id = w.hold_id
   ORDER BY a.number`,
);

/** Places a batch; holds may be lost in a crash of the database, never given twice. One outcome for each request. */
export async function placeHolds(query: HotReader, batch: readonly HoldRequest[]): Promise<readonly HoldOutcome[]> {
  const seatNumbers: number[] = [];
  const seatPerformances: number[] = [];
  const seatOrdinals: number[] = [];
  const seatSources: number[] = [];
  batch.forEach((request, number) => {
    for (const ordinal of request.ordinals) {
      seatNumbers.push(number);
      seatPerformances.push(request.performanceId);
      seatOrdinals.push(ordinal);
      seatSources.push(request.sources);
    }
  });
  const rows = await query(placeBatch, [
    batch.map((_, number) => number),
    batch.map((request) => request.holdId),
    batch.map((request) => request.cartKey),
    batch.map((request) => request.performanceId),
    batch.map((request) => request.ordinals.length),
    batch.map((request) => request.channelId),
    batch.map((request) => request.mostSeats),
    batch.map((request) => request.holdMs),
    batch.map((request) => request.latestMs),
    seatNumbers,
    seatPerformances,
    seatOrdinals,
    seatSources,
  ]);
  return rows.map((row, number): HoldOutcome => {
    const { mostSeats, ordinals } = batch[number]!;
    if (row.held_until !== null) {
      return { kind: "placed", heldUntil: row.held_until, latestUntil: row.latest_until! };
    }
    if (row.already_held + ordinals.length > mostSeats) return { kind: "limit", alreadyHeld: row.already_held };
    return row.taken === null ? { kind: "contended" } : { kind: "taken", ordinals: row.taken };
  });
}

interface HoldRow {
  id: string;
  cart_key: string;
  performance_id: number;
  ordinals: number[];
  channel_id: string;
  held_until: number;
  latest_until: number;
}

const holdColumns = `h.id, h.cart_key, h.performance_id, h.ordinals, h.channel_id,
  ${epochMs("h.held_until")} AS held_until, ${epochMs("h.latest_until")} AS latest_until`;

const findByCarts = statement<HoldRow>(
  "inventory.find_holds_by_carts",
  `SELECT ${holdColumns} FROM hold h WHERE h.cart_key = ANY($1::text[]) AND h.held_until >= now() ORDER BY h.id`,
);

function toHold(row: HoldRow): Hold {
  return {
    id: row.id,
    cartKey: row.cart_key,
    performanceId: row.performance_id,
    ordinals: row.ordinals,
    channelId: row.channel_id,
    heldUntil: row.held_until,
    latestUntil: row.latest_until,
  };
}

/** The live holds of carts, oldest first. */
export async function findHoldsByCarts(reader: HotReader, cartKeys: readonly string[]): Promise<readonly Hold[]> {
  return (await reader(findByCarts, [cartKeys])).map(toHold);
}

/** Runs a statement: inside of a transaction, or as one of its own. */
export type HotReader = Transaction["query"];

const extend = statement<HoldRow>(
  "inventory.extend_holds",
  `WITH mine AS MATERIALIZED (
     SELECT h.id, h.performance_id, h.ordinals,
       least(h.latest_until, greatest(h.held_until, now() + $2::float8 * interval '1 ms')) AS held_until
     FROM hold h WHERE h.cart_key = $1 AND h.held_until >= now()
       AND ($3::uuid[] IS NULL OR h.id = ANY($3::uuid[]))
     ORDER BY h.id FOR UPDATE
   ), seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal, m.held_until
     FROM mine m CROSS JOIN LATERAL unnest(m.ordinals) AS o(ordinal)
     JOIN performance_seat s ON s.performance_id = m.performance_id AND s.ordinal = o.ordinal
     WHERE s.hold_id = m.id
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   ), kept AS (
     UPDATE performance_seat s SET held_until = seat.held_until FROM seat
     WHERE s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal
   )
   UPDATE hold h SET held_until = m.held_until FROM mine m WHERE h.id = m.id RETURNING ${holdColumns}`,
);

/**
 * Moves the end of a cart's live holds (or of those named) to `byMs` from now, never earlier than it was and never
 * past `latestUntil`. Answers the holds as they are then; expired ones are not among them.
 */
export async function extendHolds(
  tx: { readonly query: HotReader },
  cartKey: string,
  byMs: number,
  holdIds: readonly string[] | null = null,
): Promise<readonly Hold[]> {
  return (await tx.query(extend, [cartKey, byMs, holdIds])).map(toHold);
}

const release = statement<{ id: string }>(
  "inventory.release_hold",
  `WITH mine AS MATERIALIZED (
     SELECT h.id, h.performance_id, h.ordinals,
       ARRAY(SELECT o FROM unnest(h.ordinals) o WHERE NOT ($3::int[] IS NULL OR o = ANY($3::int[])) ORDER BY o) AS kept
     FROM hold h WHERE h.id = $1 AND h.cart_key = $2 AND h.held_until >= now() FOR UPDATE
   ), seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal
     FROM mine m CROSS JOIN LATERAL unnest(m.ordinals) AS o(ordinal)
     JOIN performance_seat s ON s.performance_id = m.performance_id AND s.ordinal = o.ordinal
     WHERE s.hold_id = m.id AND NOT (o.ordinal = ANY(m.kept))
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   ), freed AS (
     UPDATE performance_seat s SET state = 'free', hold_id = NULL, held_until = NULL FROM seat
     WHERE s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal
   ), gone AS (
     DELETE FROM hold h USING mine m WHERE h.id = m.id AND cardinality(m.kept) = 0
   ), smaller AS (
     UPDATE hold h SET ordinals = m.kept FROM mine m WHERE h.id = m.id AND cardinality(m.kept) > 0
   )
   SELECT id FROM mine`,
);

/** Gives seats of a live hold back: those named, or all (null). False when the cart has no such live hold. */
export async function releaseHold(
  tx: { readonly query: HotReader },
  cartKey: string,
  holdId: string,
  ordinals: readonly number[] | null,
): Promise<boolean> {
  return (await tx.query(release, [holdId, cartKey, ordinals])).length > 0;
}

const trySweepLock = statement<{ mine: boolean }>(
  "inventory.try_sweep_lock",
  "SELECT pg_try_advisory_xact_lock(7272003) AS mine",
);
const sweep = statement<{ holds: number; seats: number }>(
  "inventory.sweep_expired_holds",
  `WITH due AS MATERIALIZED (
     SELECT h.id, h.performance_id, h.ordinals FROM hold h WHERE h.held_until < now()
     ORDER BY h.held_until LIMIT $1 FOR UPDATE SKIP LOCKED
   ), seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal
     FROM due d CROSS JOIN LATERAL unnest(d.ordinals) AS o(ordinal)
     JOIN performance_seat s ON s.performance_id = d.performance_id AND s.ordinal = o.ordinal
     WHERE s.hold_id = d.id
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   ), freed AS (
     UPDATE performance_seat s SET state = 'free', hold_id = NULL, held_until = NULL FROM seat
     WHERE s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal RETURNING s.ordinal
   ), gone AS (
     DELETE FROM hold h USING due d WHERE h.id = d.id RETURNING h.id
   )
   SELECT (SELECT count(*) FROM gone)::int AS holds, (SELECT count(*) FROM freed)::int AS seats`,
);

/**
 * Frees the seats of at most `mostHolds` expired holds, so that the live feed announces them (they could be taken
 * anyway). Null when another process is at it.
 */
export async function sweepHolds(
  tx: Transaction,
  mostHolds: number,
): Promise<{ readonly holds: number; readonly seats: number } | null> {
  const [lock] = await tx.query(trySweepLock, []);
  if (!lock?.mine) return null;
  return (await tx.query(sweep, [mostHolds]))[0]!;
}
