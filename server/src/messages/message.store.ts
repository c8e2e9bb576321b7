import { In } from "typeorm";
import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { CustomerMessage } from "./customer-message.entity.ts";
import type { MessageDelivery } from "./delivery.rules.ts";

const insert = statement<never>(
  "messages.write",
  `INSERT INTO customer_message (outbox_id, kind, about_id, email, locale, subject, body, useful_until, mail_key, delivery)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, gen_random_uuid(),
     CASE WHEN $4::text IS NULL THEN 'unaddressed' ELSE 'waiting' END)
   ON CONFLICT (outbox_id) DO NOTHING`,
);

/** A message about to be written; `outboxId` makes that happen once. */
export type NewMessage = Pick<
  CustomerMessage,
  "outboxId" | "kind" | "aboutId" | "email" | "locale" | "subject" | "body" | "usefulUntil"
>;

export async function insertMessage(tx: Transaction, message: NewMessage): Promise<void> {
  const { outboxId, kind, aboutId, email, locale, subject, body, usefulUntil } = message;
  await tx.query(insert, [outboxId, kind, aboutId, email, locale, subject, body, usefulUntil]);
}

/** What was said about any of these orders and entries, newest first. */
export function findMessagesAbout(
  tx: EntityTransaction,
  aboutIds: readonly string[],
  most: number,
): Promise<CustomerMessage[]> {
  return tx.manager.find(CustomerMessage, { where: { aboutId: In([...aboutIds]) }, order: { id: "DESC" }, take: most });
}

const forget = statement<never>(
  "messages.forget_addressee",
  `UPDATE customer_message SET email = CASE WHEN email IS NOT NULL THEN '' END, body = '', problem = NULL,
     delivery = CASE WHEN delivery = 'waiting' THEN 'lapsed' ELSE delivery END
   WHERE about_id = ANY($1::uuid[])`,
);

/** Takes address and text off what was said; that it was said, when, and about what, stays. */
export async function forgetAddressee(tx: Transaction, aboutIds: readonly string[]): Promise<void> {
  await tx.query(forget, [aboutIds]);
}

/** What was said about an order or an entry of a waiting list, newest first. */
export function findMessages(tx: EntityTransaction, aboutId: string, most: number): Promise<CustomerMessage[]> {
  return tx.manager.find(CustomerMessage, { where: { aboutId }, order: { id: "DESC" }, take: most });
}

/** A letter in the hands of one process. */
export type DueLetter = Pick<CustomerMessage, "id" | "mailKey" | "locale" | "subject" | "body" | "attempts"> & {
  readonly email: string;
};

const lapse = statement<never>(
  "messages.lapse",
  `UPDATE customer_message SET delivery = 'lapsed'
   WHERE delivery = 'waiting' AND due_at <= now() AND useful_until <= now()`,
);
const claim = statement<DueLetter>(
  "messages.claim",
  `UPDATE customer_message m SET attempts = m.attempts + 1, due_at = now() + make_interval(secs => $1::float8)
   FROM (SELECT id FROM customer_message WHERE delivery = 'waiting' AND due_at <= now()
         ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) AS due
   WHERE m.id = due.id
   RETURNING m.id, m.mail_key AS "mailKey", m.email, m.locale, m.subject, m.body, m.attempts`,
);

/** Puts aside the letters that are of no use any more. */
export async function lapseLetters(tx: Transaction): Promise<void> {
  await tx.query(lapse, []);
}

/** The letter that has been due for longest, kept from others for `claimMs`. */
export async function claimLetter(tx: Transaction, claimMs: number): Promise<DueLetter | undefined> {
  return (await tx.query(claim, [claimMs / 1000]))[0];
}

const sent = statement<never>(
  "messages.sent",
  "UPDATE customer_message SET delivery = 'sent', sent_at = now(), problem = NULL WHERE id = $1",
);

export async function noteSent(tx: Transaction, id: string): Promise<void> {
  await tx.query(sent, [id]);
}

const notTaken = statement<never>(
  "messages.not_taken",
  `UPDATE customer_message SET delivery = $2, problem = left($3, 500),
     due_at = now() + make_interval(secs => $4::float8) WHERE id = $1`,
);

/** Notes a try that did not work: due again after `pauseMs` while it still waits. */
export async function noteNotTaken(
  tx: Transaction,
  id: string,
  delivery: MessageDelivery,
  problem: string,
  pauseMs: number,
): Promise<void> {
  await tx.query(notTaken, [id, delivery, problem, pauseMs / 1000]);
}

const count = statement<{ waiting: string; stuck: string; oldestSeconds: number }>(
  "messages.count",
  `SELECT count(*) FILTER (WHERE delivery = 'waiting') AS waiting,
     count(*) FILTER (WHERE delivery IN ('refused', 'failed')) AS stuck,
     coalesce(extract(epoch FROM now() - min(written_at) FILTER (WHERE delivery = 'waiting')), 0)::float8
       AS "oldestSeconds"
   FROM customer_message WHERE delivery IN ('waiting', 'refused', 'failed')`,
);

/** Letters that wait, letters that never arrived, and the age of the oldest that waits. */
export async function countLetters(
  tx: Transaction,
): Promise<{ readonly waiting: number; readonly stuck: number; readonly oldestSeconds: number }> {
  const [row] = await tx.query(count, []);
  return { waiting: Number(row!.waiting), stuck: Number(row!.stuck), oldestSeconds: row!.oldestSeconds };
}
