import { statement, type Transaction } from "../../platform/database/index.ts";
import type { PrintDecision, PrintState } from "../print.rules.ts";
import type { TicketPaper } from "./hand-over.rules.ts";

export interface HandOverRow {
  readonly id: string;
  readonly order_id: string;
  readonly reference: string;
  readonly contact_name: string | null;
  readonly venue_id: string;
  readonly from_counter_id: string;
  readonly from_name: string;
  readonly to_counter_id: string;
  readonly to_name: string;
  readonly handed_at: Date;
  readonly ended_at: Date | null;
}

export interface HandedTicketRow {
  readonly hand_over_id: string;
  readonly ticket_id: string;
  readonly live: boolean;
  readonly taken_back: boolean;
  readonly state: PrintState | null;
  readonly decision: PrintDecision | null;
}

/** How long those who handed tickets over are told that they were printed. */
const toldMinutes = 15;

const lockOrderRow = statement<{ id: string; reference: string }>(
  "box_office.lock_order_to_hand_over",
  "SELECT id, reference FROM sales_order WHERE id = $1 FOR UPDATE",
);
const lastAttempt = `LEFT JOIN LATERAL (SELECT p.state, p.decision FROM ticket_print p WHERE p.ticket_id = k.id
     ORDER BY p.attempt DESC LIMIT 1) p ON true`;
/** A ticket in whose place a numbered one was handed over counts as printed. */
const papers = statement<{
  id: string;
  live: boolean;
  state: PrintState | null;
  decision: PrintDecision | null;
  hand_over_id: string | null;
}>(
  "box_office.papers_of_order",
  `SELECT k.id, k.live, CASE WHEN b.number IS NULL THEN p.state ELSE 'confirmed' END AS state, p.decision, t.hand_over_id
   FROM ticket k JOIN order_line l ON l.id = k.order_line_id
     LEFT JOIN backup_ticket b ON b.ticket_id = k.id
     LEFT JOIN print_hand_over_ticket t ON t.ticket_id = k.id AND t.taken_back_at IS NULL
     ${lastAttempt}
   WHERE k.order_id = $1 ORDER BY l.position, k.id`,
);
const insertRow = statement<never>(
  "box_office.insert_hand_over",
  `WITH made AS (INSERT INTO print_hand_over (id, order_id, venue_id, from_counter_id, to_counter_id, handed_by)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id)
   INSERT INTO print_hand_over_ticket (hand_over_id, ticket_id)
   SELECT made.id, ticket.id FROM made, unnest($7::uuid[]) AS ticket (id)`,
);
const takeBackRows = statement<never>(
  "box_office.take_back_hand_over",
  `WITH taken AS (UPDATE print_hand_over_ticket SET taken_back_at = now(), taken_back_by = $3
     WHERE hand_over_id = $1 AND ticket_id = ANY($2::uuid[]) AND taken_back_at IS NULL)
   SELECT 1`,
);
const settle = statement<never>("box_office.settle_hand_over", "SELECT settle_print_hand_overs(ARRAY[$1::uuid])");
const handOvers = `SELECT h.id, h.order_id, o.reference, o.contact_name, h.venue_id, h.from_counter_id,
     f.name AS from_name, h.to_counter_id, c.name AS to_name, h.handed_at, h.ended_at
   FROM print_hand_over h JOIN sales_order o ON o.id = h.order_id
     JOIN counter f ON f.id = h.from_counter_id JOIN counter c ON c.id = h.to_counter_id`;
const byId = statement<HandOverRow>("box_office.hand_over", `${handOvers} WHERE h.id = $1`);
const inVenue = statement<HandOverRow>(
  "box_office.hand_overs_in_venue",
  `${handOvers} WHERE h.venue_id = $1
     AND (h.ended_at IS NULL OR h.ended_at > now() - make_interval(mins => $2)) ORDER BY h.handed_at, h.id`,
);
const handedTickets = statement<HandedTicketRow>(
  "box_office.handed_tickets",
  `SELECT t.hand_over_id, t.ticket_id, k.live, t.taken_back_at IS NOT NULL AS taken_back, p.state, p.decision
   FROM print_hand_over_ticket t JOIN ticket k ON k.id = t.ticket_id JOIN order_line l ON l.id = k.order_line_id
     ${lastAttempt}
   WHERE t.hand_over_id = ANY($1::uuid[]) ORDER BY l.position, k.id`,
);
const windowHandedTo = statement<{ id: string; name: string }>(
  "box_office.window_handed_to",
  `SELECT c.id, c.name FROM print_hand_over_ticket t JOIN print_hand_over h ON h.id = t.hand_over_id
     JOIN counter c ON c.id = h.to_counter_id
   WHERE t.ticket_id = $1 AND t.taken_back_at IS NULL`,
);

/** Locked as whoever prints, refunds or exchanges its tickets locks it. Null for no such order. */
export async function lockOrder(
  tx: Transaction,
  orderId: string,
): Promise<{ readonly id: string; readonly reference: string } | null> {
  return (await tx.query(lockOrderRow, [orderId]))[0] ?? null;
}

/** Every ticket that an order ever had, in the order of its lines. */
export async function findPapers(tx: Transaction, orderId: string): Promise<TicketPaper[]> {
  return (await tx.query(papers, [orderId])).map(({ id, live, state, decision, hand_over_id }) => ({
    ...{ id, live, handOverId: hand_over_id },
    last: state && { state, decision },
  }));
}

export async function insertHandOver(
  tx: Transaction,
  handOver: Pick<HandOverRow, "id" | "order_id" | "venue_id" | "from_counter_id" | "to_counter_id"> & {
    readonly handed_by: string;
    readonly ticketIds: readonly string[];
  },
): Promise<void> {
  const { id, order_id, venue_id, from_counter_id, to_counter_id, handed_by, ticketIds } = handOver;
  await tx.query(insertRow, [id, order_id, venue_id, from_counter_id, to_counter_id, handed_by, ticketIds]);
}

/** Frees tickets of a hand-over, and ends it when it has none left. */
export async function takeBackTickets(
  tx: Transaction,
  handOverId: string,
  ticketIds: readonly string[],
  staffId: string,
): Promise<void> {
  await tx.query(takeBackRows, [handOverId, ticketIds, staffId]);
  await tx.query(settle, [handOverId]);
}

export async function findHandOver(tx: Transaction, id: string): Promise<HandOverRow | null> {
  return (await tx.query(byId, [id]))[0] ?? null;
}

/** Those of a venue that are not ended, and those that ended a moment ago; the oldest first. */
export function findHandOversInVenue(tx: Transaction, venueId: string): Promise<HandOverRow[]> {
  return tx.query(inVenue, [venueId, toldMinutes]);
}

/** Tickets of hand-overs with what became of them, in the order of the order's lines. */
export function findHandedTickets(tx: Transaction, handOverIds: readonly string[]): Promise<HandedTicketRow[]> {
  return tx.query(handedTickets, [handOverIds]);
}

/** The window that a ticket was handed to and not taken back from; null: it was not handed over. */
export async function findWindowHandedTo(
  tx: Transaction,
  ticketId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  return (await tx.query(windowHandedTo, [ticketId]))[0] ?? null;
}
