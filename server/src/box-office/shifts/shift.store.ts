import type { Currency } from "@parterre/money";
import type { StaffPlace } from "../../identity/index.ts";
import { statement, type Transaction } from "../../platform/database/index.ts";

export interface ShiftRow {
  readonly id: string;
  readonly counter_id: string;
  readonly seller_id: string;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
}

export type DrawerMoveKind = "float" | "in" | "out";

export interface ShiftCashRow {
  readonly id: string;
  readonly shift_id: string;
  readonly kind: DrawerMoveKind;
  readonly currency: Currency;
  readonly amount_minor: string;
  readonly reason: string | null;
  readonly staff_id: string;
  readonly at: Date;
}

const columns = "id, counter_id, seller_id, opened_at, closed_at";
const openOf = statement<ShiftRow>(
  "box_office.open_shift_of",
  `SELECT ${columns} FROM shift WHERE seller_id = $1 AND closed_at IS NULL`,
);
const openAt = statement<ShiftRow>(
  "box_office.open_shift_at",
  `SELECT ${columns} FROM shift WHERE counter_id = $1 AND closed_at IS NULL`,
);
const openAtAny = statement<{ counter_id: string }>(
  "box_office.counters_with_shift",
  "SELECT counter_id FROM shift WHERE counter_id = ANY($1::uuid[]) AND closed_at IS NULL",
);
const holdOpen = statement<{ id: string }>(
  "box_office.hold_shift_open",
  "SELECT id FROM shift WHERE seller_id = $1 AND closed_at IS NULL FOR KEY SHARE",
);
const insert = statement<ShiftRow>(
  "box_office.insert_shift",
  `INSERT INTO shift (id, counter_id, seller_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING ${columns}`,
);
const lock = statement<ShiftRow>("box_office.lock_shift", `SELECT ${columns} FROM shift WHERE id = $1 FOR UPDATE`);
const byIds = statement<ShiftRow>("box_office.shifts", `SELECT ${columns} FROM shift WHERE id = ANY($1::uuid[])`);
const recent = statement<ShiftRow>(
  "box_office.recent_shifts",
  `SELECT ${columns} FROM shift WHERE counter_id = $1 ORDER BY opened_at DESC, id DESC LIMIT $2`,
);
const end = statement<{ closed_at: Date }>(
  "box_office.end_shift",
  "UPDATE shift SET closed_at = now() WHERE id = $1 AND closed_at IS NULL RETURNING closed_at",
);
const addCash = statement<ShiftCashRow>(
  "box_office.insert_shift_cash",
  `INSERT INTO shift_cash (id, shift_id, kind, currency, amount_minor, reason, staff_id)
   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING RETURNING *`,
);
const cashOf = statement<ShiftCashRow>(
  "box_office.shift_cash",
  "SELECT * FROM shift_cash WHERE shift_id = ANY($1::uuid[]) ORDER BY at, id",
);
const cashById = statement<ShiftCashRow>("box_office.shift_cash_by_id", "SELECT * FROM shift_cash WHERE id = $1");
const addReport = statement<never>(
  "box_office.insert_shift_report",
  "INSERT INTO shift_report (shift_id, document, closed_by) VALUES ($1, $2::jsonb, $3)",
);
const reports = statement<{ shift_id: string; document: unknown; closed_by: string }>(
  "box_office.shift_reports",
  "SELECT shift_id, document, closed_by FROM shift_report WHERE shift_id = ANY($1::uuid[])",
);
const lastReport = statement<{ document: unknown }>(
  "box_office.last_shift_report",
  `SELECT r.document FROM shift s JOIN shift_report r ON r.shift_id = s.id
   WHERE s.counter_id = $1 AND s.id <> $2 ORDER BY s.closed_at DESC LIMIT 1`,
);

export async function findOpenShiftOf(tx: Transaction, sellerId: string): Promise<ShiftRow | null> {
  return (await tx.query(openOf, [sellerId]))[0] ?? null;
}

export async function findOpenShiftAt(tx: Transaction, counterId: string): Promise<ShiftRow | null> {
  return (await tx.query(openAt, [counterId]))[0] ?? null;
}

/** Those of some counters where somebody has a shift open. */
export async function findOpenCounters(tx: Transaction, counterIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await tx.query(openAtAny, [counterIds])).map(({ counter_id }) => counter_id));
}

const placeOf = statement<StaffPlace>(
  "box_office.place_of",
  `SELECT s.id AS "shiftId", c.id AS "counterId", c.channel_code AS "channelCode"
   FROM shift s JOIN counter c ON c.id = s.counter_id WHERE s.seller_id = $1 AND s.closed_at IS NULL`,
);

/** Where somebody sits whose shift is open; null: no shift of his is. */
export async function findPlaceOf(tx: Transaction, staffId: string): Promise<StaffPlace | null> {
  return (await tx.query(placeOf, [staffId]))[0] ?? null;
}

/** The seller's open shift, which stays open until the transaction ends; null: none is. */
export async function holdShiftOpen(tx: Transaction, sellerId: string): Promise<string | null> {
  return (await tx.query(holdOpen, [sellerId]))[0]?.id ?? null;
}

/** Null when the counter or the seller has an open shift already, or the id is used. */
export async function insertShift(
  tx: Transaction,
  shift: Pick<ShiftRow, "id" | "counter_id" | "seller_id">,
): Promise<ShiftRow | null> {
  return (await tx.query(insert, [shift.id, shift.counter_id, shift.seller_id]))[0] ?? null;
}

export async function lockShift(tx: Transaction, id: string): Promise<ShiftRow | null> {
  return (await tx.query(lock, [id]))[0] ?? null;
}

export function findShifts(tx: Transaction, ids: readonly string[]): Promise<ShiftRow[]> {
  return tx.query(byIds, [ids]);
}

/** Of a counter, the newest first. */
export function findRecentShifts(tx: Transaction, counterId: string, most: number): Promise<ShiftRow[]> {
  return tx.query(recent, [counterId, most]);
}

/** Closes a shift that is locked; answers when. */
export async function endShift(tx: Transaction, id: string): Promise<Date> {
  const [row] = await tx.query(end, [id]);
  if (!row) throw new Error(`shift ${id} is not open`);
  return row.closed_at;
}

/** Null when there is one of that id. */
export async function insertShiftCash(
  tx: Transaction,
  cash: Omit<ShiftCashRow, "at" | "amount_minor"> & { readonly amount_minor: number },
): Promise<ShiftCashRow | null> {
  const { id, shift_id, kind, currency, amount_minor, reason, staff_id } = cash;
  return (await tx.query(addCash, [id, shift_id, kind, currency, amount_minor, reason, staff_id]))[0] ?? null;
}

export function findShiftCash(tx: Transaction, shiftIds: readonly string[]): Promise<ShiftCashRow[]> {
  return tx.query(cashOf, [shiftIds]);
}

export async function findCashById(tx: Transaction, id: string): Promise<ShiftCashRow | null> {
  return (await tx.query(cashById, [id]))[0] ?? null;
}

export async function insertShiftReport(
  tx: Transaction,
  shiftId: string,
  document: object,
  closedBy: string,
): Promise<void> {
  await tx.query(addReport, [shiftId, JSON.stringify(document), closedBy]);
}

export function findReports(tx: Transaction, shiftIds: readonly string[]) {
  return tx.query(reports, [shiftIds]);
}

/** The report of the shift that was closed last at a counter, other than this one; null: there was none. */
export async function findReportBefore(tx: Transaction, counterId: string, shiftId: string): Promise<unknown> {
  return (await tx.query(lastReport, [counterId, shiftId]))[0]?.document ?? null;
}
