import type { Currency } from "@parterre/money";
import { statement, type Transaction } from "../../platform/database/index.ts";
import type { PaymentRequest } from "../payment-provider.ts";
import type { TestPaymentState } from "./test-provider-payment.entity.ts";

/** A payment as the test provider keeps it. */
export interface TestPayment {
  readonly id: string;
  readonly state: TestPaymentState;
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly orderReference: string;
  readonly returnUrl: string;
  readonly payBy: Date;
}

interface Row {
  id: string;
  state: TestPaymentState;
  amount_minor: string;
  currency: Currency;
  order_reference: string;
  return_url: string;
  pay_by: Date;
}

const columns = "id, state, amount_minor, currency, order_reference, return_url, pay_by";
const open = statement<never>(
  "test_provider.open_payment",
  `INSERT INTO test_provider_payment (id, state, amount_minor, currency, order_reference, return_url, pay_by)
   VALUES ($1, 'open', $2, $3, $4, $5, to_timestamp($6::float8 / 1000)) ON CONFLICT DO NOTHING`,
);
const find = statement<Row>("test_provider.find_payment", `SELECT ${columns} FROM test_provider_payment WHERE id = $1`);
const decide = statement<Row>(
  "test_provider.decide_payment",
  `UPDATE test_provider_payment SET state = $2, decided_at = now(), keeps_money = keeps_money OR $4
   WHERE id = $1 AND state = ANY($3::text[]) RETURNING ${columns}`,
);
// What was given back is remembered by the refund's id, so that asking twice gives it once.
const giveBack = statement<{ state: TestPaymentState; keeps_money: boolean; given: boolean; fits: boolean }>(
  "test_provider.give_payment_back",
  `WITH payment AS MATERIALIZED (
     SELECT id, state, keeps_money, amount_minor, refunds, refunds ? $2::text AS before,
       amount_minor >= $3 + (SELECT coalesce(sum(value::bigint), 0) FROM jsonb_each_text(refunds)) AS fits
     FROM test_provider_payment WHERE id = $1 FOR UPDATE
   ), given AS (
     UPDATE test_provider_payment p SET refunds = p.refunds || jsonb_build_object($2::text, $3::bigint),
       state = CASE WHEN p.amount_minor = $3 + (SELECT coalesce(sum(value::bigint), 0) FROM jsonb_each_text(p.refunds))
         THEN 'refunded' ELSE p.state END
     FROM payment o WHERE p.id = o.id AND o.state IN ('approved', 'refunded') AND NOT o.keeps_money AND o.fits
       AND NOT o.before RETURNING p.id
   )
   SELECT state, keeps_money, fits, before OR EXISTS (SELECT FROM given) AS given FROM payment`,
);

export async function openTestPayment(tx: Transaction, request: PaymentRequest): Promise<void> {
  await tx.query(open, [
    request.paymentId,
    request.amountMinor,
    request.currency,
    request.orderReference,
    request.returnUrl,
    request.payBy,
  ]);
}

export async function findTestPayment(tx: Transaction, id: string): Promise<TestPayment | null> {
  return toPayment((await tx.query(find, [id]))[0]);
}

/** Moves a payment on, if it is in one of the states `from`; null when it is not. */
export async function decideTestPayment(
  tx: Transaction,
  id: string,
  from: readonly TestPaymentState[],
  to: TestPaymentState,
  keepsMoney = false,
): Promise<TestPayment | null> {
  return toPayment((await tx.query(decide, [id, to, from, keepsMoney]))[0]);
}

/** Gives a part of an approved payment back, once for each refund's id. Null when it is given, else why it is not. */
export async function giveTestPaymentBack(
  tx: Transaction,
  id: string,
  refundId: string,
  amountMinor: number,
): Promise<"never-paid" | "too-much" | "for-good" | null> {
  const [row] = await tx.query(giveBack, [id, refundId, amountMinor]);
  if (row?.given) return null;
  if (row?.keeps_money) return "for-good";
  return row && !row.fits ? "too-much" : "never-paid";
}

function toPayment(row: Row | undefined): TestPayment | null {
  if (!row) return null;
  return {
    id: row.id,
    state: row.state,
    amountMinor: Number(row.amount_minor),
    currency: row.currency,
    orderReference: row.order_reference,
    returnUrl: row.return_url,
    payBy: row.pay_by,
  };
}
