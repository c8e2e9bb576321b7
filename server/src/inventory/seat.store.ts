import { statement, type Transaction } from "../platform/database/index.ts";
import type { HotReader } from "./hold.store.ts";
import { allocationUnlessReleased, inGeneralSale, unclaimed } from "./seat-conditions.ts";

/** A seat that an order wants, and the hold it was promised under. */
export interface WantedSeat {
  readonly performanceId: number;
  readonly ordinal: number;
  readonly holdId: string;
}

const createSeats = statement<never>(
  "inventory.create_seats",
  `INSERT INTO performance_seat (performance_id, ordinal)
   SELECT $1, ordinal FROM generate_series(0, $2::int - 1) AS ordinal ON CONFLICT DO NOTHING`,
);

/** All seats of a performance at once, free. Seats that exist stay as they are. */
export async function insertSeats(tx: Transaction, performanceId: number, seatCount: number): Promise<void> {
  await tx.query(createSeats, [performanceId, seatCount]);
}

/**
 * One character a seat, by ordinal, whose code is 48 more than the seat code (`seatCode`): far fewer bytes and objects
 * than rows. Expired holds read as held until they are swept or taken, as on every live map.
 */
const readCodes = statement<{ codes: string | null }>(
  "inventory.read_seat_codes",
  `SELECT string_agg(chr(48 + 5 * coalesce(allocation, 0) + CASE state WHEN 'free' THEN 0 WHEN 'held' THEN 1
     WHEN 'sold' THEN 2 WHEN 'killed' THEN 3 ELSE 4 END), '' ORDER BY ordinal) AS codes
   FROM performance_seat WHERE performance_id = $1`,
);

/** The seat codes of all seats; empty for a performance that has none yet. */
export async function readSeatCodes(read: HotReader, performanceId: number): Promise<Uint8Array> {
  const [row] = await read(readCodes, [performanceId]);
  const text = row?.codes ?? "";
  const codes = new Uint8Array(text.length);
  for (let ordinal = 0; ordinal < codes.length; ordinal += 1) codes[ordinal] = text.charCodeAt(ordinal) - 48;
  return codes;
}

const readOpen = statement<{ ordinal: number }>(
  "inventory.read_open_seats",
  `SELECT ordinal FROM performance_seat s WHERE performance_id = $1 AND ${unclaimed("s")} AND ${inGeneralSale("s")}`,
);

/** Seats that anybody could have at this moment, by the database's own eyes. */
export async function readOpenSeats(tx: Transaction, performanceId: number): Promise<readonly number[]> {
  return (await tx.query(readOpen, [performanceId])).map(({ ordinal }) => ordinal);
}

export interface SeatCounts {
  readonly free: number;
  readonly held: number;
  readonly sold: number;
}

const countByState = statement<{ performance_id: number; free: number; held: number; sold: number }>(
  "inventory.count_seats",
  `SELECT performance_id,
     count(*) FILTER (WHERE ${unclaimed("s")} AND ${inGeneralSale("s")})::int AS free,
     count(*) FILTER (WHERE state = 'held' AND held_until >= now())::int AS held,
     count(*) FILTER (WHERE state = 'sold')::int AS sold
   FROM performance_seat s WHERE performance_id = ANY($1::int[]) GROUP BY performance_id`,
);

/** Seats of performances by state; expired holds count as free, seats of an allocation do not. */
export async function countSeats(
  read: HotReader,
  performanceIds: readonly number[],
): Promise<ReadonlyMap<number, SeatCounts>> {
  const rows = await read(countByState, [performanceIds]);
  return new Map(rows.map((row) => [row.performance_id, { free: row.free, held: row.held, sold: row.sold }]));
}

/**
 * Locks in the one order that everything here keeps (holds by id, then seats by primary key), and writes only when
 * every seat can be had: still under its hold (expired or not), or nobody's by now and in general sale.
 */
const sellSeats = statement<{ performance_id: number; ordinal: number }>(
  "inventory.sell_seats",
  `WITH wanted AS MATERIALIZED (
     SELECT w.* FROM unnest($2::int[], $3::int[], $4::uuid[]) AS w(performance_id, ordinal, hold_id)
   ), mine AS MATERIALIZED (
     SELECT h.id, h.ordinals, h.cart_key FROM hold h WHERE h.id = ANY($4::uuid[]) ORDER BY h.id FOR UPDATE
   ), seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal FROM wanted w
     JOIN performance_seat s ON s.performance_id = w.performance_id AND s.ordinal = w.ordinal
     WHERE (SELECT count(*) FROM mine) >= 0
       AND (s.hold_id = w.hold_id OR (${unclaimed("s")} AND ${inGeneralSale("s")}))
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   ), whole AS MATERIALIZED (
     SELECT (SELECT count(*) FROM seat) = (SELECT count(*) FROM wanted) AS yes
   ), sold AS (
     UPDATE performance_seat s SET state = 'sold', hold_id = NULL, held_until = NULL, order_id = $1 FROM seat, whole
     WHERE whole.yes AND s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal
   ), converted AS (
     UPDATE reservation r SET order_id = $1 FROM mine m, whole WHERE whole.yes AND r.cart_key = m.cart_key
   ), kept AS MATERIALIZED (
     SELECT m.id, ARRAY(SELECT o FROM unnest(m.ordinals) o WHERE NOT EXISTS
         (SELECT 1 FROM wanted w WHERE w.hold_id = m.id AND w.ordinal = o) ORDER BY o) AS ordinals
     FROM mine m, whole WHERE whole.yes
   ), gone AS (
     DELETE FROM hold h USING kept k WHERE h.id = k.id AND cardinality(k.ordinals) = 0
   ), smaller AS (
     UPDATE hold h SET ordinals = k.ordinals FROM kept k WHERE h.id = k.id AND cardinality(k.ordinals) > 0
   )
   SELECT performance_id, ordinal FROM seat`,
);

/**
 * Turns held (or still free) seats into sold ones, all or none. Answers the seats that could not be had; when there
 * are any, nothing was changed.
 */
export async function sellHeldSeats(
  tx: Transaction,
  orderId: string,
  wanted: readonly WantedSeat[],
): Promise<readonly WantedSeat[]> {
  const got = await tx.query(sellSeats, [
    orderId,
    wanted.map((seat) => seat.performanceId),
    wanted.map((seat) => seat.ordinal),
    wanted.map((seat) => seat.holdId),
  ]);
  if (got.length === wanted.length) return [];
  return wanted.filter(
    (seat) => !got.some((row) => row.performance_id === seat.performanceId && row.ordinal === seat.ordinal),
  );
}

const returnSold = statement<{ ordinal: number }>(
  "inventory.return_seats",
  `WITH seat AS MATERIALIZED (
     SELECT s.performance_id, s.ordinal FROM unnest($2::int[], $3::int[]) AS w(performance_id, ordinal)
     JOIN performance_seat s ON s.performance_id = w.performance_id AND s.ordinal = w.ordinal
     WHERE s.state = 'sold' AND s.order_id = $1
     ORDER BY s.performance_id, s.ordinal FOR UPDATE OF s
   )
   UPDATE performance_seat s SET state = 'free', order_id = NULL, allocation = ${allocationUnlessReleased("s")}
   FROM seat
   WHERE s.performance_id = seat.performance_id AND s.ordinal = seat.ordinal RETURNING s.ordinal`,
);

/** Puts an order's sold seats back on sale, or into their allocation. Answers how many there were. */
export async function returnSoldSeats(
  tx: Transaction,
  orderId: string,
  seats: readonly { readonly performanceId: number; readonly ordinal: number }[],
): Promise<number> {
  const rows = await tx.query(returnSold, [
    orderId,
    seats.map((seat) => seat.performanceId),
    seats.map((seat) => seat.ordinal),
  ]);
  return rows.length;
}
