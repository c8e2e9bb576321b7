import { v7 as uuid } from "uuid";
import { audit } from "../identity/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import { appendOutbox } from "../platform/jobs/index.ts";
import { appendJournal } from "./journal.store.ts";
import { type LockedOrder, lockOrderByPayment, moveOrder } from "./order.store.ts";
import { findPaymentByReference, insertRefund } from "./payment.store.ts";
import type { PaymentNotice } from "./payment-provider.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SalesTools } from "./sales-dependencies.ts";

/** The outbox message that has a provider give a payment back. */
export const refundPaymentMessage = "sales.refund-payment";

export type SettleOutcome =
  | "paid"
  /** The seats were gone: the money goes back. */
  | "given-back"
  | "declined"
  /** Nothing to do: it was settled before. */
  | "settled-before"
  | "unknown-payment";

/** A notice that does not fit the payment it names: for a person to look at, nothing is changed. */
export class NoticeMismatch extends Error {
  override readonly name = "NoticeMismatch";
}

/**
 * Carries out what a provider says about a payment, in one transaction, once however often it is said. Captured:
 * the held seats become sold, tickets are issued. When the hold is over, the seats are taken again if they are
 * free; else the whole payment is given back and the order says so.
 */
export async function settlePayment(
  tools: SalesTools,
  providerCode: string,
  notice: PaymentNotice,
): Promise<SettleOutcome> {
  const outcome = await tools.database.inHotTransaction(async (tx): Promise<SettleOutcome> => {
    const paymentId = await findPaymentByReference(tx, providerCode, notice.providerReference);
    const order = paymentId && (await lockOrderByPayment(tx, paymentId));
    if (!order) return "unknown-payment";
    const { payment } = order;
    if (payment.state === "captured" || payment.state === "refunded") return "settled-before";
    if (notice.result === "declined") return decline(tx, order);
    if (notice.amountMinor !== payment.amountMinor || notice.currency !== order.currency) {
      throw new NoticeMismatch(
        `payment ${payment.id} is of ${payment.amountMinor} ${order.currency}, captured were ${notice.amountMinor} ${notice.currency}`,
      );
    }
    const lost = await tools.inventory.sellSeats(tx, order.id, order.lines);
    return lost.length === 0 ? pay(tools, tx, order) : giveBack(tx, order, lost.length);
  });
  tools.metrics
    ?.counter("parterre_payments_settled_total", "Notices of payment providers by what became of them.", ["outcome"])
    .inc({ outcome });
  return outcome;
}

async function decline(tx: Transaction, order: LockedOrder): Promise<SettleOutcome> {
  if (order.payment.state === "declined") return "settled-before";
  const note = order.state === "awaiting_payment" ? saleTexts.orderDeclined : saleTexts.orderLapsed;
  await moveOrder(tx, order, "lapsed", "declined", note);
  return "declined";
}

async function pay(tools: SalesTools, tx: Transaction, order: LockedOrder): Promise<SettleOutcome> {
  await moveOrder(tx, order, "paid", "captured", null);
  await tools.tickets.issue(tx, order, order.lines);
  await appendJournal(tx, "sale", order.id, order.payment.id, null);
  await audit(tx, {
    actor: { kind: "buyer" },
    act: "order.paid",
    subjectKind: "order",
    subjectId: order.id,
    details: { totalMinor: order.totalMinor, currency: order.currency, provider: order.payment.provider },
  });
  return "paid";
}

async function giveBack(tx: Transaction, order: LockedOrder, lostSeats: number): Promise<SettleOutcome> {
  const refundId = uuid();
  await moveOrder(tx, order, "refunded", "captured", saleTexts.lateRefund);
  await insertRefund(tx, {
    id: refundId,
    orderId: order.id,
    paymentId: order.payment.id,
    state: "pending",
    amountMinor: order.totalMinor,
    currency: order.currency,
    reason: `${saleTexts.lateRefundReason.zh} / ${saleTexts.lateRefundReason.en}`,
    requestedBy: null,
    approverId: null,
  });
  await appendJournal(tx, "late_payment", order.id, order.payment.id, null);
  await appendJournal(tx, "late_refund", order.id, order.payment.id, null);
  await audit(tx, {
    actor: { kind: "buyer" },
    act: "order.late-payment-given-back",
    subjectKind: "order",
    subjectId: order.id,
    details: { totalMinor: order.totalMinor, currency: order.currency, lostSeats },
  });
  await appendOutbox(tx, refundPaymentMessage, { refundId });
  return "given-back";
}
