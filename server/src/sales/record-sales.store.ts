import { statement, type Transaction } from "../platform/database/index.ts";

const approve = statement<never>(
  "sales.record_test_payments",
  `WITH paid AS (
     UPDATE payment SET provider_reference = id, redirect_url = '/payments/test/' || id
     WHERE order_id = ANY($1::uuid[]) AND provider = 'test' RETURNING id, order_id, amount_minor, currency
   )
   INSERT INTO test_provider_payment (id, state, amount_minor, currency, order_reference, return_url, pay_by, decided_at)
   SELECT paid.id, 'approved', paid.amount_minor, paid.currency, o.reference, '/', now(), now()
   FROM paid JOIN sales_order o ON o.id = paid.order_id`,
);
const enter = statement<never>(
  "sales.record_in_journal",
  `INSERT INTO journal_entry (kind, order_id, order_line_id, payment_id, performance_id, zone_id, ticket_type_id,
     channel_id, provider, seller_id, currency, amount_minor, ticket_delta)
   SELECT 'sale', o.id, l.id, p.id, l.performance_id, l.zone_id, l.ticket_type_id, o.channel_id, p.provider,
     o.seller_id, o.currency, l.price_minor, 1
   FROM unnest($1::uuid[]) WITH ORDINALITY AS recorded(id, at) JOIN sales_order o ON o.id = recorded.id
   JOIN payment p ON p.order_id = o.id JOIN order_line l ON l.order_id = o.id
   ORDER BY recorded.at, l.position`,
);

/** Makes the payments of these orders that name the test provider known there as approved, so it can refund them. */
export async function recordTestPayments(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  await tx.query(approve, [orderIds]);
}

/** Enters the sale of each of these orders, with its one payment, into the journal. */
export async function recordInJournal(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  await tx.query(enter, [orderIds]);
}
