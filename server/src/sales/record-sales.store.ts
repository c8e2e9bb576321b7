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
/** Makes the payments of these orders that name the test provider known there as approved, so it can refund them. */
export async function recordTestPayments(tx: Transaction, orderIds: readonly string[]): Promise<void> {
  await tx.query(approve, [orderIds]);
}
