import { statement, type Transaction } from "../platform/database/index.ts";
import type { RollCount } from "./stock.rules.ts";

export type StockKind = "loaded" | "printed" | "spoiled" | "test" | "voided" | "adjusted";

export interface RollRow extends RollCount {
  readonly id: string;
  readonly printer_id: string;
  readonly venue_id: string;
  readonly stock_code: string;
  readonly first_serial: string | null;
  readonly loaded_at: Date;
  readonly removed_at: Date | null;
  readonly used_last_hour: number;
}

/** Numbers of tickets that a roll has already, and at which counter it is or was used. */
export interface SerialsClaimedRow {
  readonly first_serial: string;
  readonly last_serial: string;
  readonly counter_name: string;
}

const sum = (kind: StockKind) => `coalesce(sum(e.quantity) FILTER (WHERE e.kind = '${kind}'), 0)::int AS ${kind}`;
/** Rolls with their sums; add what is wanted of them, and `GROUP BY r.id`. */
export const rollColumns = `SELECT r.id, r.printer_id, r.venue_id, r.stock_code, r.first_serial, r.loaded_at, r.removed_at,
    ${(["loaded", "printed", "spoiled", "test", "voided", "adjusted"] as const).map(sum).join(", ")},
    coalesce(sum(e.quantity) FILTER (WHERE e.kind IN ('printed', 'spoiled', 'test')
      AND e.noted_at > now() - interval '1 hour'), 0)::int AS used_last_hour
  FROM ticket_roll r LEFT JOIN stock_entry e ON e.roll_id = r.id`;

const loadedRolls = statement<RollRow>(
  "box_office.loaded_rolls",
  `${rollColumns} WHERE r.printer_id = ANY($1::uuid[]) AND r.removed_at IS NULL GROUP BY r.id`,
);
const lockRoll = statement<{ id: string }>(
  "box_office.lock_loaded_roll",
  "SELECT id FROM ticket_roll WHERE printer_id = $1 AND removed_at IS NULL FOR UPDATE",
);
// What is blank on it may be put in again, here or elsewhere: its numbers are free.
const removeRoll = statement<never>(
  "box_office.remove_roll",
  `UPDATE ticket_roll SET removed_at = now(), serials = CASE WHEN serials IS NOT NULL
     THEN int8range(lower(serials), greatest(lower(serials), $2::bigint)) END
   WHERE printer_id = $1 AND removed_at IS NULL`,
);
// Paper without numbers claims none: a range of two nulls would be all numbers there are.
const insertRollRow = statement<never>(
  "box_office.insert_roll",
  `INSERT INTO ticket_roll (id, printer_id, stock_code, first_serial, serials, loaded_by, venue_id)
   SELECT $1, p.id, $3, $4, CASE WHEN $4::bigint IS NOT NULL
     THEN int8range($4::bigint, $4::bigint + $6::bigint) END, $5, c.venue_id
   FROM printer p JOIN counter c ON c.id = p.counter_id WHERE p.id = $2`,
);
const claimant = statement<SerialsClaimedRow>(
  "box_office.roll_of_serials",
  `SELECT lower(k.serials)::text AS first_serial, (upper(k.serials) - 1)::text AS last_serial, c.name AS counter_name
   FROM ticket_roll r JOIN printer p ON p.id = r.printer_id JOIN counter c ON c.id = p.counter_id
   CROSS JOIN LATERAL (SELECT CASE WHEN r.id = $5::uuid
     THEN int8range(lower(r.serials), greatest(lower(r.serials), $6::bigint)) ELSE r.serials END AS serials) k
   WHERE r.venue_id = $1 AND r.stock_code = $2 AND r.serials && int8range($3::bigint, $3::bigint + $4::bigint)
     AND k.serials && int8range($3::bigint, $3::bigint + $4::bigint)
   ORDER BY k.serials LIMIT 1`,
);
const append = statement<never>(
  "box_office.append_stock_entry",
  `INSERT INTO stock_entry (roll_id, kind, quantity, print_id, reason, staff_id) VALUES ($1, $2, $3, $4, $5, $6)`,
);

/** What is in printers now, with its sums. */
export function findLoadedRolls(tx: Transaction, printerIds: readonly string[]): Promise<RollRow[]> {
  return tx.query(loadedRolls, [printerIds]);
}

/** The roll in a printer, locked against being changed for another; null when there is none. */
export async function lockLoadedRoll(tx: Transaction, printerId: string): Promise<string | null> {
  return (await tx.query(lockRoll, [printerId]))[0]?.id ?? null;
}

/** Takes out what is in the printer; `nextSerial`: of the first blank ticket on it, null where it has no numbers. */
export async function removeLoadedRoll(tx: Transaction, printerId: string, nextSerial: number | null): Promise<void> {
  await tx.query(removeRoll, [printerId, nextSerial]);
}

/** Another roll of this paper in this house that has one of these numbers; null: they are free. */
export async function findRollOfSerials(
  tx: Transaction,
  serials: {
    readonly venueId: string;
    readonly stockCode: string;
    readonly firstSerial: number;
    readonly quantity: number;
    /** The roll that is being taken out, and the first number on it that is free then. */
    readonly except: { readonly rollId: string; readonly nextSerial: number } | null;
  },
): Promise<SerialsClaimedRow | null> {
  const { venueId, stockCode, firstSerial, quantity, except } = serials;
  const values = [venueId, stockCode, firstSerial, quantity, except?.rollId ?? null, except?.nextSerial ?? null];
  return (await tx.query(claimant, values))[0] ?? null;
}

/** Puts a roll into a printer that has none. Its numbers have to be free. */
export async function insertRoll(
  tx: Transaction,
  roll: {
    readonly id: string;
    readonly printerId: string;
    readonly stockCode: string;
    readonly firstSerial: number | null;
    readonly quantity: number;
    readonly loadedBy: string;
  },
): Promise<void> {
  const { id, printerId, stockCode, firstSerial, quantity, loadedBy } = roll;
  const counted = firstSerial === null ? null : quantity;
  await tx.query(insertRollRow, [id, printerId, stockCode, firstSerial, loadedBy, counted]);
}

export async function appendStock(
  tx: Transaction,
  entry: {
    readonly rollId: string;
    readonly kind: StockKind;
    readonly quantity: number;
    readonly printId?: string;
    readonly reason?: string;
    readonly staffId: string;
  },
): Promise<void> {
  const { rollId, kind, quantity, printId, reason, staffId } = entry;
  await tx.query(append, [rollId, kind, quantity, printId ?? null, reason ?? null, staffId]);
}
