import { statement, type Transaction } from "../platform/database/index.ts";
import type { PrintDecision, PrintReport, PrintState } from "./print.rules.ts";

export interface PrintRow {
  readonly id: string;
  readonly ticket_id: string;
  readonly attempt: number;
  readonly state: PrintState;
  readonly printer_id: string;
  readonly roll_id: string | null;
  readonly template_id: string;
  readonly template_version: number;
  readonly fault: string | null;
  readonly decision: PrintDecision | null;
  readonly recorded_at: Date;
  readonly sent_at: Date | null;
  readonly ended_at: Date | null;
}

/** A ticket as printing sees it, with its line and order. */
export interface TicketToPrint {
  readonly id: string;
  readonly live: boolean;
  readonly order_line_id: string;
  readonly performance_id: number;
  readonly ordinal: number;
  readonly position: number;
  readonly order_id: string;
  readonly reference: string;
  /** Of the pre-printed ticket that was handed over for it, a bigint as text; null: none was. */
  readonly backup_number: string | null;
}

// The order first: who refunds or exchanges locks it, too, and neither ends a ticket while it goes to paper.
const lockTicketRow = statement<TicketToPrint>(
  "box_office.lock_ticket",
  `WITH locked AS MATERIALIZED (
     SELECT o.id, o.reference FROM sales_order o
     WHERE o.id = (SELECT t.order_id FROM ticket t WHERE t.id = $1) FOR UPDATE)
   SELECT t.id, t.live, t.order_line_id, t.performance_id, t.ordinal, l.position, o.id AS order_id, o.reference,
     (SELECT b.number FROM backup_ticket b WHERE b.ticket_id = t.id) AS backup_number
   FROM locked o JOIN ticket t ON t.order_id = o.id JOIN order_line l ON l.id = t.order_line_id
   WHERE t.id = $1`,
);
const columns = `id, ticket_id, attempt, state, printer_id, roll_id, template_id, template_version, fault, decision,
  recorded_at, sent_at, ended_at`;
const insert = statement<PrintRow>(
  "box_office.insert_print",
  `INSERT INTO ticket_print (id, ticket_id, attempt, state, printer_id, roll_id, template_id, template_version,
     recorded_by)
   SELECT $1, $2, coalesce(max(attempt), 0) + 1, 'queued', $3, $4, $5, $6, $7 FROM ticket_print WHERE ticket_id = $2
   RETURNING ${columns}`,
);
const lock = statement<PrintRow>(
  "box_office.lock_print",
  `SELECT ${columns} FROM ticket_print WHERE id = $1 FOR UPDATE`,
);
const last = statement<PrintRow>(
  "box_office.last_print",
  `SELECT ${columns} FROM ticket_print WHERE ticket_id = $1 ORDER BY attempt DESC LIMIT 1`,
);
const ofTickets = statement<PrintRow>(
  "box_office.prints_of_tickets",
  `SELECT ${columns} FROM ticket_print WHERE ticket_id = ANY($1::uuid[]) ORDER BY ticket_id, attempt`,
);
const move = statement<PrintRow>(
  "box_office.move_print",
  `UPDATE ticket_print SET state = $2::text, fault = coalesce($3::text, fault), decision = $4::text, decided_by = $5::uuid,
     sent_at = CASE WHEN $2::text = 'sent' THEN now() ELSE sent_at END,
     ended_at = CASE WHEN $2::text IN ('confirmed', 'failed') THEN now() END
   WHERE id = $1 RETURNING ${columns}`,
);
const inDoubtAt = statement<PrintRow>(
  "box_office.prints_in_doubt",
  `SELECT ${columns} FROM ticket_print WHERE printer_id = ANY($1::uuid[]) AND state IN ('queued', 'sent', 'unknown')
   ORDER BY recorded_at`,
);
const insertReprintRow = statement<never>(
  "box_office.insert_reprint",
  `INSERT INTO ticket_reprint (ticket_id, replaces, reason, requested_by, approver_id, idempotency_key)
   VALUES ($1, $2, $3, $4, $5, $6)`,
);
const reprintByKey = statement<{ ticket_id: string; replaces: string }>(
  "box_office.reprint_by_key",
  "SELECT ticket_id, replaces FROM ticket_reprint WHERE idempotency_key = $1",
);
const liveOfLine = statement<{ id: string }>(
  "box_office.live_ticket_of_line",
  "SELECT id FROM ticket WHERE order_line_id = $1 AND live",
);
const reprints = statement<{ id: string; issue: number }>(
  "box_office.issues_of_reprints",
  "SELECT t.id, t.issue FROM ticket t JOIN ticket_reprint r ON r.ticket_id = t.id WHERE t.id = ANY($1::uuid[])",
);

/** A ticket with its order locked; null when there is none. */
export async function lockTicket(tx: Transaction, ticketId: string): Promise<TicketToPrint | null> {
  return (await tx.query(lockTicketRow, [ticketId]))[0] ?? null;
}

export async function insertPrint(
  tx: Transaction,
  print: Pick<PrintRow, "id" | "ticket_id" | "printer_id" | "roll_id" | "template_id" | "template_version">,
  recordedBy: string,
): Promise<PrintRow> {
  const { id, ticket_id, printer_id, roll_id, template_id, template_version } = print;
  return (await tx.query(insert, [id, ticket_id, printer_id, roll_id, template_id, template_version, recordedBy]))[0]!;
}

export async function lockPrint(tx: Transaction, id: string): Promise<PrintRow | null> {
  return (await tx.query(lock, [id]))[0] ?? null;
}

export async function findLastPrint(tx: Transaction, ticketId: string): Promise<PrintRow | null> {
  return (await tx.query(last, [ticketId]))[0] ?? null;
}

/** By ticket and attempt. */
export function findPrintsOfTickets(tx: Transaction, ticketIds: readonly string[]): Promise<PrintRow[]> {
  return tx.query(ofTickets, [ticketIds]);
}

export async function movePrint(
  tx: Transaction,
  id: string,
  to: {
    readonly state: PrintReport;
    readonly fault: string | null;
    readonly decision: PrintDecision | null;
    readonly decidedBy: string | null;
  },
): Promise<PrintRow> {
  return (await tx.query(move, [id, to.state, to.fault, to.decision, to.decidedBy]))[0]!;
}

/** Attempts of printers without an end, oldest first. */
export function findPrintsInDoubt(tx: Transaction, printerIds: readonly string[]): Promise<PrintRow[]> {
  return tx.query(inDoubtAt, [printerIds]);
}

export async function insertReprint(
  tx: Transaction,
  reprint: {
    readonly ticketId: string;
    readonly replaces: string;
    readonly reason: string;
    readonly requestedBy: string;
    readonly approverId: string | null;
    readonly idempotencyKey: string;
  },
): Promise<void> {
  const { ticketId, replaces, reason, requestedBy, approverId, idempotencyKey } = reprint;
  await tx.query(insertReprintRow, [ticketId, replaces, reason, requestedBy, approverId, idempotencyKey]);
}

/** What was made when a reprint was asked for under this key; null: it never was. */
export async function findReprint(
  tx: Transaction,
  idempotencyKey: string,
): Promise<{ readonly ticket_id: string; readonly replaces: string } | null> {
  return (await tx.query(reprintByKey, [idempotencyKey]))[0] ?? null;
}

export async function findLiveTicketOfLine(tx: Transaction, orderLineId: string): Promise<string> {
  return (await tx.query(liveOfLine, [orderLineId]))[0]!.id;
}

/** How many reprints those of these tickets are that are one: 1 for the first. */
export async function findReprintNumbers(
  tx: Transaction,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return new Map((await tx.query(reprints, [ticketIds])).map(({ id, issue }) => [id, issue - 1]));
}
