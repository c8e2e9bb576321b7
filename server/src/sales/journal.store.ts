import { statement, type Transaction } from "../platform/database/index.ts";
import type { JournalKind } from "./journal-entry.entity.ts";

const append = statement<never>(
  "sales.append_journal",
  `INSERT INTO journal_entry (kind, order_id, order_line_id, payment_id, performance_id, zone_id, ticket_type_id,
     channel_id, provider, seller_id, currency, amount_minor, ticket_delta)
   SELECT $1, o.id, l.id, p.id, l.performance_id, l.zone_id, l.ticket_type_id, o.channel_id, p.provider, $4,
     o.currency, l.price_minor * $5::int, $6::int
   FROM sales_order o JOIN payment p ON p.order_id = o.id AND p.id = $3 JOIN order_line l ON l.order_id = o.id
   WHERE o.id = $2 ORDER BY l.position`,
);

const effects: Readonly<Record<JournalKind, { readonly sign: 1 | -1; readonly tickets: 1 | 0 | -1 }>> = {
  sale: { sign: 1, tickets: 1 },
  refund: { sign: -1, tickets: -1 },
  late_payment: { sign: 1, tickets: 0 },
  late_refund: { sign: -1, tickets: 0 },
};

/**
 * Writes a movement of a whole order into the journal, one entry a line. Never changed afterwards: what has to be
 * undone is written again with the opposite sign. `sellerId` is who does this act, not who sold.
 */
export async function appendJournal(
  tx: Transaction,
  kind: JournalKind,
  orderId: string,
  paymentId: string,
  sellerId: string | null,
): Promise<void> {
  const { sign, tickets } = effects[kind];
  await tx.query(append, [kind, orderId, paymentId, sellerId, sign, tickets]);
}
