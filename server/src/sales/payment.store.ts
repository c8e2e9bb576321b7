import type { Currency } from "@parterre/money";
import type { RefundRequest } from "../payments/index.ts";
import { statement, type Transaction } from "../platform/database/index.ts";

const started = statement<never>(
  "sales.payment_started",
  `UPDATE payment SET provider_reference = $2, redirect_url = $3, qr_text = $4 WHERE id = $1`,
);

/** Keeps what the provider answered when the payment was started. */
export async function recordStarted(
  tx: Transaction,
  paymentId: string,
  providerReference: string,
  redirectUrl: string,
  qrText: string | null,
): Promise<void> {
  await tx.query(started, [paymentId, providerReference, redirectUrl, qrText]);
}

/** A payment whose provider should be asked. */
export interface PaymentToAsk {
  readonly id: string;
  readonly provider: string;
  /** Null: the provider never answered the start. */
  readonly providerReference: string | null;
}

// Asked less and less often: again after a third of the payment's age, for a day.
const claimDue = statement<{ id: string; provider: string; provider_reference: string | null }>(
  "sales.claim_payments_to_ask",
  `WITH due AS MATERIALIZED (
     SELECT p.id FROM payment p WHERE p.next_check_at <= now() ORDER BY p.next_check_at LIMIT $1
     FOR UPDATE OF p SKIP LOCKED
   )
   UPDATE payment p SET next_check_at = CASE WHEN now() - p.created_at < interval '1 day'
       THEN now() + greatest(interval '5 seconds', (now() - p.created_at) / 3) END
   FROM due WHERE p.id = due.id RETURNING p.id, p.provider, p.provider_reference`,
);

/** Takes payments that are due to be asked about, and puts off the next time, so that processes share the work. */
export async function claimPaymentsToAsk(tx: Transaction, most: number): Promise<readonly PaymentToAsk[]> {
  const rows = await tx.query(claimDue, [most]);
  return rows.map((row) => ({ id: row.id, provider: row.provider, providerReference: row.provider_reference }));
}

const findToAsk = statement<{ id: string; provider: string; provider_reference: string | null }>(
  "sales.find_payment_to_ask",
  "SELECT id, provider, provider_reference FROM payment WHERE id = $1",
);

export async function findPaymentToAsk(tx: Transaction, paymentId: string): Promise<PaymentToAsk | null> {
  const [row] = await tx.query(findToAsk, [paymentId]);
  return row ? { id: row.id, provider: row.provider, providerReference: row.provider_reference } : null;
}

const unpaid = statement<{ id: string; payments: string[] }>(
  "sales.find_unpaid_orders",
  `SELECT o.id,
     ARRAY(SELECT p.id FROM payment p WHERE p.order_id = o.id AND p.state = 'pending' ORDER BY p.id) AS payments
   FROM sales_order o
   WHERE o.state = 'awaiting_payment' AND o.pay_by < now() - $1::float8 * interval '1 ms'
   ORDER BY o.pay_by LIMIT $2`,
);

/** An order whose time to pay is over, and its open payments: none where a link to pay was sent and never used. */
export interface UnpaidOrder {
  readonly id: string;
  readonly paymentIds: readonly string[];
}

/** Orders whose time to pay has been over for `graceMs`. */
export async function findUnpaid(tx: Transaction, graceMs: number, most: number): Promise<readonly UnpaidOrder[]> {
  return (await tx.query(unpaid, [graceMs, most])).map(({ id, payments }) => ({ id, paymentIds: payments }));
}

/** A refund about to be written. */
export interface NewRefund {
  readonly id: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly actId: string;
  /** Cash is given over the counter at once; providers confirm later. */
  readonly state: "pending" | "done";
  readonly amountMinor: number;
  readonly currency: Currency;
  readonly reason: string;
  readonly requestedBy: string | null;
  readonly approverId: string | null;
}

const insertOne = statement<never>(
  "sales.insert_refund",
  `WITH taken AS (
     UPDATE payment SET refunded_minor = refunded_minor + $5::bigint,
       state = CASE WHEN $4 = 'done' AND refunded_minor + $5::bigint = amount_minor THEN 'refunded' ELSE state END
     WHERE id = $3
   )
   INSERT INTO refund (id, order_id, payment_id, state, amount_minor, currency, reason, requested_by, approver_id,
     act_id, done_at)
   VALUES ($1, $2, $3, $4, $5::bigint, $6, $7, $8, $9, $10, CASE WHEN $4 = 'done' THEN now() END)`,
);

/** Writes a refund and takes it off what its payment can still give back; the database refuses more than it brought. */
export async function insertRefund(tx: Transaction, refund: NewRefund): Promise<void> {
  await tx.query(insertOne, [
    refund.id,
    refund.orderId,
    refund.paymentId,
    refund.state,
    refund.amountMinor,
    refund.currency,
    refund.reason,
    refund.requestedBy,
    refund.approverId,
    refund.actId,
  ]);
}

const refundToMake = statement<{
  provider: string;
  provider_reference: string;
  payment_id: string;
  amount_minor: string;
  paid_minor: string;
  currency: Currency;
  reason: string;
}>(
  "sales.find_refund_to_make",
  `SELECT p.provider, p.provider_reference, p.id AS payment_id, r.amount_minor, p.amount_minor AS paid_minor,
     r.currency, r.reason
   FROM refund r JOIN payment p ON p.id = r.payment_id
   WHERE r.id = $1 AND r.state = 'pending' AND p.provider_reference IS NOT NULL`,
);
const refundMade = statement<never>(
  "sales.refund_made",
  `WITH made AS (
     UPDATE refund SET state = 'done', done_at = now() WHERE id = $1 AND state = 'pending' RETURNING payment_id
   )
   UPDATE payment p SET state = 'refunded' FROM made WHERE p.id = made.payment_id AND p.refunded_minor = p.amount_minor
     AND NOT EXISTS (SELECT FROM refund r WHERE r.payment_id = p.id AND r.id <> $1 AND r.state <> 'done')`,
);
const refundFailed = statement<{ order_id: string }>(
  "sales.refund_failed",
  "UPDATE refund SET state = 'failed', failure = $2 WHERE id = $1 AND state = 'pending' RETURNING order_id",
);
const refundAgain = statement<{ order_id: string }>(
  "sales.refund_again",
  "UPDATE refund SET state = 'pending', failure = NULL WHERE id = $1 AND state = 'failed' RETURNING order_id",
);

/** Where a pending refund has to be asked for; null when it is done. */
export async function findRefundToMake(
  tx: Transaction,
  refundId: string,
): Promise<(RefundRequest & { readonly provider: string }) | null> {
  const [row] = await tx.query(refundToMake, [refundId]);
  return row
    ? {
        provider: row.provider,
        refundId,
        paymentId: row.payment_id,
        providerReference: row.provider_reference,
        amountMinor: Number(row.amount_minor),
        paidMinor: Number(row.paid_minor),
        currency: row.currency,
        reason: row.reason,
      }
    : null;
}

export async function markRefundMade(tx: Transaction, refundId: string): Promise<void> {
  await tx.query(refundMade, [refundId]);
}

/** The provider will not give it back. Answers the refund's order; null when it is not pending. */
export async function markRefundFailed(tx: Transaction, refundId: string, failure: string): Promise<string | null> {
  return (await tx.query(refundFailed, [refundId, failure.slice(0, 500)]))[0]?.order_id ?? null;
}

/** A failed refund is to be tried again. Answers the refund's order; null when it has not failed. */
export async function reopenRefund(tx: Transaction, refundId: string): Promise<string | null> {
  return (await tx.query(refundAgain, [refundId]))[0]?.order_id ?? null;
}

const captured = statement<never>(
  "sales.payment_captured",
  "UPDATE payment SET state = 'captured', captured_at = now() WHERE id = $1 AND state = 'authorised'",
);

/** An authorised payment has been taken. */
export async function markCaptured(tx: Transaction, paymentId: string): Promise<void> {
  await tx.query(captured, [paymentId]);
}

const declined = statement<never>(
  "sales.payment_declined",
  "UPDATE payment SET state = 'declined', next_check_at = NULL WHERE id = $1 AND state = 'pending'",
);

/** A payment beside the one that paid its order came to nothing. */
export async function markDeclined(tx: Transaction, paymentId: string): Promise<void> {
  await tx.query(declined, [paymentId]);
}
