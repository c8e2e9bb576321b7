import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { CustomerMessage } from "./customer-message.entity.ts";

const insert = statement<never>(
  "messages.write",
  `INSERT INTO customer_message (outbox_id, kind, about_id, email, locale, subject, body)
   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (outbox_id) DO NOTHING`,
);

/** A message about to be written; `outboxId` makes that happen once. */
export type NewMessage = Omit<CustomerMessage, "id" | "writtenAt">;

export async function insertMessage(tx: Transaction, message: NewMessage): Promise<void> {
  const { outboxId, kind, aboutId, email, locale, subject, body } = message;
  await tx.query(insert, [outboxId, kind, aboutId, email, locale, subject, body]);
}

/** What was said about an order or an entry of a waiting list, newest first. */
export function findMessages(tx: EntityTransaction, aboutId: string, most: number): Promise<CustomerMessage[]> {
  return tx.manager.find(CustomerMessage, { where: { aboutId }, order: { id: "DESC" }, take: most });
}
