import type { StaffActor } from "../../identity/index.ts";
import { statement, type Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import type { Tender } from "../tenders/tenders.rules.ts";
import type { AwaitedExchange, TelephoneOutcome, TelephonePurpose } from "./telephone-payment.entity.ts";

/** What a telephone is asked to pay for, and what is taken together with it. */
export interface AskedOfTelephone {
  readonly paymentId: string;
  readonly purpose: TelephonePurpose;
  readonly askedBy: StaffActor;
  readonly channelCode: string;
  readonly reason: string;
  readonly tenders: readonly Tender[];
  readonly exchange: AwaitedExchange | null;
  /** Milliseconds since 1970. */
  readonly payBy: number;
}

/** The same as it stands now. */
export interface FoundTelephonePayment extends Omit<AskedOfTelephone, "payBy"> {
  readonly orderId: string;
  readonly outcome: TelephoneOutcome;
  readonly note: LocalisedText | null;
}

const insert = statement<never>(
  "sales.insert_telephone_payment",
  `INSERT INTO telephone_payment (payment_id, purpose, asked_by, channel_code, reason, tenders, exchange, pay_by)
   VALUES ($1, $2, $3::jsonb, $4, $5, $6::jsonb, $7::jsonb, to_timestamp($8::float8 / 1000))`,
);

/** Writes what a payment that was just written is for. */
export async function insertTelephonePayment(tx: Transaction, asked: AskedOfTelephone): Promise<void> {
  // How somebody signed in is nobody's business later.
  const { signInId: _, ...askedBy } = asked.askedBy;
  await tx.query(insert, [
    asked.paymentId,
    asked.purpose,
    JSON.stringify(askedBy),
    asked.channelCode,
    asked.reason,
    JSON.stringify(asked.tenders),
    asked.exchange && JSON.stringify(asked.exchange),
    asked.payBy,
  ]);
}

const find = statement<{
  payment_id: string;
  order_id: string;
  purpose: TelephonePurpose;
  asked_by: StaffActor;
  channel_code: string;
  reason: string;
  tenders: Tender[];
  exchange: AwaitedExchange | null;
  outcome: TelephoneOutcome;
  note_zh: string | null;
  note_en: string | null;
}>(
  "sales.find_telephone_payment",
  `SELECT t.payment_id, p.order_id, t.purpose, t.asked_by, t.channel_code, t.reason, t.tenders, t.exchange, t.outcome,
     t.note_zh, t.note_en
   FROM telephone_payment t JOIN payment p ON p.id = t.payment_id WHERE t.payment_id = $1`,
);

/** What a payment is for; null for every payment that no telephone at a window was asked for in parts. */
export async function findTelephonePayment(tx: Transaction, paymentId: string): Promise<FoundTelephonePayment | null> {
  const [row] = await tx.query(find, [paymentId]);
  return row
    ? {
        ...{ paymentId: row.payment_id, orderId: row.order_id, purpose: row.purpose, askedBy: row.asked_by },
        ...{ channelCode: row.channel_code, reason: row.reason, tenders: row.tenders, exchange: row.exchange },
        outcome: row.outcome,
        note: row.note_zh !== null && row.note_en !== null ? { zh: row.note_zh, en: row.note_en } : null,
      }
    : null;
}

const end = statement<never>(
  "sales.end_telephone_payment",
  "UPDATE telephone_payment SET outcome = $2, note_zh = $3, note_en = $4 WHERE payment_id = $1",
);

/** Says what became of it; nothing where no telephone was asked. The order is locked. */
export async function endTelephonePayment(
  tx: Transaction,
  paymentId: string,
  outcome: Exclude<TelephoneOutcome, "waiting">,
  note: LocalisedText | null = null,
): Promise<void> {
  await tx.query(end, [paymentId, outcome, note?.zh ?? null, note?.en ?? null]);
}

const findOver = statement<{ payment_id: string }>(
  "sales.find_telephones_over",
  `SELECT payment_id FROM telephone_payment
   WHERE outcome = 'waiting' AND purpose <> 'sale' AND pay_by < now() - $1::float8 * interval '1 ms'
   ORDER BY pay_by LIMIT $2`,
);

/** Payments of orders that stand without them, whose time has been over for `graceMs`. A sale lapses with its order. */
export async function findTelephonesOver(tx: Transaction, graceMs: number, most: number): Promise<readonly string[]> {
  return (await tx.query(findOver, [graceMs, most])).map((row) => row.payment_id);
}
