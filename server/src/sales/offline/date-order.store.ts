import { statement, type Transaction } from "../../platform/database/index.ts";

const date = statement<never>(
  "sales.date_offline_order",
  `WITH paid AS (UPDATE payment SET created_at = $2, captured_at = $2 WHERE order_id = $1)
   UPDATE sales_order SET created_at = $2, paid_at = $2 WHERE id = $1`,
);
const withReference = statement<{ id: string }>(
  "sales.order_with_reference",
  "SELECT id FROM sales_order WHERE reference = $1",
);

export async function isReferenceFree(tx: Transaction, reference: string): Promise<boolean> {
  return (await tx.query(withReference, [reference])).length === 0;
}

/** Gives an order and its payments the time at which they were really made. */
export async function dateOrder(tx: Transaction, orderId: string, at: Date): Promise<void> {
  await tx.query(date, [orderId, at]);
}
