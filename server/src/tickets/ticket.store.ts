import { In } from "typeorm";
import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { TicketRecord } from "./ticket.entity.ts";

export interface NewTicket {
  readonly id: string;
  readonly number: string;
  readonly orderLineId: string;
  readonly performanceId: number;
  readonly ordinal: number;
  readonly issue: number;
  readonly code: string;
}

const insert = statement<never>(
  "tickets.issue",
  `INSERT INTO ticket (id, number, order_id, order_line_id, performance_id, ordinal, issue, live, code)
   SELECT t.id, t.number, $1, t.order_line_id, t.performance_id, t.ordinal, t.issue, true, t.code
   FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::int[], $6::int[], $7::int[], $8::text[])
     AS t(id, number, order_line_id, performance_id, ordinal, issue, code)`,
);
const revoke = statement<{ id: string }>(
  "tickets.revoke",
  "UPDATE ticket SET live = false, revoked_at = now() WHERE order_id = $1 AND order_line_id = ANY($2::uuid[]) AND live RETURNING id",
);

export async function insertTickets(tx: Transaction, orderId: string, tickets: readonly NewTicket[]): Promise<void> {
  await tx.query(insert, [
    orderId,
    tickets.map((ticket) => ticket.id),
    tickets.map((ticket) => ticket.number),
    tickets.map((ticket) => ticket.orderLineId),
    tickets.map((ticket) => ticket.performanceId),
    tickets.map((ticket) => ticket.ordinal),
    tickets.map((ticket) => ticket.issue),
    tickets.map((ticket) => ticket.code),
  ]);
}

/** Answers how many live tickets the lines had. */
export async function revokeTickets(tx: Transaction, orderId: string, lineIds: readonly string[]): Promise<number> {
  return (await tx.query(revoke, [orderId, lineIds])).length;
}

/** In the order of their numbers. */
export function findTicketsOfOrders(tx: EntityTransaction, orderIds: readonly string[]): Promise<TicketRecord[]> {
  return tx.manager.find(TicketRecord, { where: { orderId: In([...orderIds]) }, order: { number: "ASC" } });
}
