import { statement, type Transaction } from "../../platform/database/index.ts";
import { type RollRow, rollColumns } from "../stock.store.ts";
import type { StoreCount } from "./store.rules.ts";

export interface StoreRow extends StoreCount {
  readonly venue_id: string;
  readonly stock_code: string;
}

export interface VenueRollRow extends RollRow {
  readonly printer_name: string;
  readonly counter_name: string;
}

export interface ReadingRow {
  readonly id: string;
  readonly printer_id: string;
  readonly printer_name: string;
  readonly printed_count: string | null;
  readonly expected_count: string | null;
  readonly next_serial: string | null;
  readonly expected_serial: string | null;
  readonly noted_at: Date;
}

const stores = statement<StoreRow>(
  "box_office.stores",
  `WITH shelf AS (
     SELECT venue_id, stock_code,
       coalesce(sum(quantity) FILTER (WHERE kind = 'delivered'), 0)::int AS delivered,
       coalesce(sum(quantity) FILTER (WHERE kind = 'returned'), 0)::int AS returned,
       coalesce(sum(quantity) FILTER (WHERE kind = 'adjusted'), 0)::int AS adjusted
     FROM stock_store_entry GROUP BY venue_id, stock_code),
   rolls AS (
     SELECT r.venue_id, r.stock_code, r.id, r.removed_at,
       coalesce(sum(e.quantity) FILTER (WHERE e.kind = 'loaded'), 0) AS loaded,
       coalesce(sum(CASE WHEN e.kind IN ('loaded', 'adjusted') THEN e.quantity
         WHEN e.kind IN ('printed', 'spoiled', 'test') THEN -e.quantity END), 0) AS left,
       coalesce(sum(e.quantity) FILTER (WHERE e.kind IN ('printed', 'spoiled', 'test')
         AND e.noted_at > now() - interval '1 day'), 0) AS used
     FROM ticket_roll r LEFT JOIN stock_entry e ON e.roll_id = r.id
     GROUP BY r.id),
   printers AS (
     SELECT venue_id, stock_code, sum(loaded)::int AS loaded, sum(used)::int AS used,
       coalesce(sum(greatest(0, "left")) FILTER (WHERE removed_at IS NULL), 0)::int AS in_printers
     FROM rolls GROUP BY venue_id, stock_code)
   SELECT venue_id, stock_code, coalesce(s.delivered, 0) AS delivered, coalesce(s.returned, 0) AS returned,
     coalesce(s.adjusted, 0) AS adjusted, coalesce(p.loaded, 0) AS loaded,
     coalesce(p.in_printers, 0) AS "inPrinters", coalesce(p.used, 0) AS "usedLastDay"
   FROM shelf s FULL JOIN printers p USING (venue_id, stock_code) ORDER BY venue_id, stock_code`,
);
const lockStoreRow = statement<never>(
  "box_office.lock_store",
  "SELECT pg_advisory_xact_lock(hashtextextended('stock of ' || $1::text || ' ' || $2::text, 0))",
);
const appendStoreRow = statement<never>(
  "box_office.append_store_entry",
  `INSERT INTO stock_store_entry (id, venue_id, stock_code, kind, quantity, first_serial, roll_id, reason, staff_id)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT stock_store_entry_pk DO NOTHING`,
);
const venueRolls = statement<VenueRollRow>(
  "box_office.rolls_of_venues",
  `SELECT r.*, p.name AS printer_name, c.name AS counter_name FROM (${rollColumns} GROUP BY r.id) r
     JOIN printer p ON p.id = r.printer_id JOIN counter c ON c.id = p.counter_id
   WHERE r.removed_at IS NULL OR r.removed_at > now() - interval '30 days'
   ORDER BY r.removed_at IS NOT NULL, r.loaded_at DESC LIMIT 500`,
);
const readings = statement<ReadingRow>(
  "box_office.stock_readings",
  `SELECT s.id, s.printer_id, p.name AS printer_name, s.printed_count, s.expected_count, s.next_serial,
     s.expected_serial, s.noted_at
   FROM stock_reading s JOIN printer p ON p.id = s.printer_id ORDER BY s.noted_at DESC LIMIT 200`,
);
const expectedCount = statement<{ expected: string }>(
  "box_office.expected_print_count",
  `SELECT last.printed_count + coalesce((
     SELECT sum(e.quantity) FROM stock_entry e JOIN ticket_roll r ON r.id = e.roll_id
     WHERE r.printer_id = $1 AND e.kind IN ('printed', 'spoiled', 'test') AND e.noted_at > last.noted_at), 0) AS expected
   FROM stock_reading last WHERE last.printer_id = $1 AND last.printed_count IS NOT NULL
   ORDER BY last.noted_at DESC LIMIT 1`,
);
const insertReadingRow = statement<ReadingRow>(
  "box_office.insert_stock_reading",
  `INSERT INTO stock_reading (id, printer_id, roll_id, printed_count, expected_count, next_serial, expected_serial, staff_id)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   RETURNING id, printer_id, (SELECT name FROM printer WHERE id = $2) AS printer_name, printed_count, expected_count,
     next_serial, expected_serial, noted_at`,
);

/** Every venue's paper, by venue and kind; kinds that no roll or delivery speaks of are not in it. */
export function findStores(tx: Transaction): Promise<StoreRow[]> {
  return tx.query(stores, []);
}

/** One person at a time counts one kind of paper of a venue. */
export async function lockStore(tx: Transaction, venueId: string, stockCode: string): Promise<void> {
  await tx.query(lockStoreRow, [venueId, stockCode]);
}

/** Adds an entry; one whose id is there already is the same entry, told again. */
export async function appendStore(
  tx: Transaction,
  entry: {
    readonly id: string;
    readonly venueId: string;
    readonly stockCode: string;
    readonly kind: "delivered" | "returned" | "adjusted";
    readonly quantity: number;
    readonly firstSerial?: number | null;
    readonly rollId?: string;
    readonly reason?: string;
    readonly staffId: string;
  },
): Promise<void> {
  const { id, venueId, stockCode, kind, quantity, firstSerial, rollId, reason, staffId } = entry;
  const values = [id, venueId, stockCode, kind, quantity, firstSerial ?? null, rollId ?? null, reason ?? null, staffId];
  await tx.query(appendStoreRow, values);
}

/** Rolls in printers, and those taken out in the last 30 days, newest first. */
export function findVenueRolls(tx: Transaction): Promise<VenueRollRow[]> {
  return tx.query(venueRolls, []);
}

/** Newest first. */
export function findReadings(tx: Transaction): Promise<ReadingRow[]> {
  return tx.query(readings, []);
}

/** What the printer's counter should say: its last reading and what the books have since; null without a reading. */
export async function findExpectedCount(tx: Transaction, printerId: string): Promise<number | null> {
  const [row] = await tx.query(expectedCount, [printerId]);
  return row ? Number(row.expected) : null;
}

export async function insertReading(
  tx: Transaction,
  reading: {
    readonly id: string;
    readonly printerId: string;
    readonly rollId: string | null;
    readonly printedCount: number | null;
    readonly expectedCount: number | null;
    readonly nextSerial: number | null;
    readonly expectedSerial: number | null;
    readonly staffId: string;
  },
): Promise<ReadingRow> {
  const { id, printerId, rollId, printedCount, expectedCount: count, nextSerial, expectedSerial, staffId } = reading;
  const values = [id, printerId, rollId, printedCount, count, nextSerial, expectedSerial, staffId];
  return (await tx.query(insertReadingRow, values))[0]!;
}
