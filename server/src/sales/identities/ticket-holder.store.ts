import { In } from "typeorm";
import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import { TicketHolder } from "./ticket-holder.entity.ts";

const insert = statement<never>(
  "sales.insert_ticket_holders",
  `INSERT INTO ticket_holder (order_line_id, order_id, performance_id, name, identity_hash, identity_end)
   SELECT h.line_id, $1, h.performance_id, h.name, h.hash, h.ends
   FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[]) AS h(line_id, performance_id, name, hash, ends)`,
);

export async function insertHolders(
  tx: Transaction,
  orderId: string,
  holders: readonly Omit<TicketHolder, "orderId">[],
): Promise<void> {
  await tx.query(insert, [
    orderId,
    holders.map((holder) => holder.orderLineId),
    holders.map((holder) => holder.performanceId),
    holders.map((holder) => holder.name),
    holders.map((holder) => holder.identityHash),
    holders.map((holder) => holder.identityEnd),
  ]);
}

const ofLines = statement<{ order_line_id: string; identity_hash: string }>(
  "sales.find_ticket_holders",
  "SELECT order_line_id, identity_hash FROM ticket_holder WHERE order_line_id = ANY($1::uuid[])",
);

/** Hashes of those whom lines are for, by line. */
export async function findHolderHashes(
  tx: Transaction,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query(ofLines, [lineIds]);
  return new Map(rows.map((row) => [row.order_line_id, row.identity_hash]));
}

const carry = statement<never>(
  "sales.carry_ticket_holders",
  `UPDATE ticket_holder h SET order_line_id = p.new_id, performance_id = $3
   FROM unnest($1::uuid[], $2::uuid[]) AS p(old_id, new_id) WHERE h.order_line_id = p.old_id`,
);

/** Tickets of the same people under other lines. */
export async function carryHolders(
  tx: Transaction,
  pairs: readonly { readonly oldId: string; readonly newId: string }[],
  performanceId: number,
): Promise<void> {
  await tx.query(carry, [pairs.map((pair) => pair.oldId), pairs.map((pair) => pair.newId), performanceId]);
}

export function findHoldersOfLines(tx: EntityTransaction, lineIds: readonly string[]): Promise<TicketHolder[]> {
  return tx.manager.find(TicketHolder, { where: { orderLineId: In([...lineIds]) } });
}
