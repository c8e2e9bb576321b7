import { statement, type Transaction } from "../platform/database/index.ts";

export interface BackupRangeRow {
  readonly id: string;
  readonly counter_id: string;
  /** Bigints, as text. */
  readonly first_number: string;
  readonly last_number: string;
  readonly issued_at: Date;
  readonly used: number;
}

export interface BackupTicketRow {
  readonly number: string;
  /** Null: handed over while the server was there. */
  readonly sale_id: string | null;
  readonly ordinal: number;
  readonly sale_state: string;
  readonly live: boolean | null;
  readonly block_label: string | null;
  readonly row_label: string | null;
  readonly seat_label: string | null;
  readonly performance_id: number;
}

const columns = `r.id, r.counter_id, r.first_number, r.last_number, r.issued_at,
  (SELECT count(*)::int FROM backup_ticket b WHERE b.number BETWEEN r.first_number AND r.last_number) AS used`;
// The exclusion constraint refuses ranges that overlap, whoever comes first.
const insert = statement<BackupRangeRow>(
  "contingency.insert_backup_range",
  `INSERT INTO backup_ticket_range (id, counter_id, first_number, last_number, issued_by) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT ON CONSTRAINT backup_ticket_range_apart DO NOTHING
   RETURNING id, counter_id, first_number, last_number, issued_at, 0 AS used`,
);
const ranges = statement<BackupRangeRow>(
  "contingency.backup_ranges",
  `SELECT ${columns} FROM backup_ticket_range r WHERE $1::uuid IS NULL OR r.counter_id = $1 ORDER BY r.first_number`,
);
const issued = statement<{ number: string }>(
  "contingency.backup_numbers_issued",
  `SELECT n AS number FROM unnest($2::bigint[]) AS n
   WHERE EXISTS (SELECT FROM backup_ticket_range r WHERE r.counter_id = $1 AND n BETWEEN r.first_number AND r.last_number)`,
);
const used = statement<{ number: string }>(
  "contingency.backup_numbers_used",
  "SELECT number FROM backup_ticket WHERE number = ANY($1::bigint[]) AND sale_id IS DISTINCT FROM $2",
);
const hand = statement<never>(
  "contingency.hand_out_backup_tickets",
  `INSERT INTO backup_ticket (number, sale_id, ordinal, position)
   SELECT n, $1, o, p FROM unnest($2::bigint[], $3::int[], $4::int[]) AS b(n, o, p) ON CONFLICT (number) DO NOTHING`,
);
const handForTickets = statement<{ number: string }>(
  "contingency.hand_out_for_tickets",
  `INSERT INTO backup_ticket (number, ticket_id, ordinal, position)
   SELECT n, t, o, p FROM unnest($1::bigint[], $2::uuid[], $3::int[], $4::int[]) AS b(n, t, o, p)
   ON CONFLICT (number) DO NOTHING RETURNING number`,
);
const ofTickets = statement<{ ticket_id: string; number: string }>(
  "contingency.backup_numbers_of_tickets",
  "SELECT ticket_id, number FROM backup_ticket WHERE ticket_id = ANY($1::uuid[])",
);
const linkToTickets = statement<never>(
  "contingency.link_numbers_to_tickets",
  `UPDATE backup_ticket b SET ticket_id = t.id
   FROM offline_sale s JOIN order_line l ON l.order_id = s.order_id JOIN ticket t ON t.order_line_id = l.id AND t.live
   WHERE b.sale_id = $1 AND s.id = b.sale_id AND l.position = b.position AND b.ticket_id IS NULL`,
);
const usedIn = statement<{ number: string }>(
  "contingency.backup_numbers_used_in",
  "SELECT number FROM backup_ticket WHERE number BETWEEN $1 AND $2 ORDER BY number",
);
// Seats of a sale that a person moved are found by their place in the order.
const byNumber = statement<BackupTicketRow>(
  "contingency.backup_ticket",
  `SELECT b.number, b.sale_id, b.ordinal, coalesce(s.state, 'recorded') AS sale_state,
     coalesce(l.performance_id, h.performance_id) AS performance_id,
     coalesce(h.live, EXISTS (SELECT FROM ticket t WHERE t.order_line_id = ol.id AND t.live)) AS live,
     ol.block_label, ol.row_label, ol.seat_label
   FROM backup_ticket b LEFT JOIN offline_sale s ON s.id = b.sale_id LEFT JOIN counter_lease l ON l.id = s.lease_id
     LEFT JOIN ticket h ON h.id = b.ticket_id
     LEFT JOIN order_line ol ON ol.id = h.order_line_id OR (ol.order_id = s.order_id AND ol.position = b.position)
   WHERE b.number = $1`,
);

/** Null when some of the numbers are issued already. */
export async function insertBackupRange(
  tx: Transaction,
  row: { readonly id: string; readonly counterId: string; readonly first: number; readonly last: number },
  staffId: string,
): Promise<BackupRangeRow | null> {
  return (await tx.query(insert, [row.id, row.counterId, row.first, row.last, staffId]))[0] ?? null;
}

/** Of a counter, or of all (null), by number. */
export const findBackupRanges = (tx: Transaction, counterId: string | null) => tx.query(ranges, [counterId]);

const toNumbers = (rows: readonly { readonly number: string }[]) => new Set(rows.map(({ number }) => Number(number)));

/** Those of the numbers that the counter was given. */
export async function issuedNumbers(tx: Transaction, counterId: string, numbers: readonly number[]) {
  return numbers.length === 0 ? new Set<number>() : toNumbers(await tx.query(issued, [counterId, numbers]));
}

/** Those that another sale has handed out, or anybody for a ticket; `saleId` null: that anybody has. */
export async function usedNumbers(tx: Transaction, saleId: string | null, numbers: readonly number[]) {
  return numbers.length === 0 ? new Set<number>() : toNumbers(await tx.query(used, [numbers, saleId]));
}

/** Notes which number let in to which line of a sale (from 1); a number that another sale has keeps that one. */
export async function handOutNumbers(
  tx: Transaction,
  saleId: string,
  lines: readonly { readonly number: number; readonly ordinal: number; readonly position: number }[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(hand, [
    saleId,
    lines.map(({ number }) => number),
    lines.map(({ ordinal }) => ordinal),
    lines.map(({ position }) => position),
  ]);
}

/** Once the sale is booked, its numbers stand for its tickets: these need no other paper. */
export async function linkNumbersToTickets(tx: Transaction, saleId: string): Promise<void> {
  await tx.query(linkToTickets, [saleId]);
}

/** Notes which number was handed over for which ticket. False, and some are noted, where a number is another's: undo it. */
export async function handOutForTickets(
  tx: Transaction,
  handed: readonly {
    readonly number: number;
    readonly ticket: { readonly id: string; readonly ordinal: number; readonly position: number };
  }[],
): Promise<boolean> {
  const done = await tx.query(handForTickets, [
    handed.map(({ number }) => number),
    handed.map(({ ticket }) => ticket.id),
    handed.map(({ ticket }) => ticket.ordinal),
    handed.map(({ ticket }) => ticket.position),
  ]);
  return done.length === handed.length;
}

/** Numbers that were handed over for tickets, with the server or without it, by ticket. */
export async function numbersOfTickets(
  tx: Transaction,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return new Map((await tx.query(ofTickets, [ticketIds])).map((row) => [row.ticket_id, Number(row.number)]));
}

/** Numbers from one to another that are handed out, ascending. */
export const numbersUsedIn = async (tx: Transaction, first: number, last: number) =>
  (await tx.query(usedIn, [first, last])).map(({ number }) => Number(number));

export async function findBackupTicket(tx: Transaction, number: number): Promise<BackupTicketRow | null> {
  return (await tx.query(byNumber, [number]))[0] ?? null;
}
