import { validate as isUuid, v7 as uuid } from "uuid";
import { audit } from "../identity/index.ts";
import type { PaymentNotice } from "../payments/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import { appendOutbox } from "../platform/jobs/index.ts";
import { appendJournal, type Movement } from "./journal.store.ts";
import { reclaimLimits, releaseLimits } from "./limits.store.ts";
import { type LockedOrder, lockOrderByPayment, moveOrder } from "./order.store.ts";
import { insertRefund, markCaptured, recordReference } from "./payment.store.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SalesTools } from "./sales-dependencies.ts";

/** The outbox message that has a provider give a payment back. */
export const refundPaymentMessage = "sales.refund-payment";
/** The outbox message that takes a payment which was only authorised. */
export const capturePaymentMessage = "sales.capture-payment";
/** The outbox message that lets an authorised payment go, or ends an open one. */
export const closePaymentMessage = "sales.close-payment";

export type SettleOutcome =
  | "paid"
  /** The seats were gone: the money goes back. */
  | "given-back"
  /** The seats were gone: what was authorised is let go, and nobody was charged. */
  | "let-go"
  | "declined"
  /** Nothing to do: it was settled before. */
  | "settled-before"
  | "unknown-payment";

/** A notice that does not fit the payment it names: for a person to look at, nothing is changed. */
export class NoticeMismatch extends Error {
  override readonly name = "NoticeMismatch";
}

/**
 * Carries out what a provider says about a payment, in one transaction, once however often it is said. Authorised or
 * captured: the held seats become sold, tickets are issued; what is authorised is captured then. When the hold is
 * over, the seats are taken again if they are free; else a captured payment is given back whole, an authorised one
 * is let go, and the order says so.
 */
export async function settlePayment(
  tools: SalesTools,
  providerCode: string,
  notice: PaymentNotice,
): Promise<SettleOutcome> {
  const outcome = await tools.database.inHotTransaction(async (tx): Promise<SettleOutcome> => {
    const order = isUuid(notice.paymentId) ? await lockOrderByPayment(tx, notice.paymentId) : null;
    if (order?.payment.provider !== providerCode) return "unknown-payment";
    const { payment } = order;
    if (payment.state === "captured" || payment.state === "refunded") return "settled-before";
    if (payment.state === "authorised") return settleAuthorised(tx, order, notice);
    if (notice.result === "declined") return decline(tx, order);
    if (notice.amountMinor !== payment.amountMinor || notice.currency !== order.currency) {
      throw new NoticeMismatch(
        `payment ${payment.id} is of ${payment.amountMinor} ${order.currency}, captured were ${notice.amountMinor} ${notice.currency}`,
      );
    }
    // The word may come before the answer to our own start.
    await recordReference(tx, payment.id, notice.providerReference);
    const lost = await tools.inventory.sellSeats(tx, order.id, order.lines);
    if (lost.length === 0) return pay(tools, tx, order, notice.result);
    return notice.result === "authorised" ? letGo(tx, order, lost.length) : giveBack(tx, order, lost.length);
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
  await releaseLimits(tx, [order.id]);
  return "declined";
}

/** The order is paid already; what is still to come is that the promised money is taken. */
async function settleAuthorised(tx: Transaction, order: LockedOrder, notice: PaymentNotice): Promise<SettleOutcome> {
  if (notice.result === "declined") {
    throw new NoticeMismatch(`payment ${order.payment.id} of the paid order ${order.reference} was let go at the bank`);
  }
  if (notice.result === "captured") await markCaptured(tx, order.payment.id);
  return "settled-before";
}

async function pay(
  tools: SalesTools,
  tx: Transaction,
  order: LockedOrder,
  paymentState: "authorised" | "captured",
): Promise<SettleOutcome> {
  await moveOrder(tx, order, "paid", paymentState, null);
  if (paymentState === "authorised") await appendOutbox(tx, capturePaymentMessage, { paymentId: order.payment.id });
  if (order.state === "lapsed") await reclaimLimits(tx, order.id);
  await tools.tickets.issue(tx, order, order.lines);
  await appendJournal(tx, "sale", [movementOf(order)]);
  await audit(tx, {
    actor: { kind: "buyer" },
    act: "order.paid",
    subjectKind: "order",
    subjectId: order.id,
    details: { totalMinor: order.totalMinor, currency: order.currency, provider: order.payment.provider },
  });
  return "paid";
}

async function letGo(tx: Transaction, order: LockedOrder, lostSeats: number): Promise<SettleOutcome> {
  await moveOrder(tx, order, "lapsed", "declined", saleTexts.lateNotCharged);
  await audit(tx, {
    actor: { kind: "buyer" },
    act: "order.late-payment-let-go",
    subjectKind: "order",
    subjectId: order.id,
    details: { totalMinor: order.totalMinor, currency: order.currency, lostSeats },
  });
  await appendOutbox(tx, closePaymentMessage, { paymentId: order.payment.id });
  return "let-go";
}

async function giveBack(tx: Transaction, order: LockedOrder, lostSeats: number): Promise<SettleOutcome> {
  const refundId = uuid();
  await moveOrder(tx, order, "refunded", "captured", saleTexts.lateRefund);
  await releaseLimits(tx, [order.id]);
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
  await appendJournal(tx, "late_payment", [movementOf(order)]);
  await appendJournal(tx, "late_refund", [movementOf(order)]);
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

function movementOf(order: LockedOrder): Movement {
  return { orderId: order.id, paymentId: order.payment.id, sellerId: null };
}
