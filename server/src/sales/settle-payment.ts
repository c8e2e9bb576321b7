import { validate as isUuid, v7 as uuid } from "uuid";
import { audit } from "../identity/index.ts";
import type { PaymentNotice } from "../payments/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import { appendOutbox } from "../platform/jobs/index.ts";
import { endLines, type NewAct, type PaymentMove, recordAct } from "./account/account.store.ts";
import type { OrderActName } from "./account/order-states.rules.ts";
import { appendJournal, appendMoney, type MoneyMoved } from "./journal.store.ts";
import { reclaimLimits, releaseLimits } from "./limits.store.ts";
import { type LockedOrder, lockOrderByPayment } from "./order.store.ts";
import { insertRefund, markCaptured, markDeclined } from "./payment.store.ts";
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
    if (notice.result === "declined") return decline(tx, order, notice);
    // Two of its payments were under way, and the other came first.
    const isPaid = order.state !== "awaiting_payment" && order.state !== "lapsed";
    if (notice.amountMinor !== payment.amountMinor || notice.currency !== order.currency) {
      throw new NoticeMismatch(
        `payment ${payment.id} is of ${payment.amountMinor} ${order.currency}, captured were ${notice.amountMinor} ${notice.currency}`,
      );
    }
    if (isPaid) return notice.result === "authorised" ? letGo(tx, order, notice, 0) : giveSecondBack(tx, order, notice);
    const lost = await tools.inventory.sellSeats(tx, order.id, order.lines);
    if (lost.length === 0) return pay(tools, tx, order, notice, notice.result);
    return notice.result === "authorised"
      ? letGo(tx, order, notice, lost.length)
      : giveBack(tx, order, notice, lost.length);
  });
  tools.metrics
    ?.counter("parterre_payments_settled_total", "Notices of payment providers by what became of them.", ["outcome"])
    .inc({ outcome });
  return outcome;
}

/** An act that nobody of the house did. */
function actOf(order: LockedOrder, kind: OrderActName, owedMinor = 0, paidMinor = owedMinor): NewAct {
  return { id: uuid(), kind, staffId: null, channelId: order.channelId, owedMinor, paidMinor };
}

/** The provider's word may come before its answer to our own start, and then tells its name of the payment. */
function paymentMove(order: LockedOrder, notice: PaymentNotice, state: PaymentMove["state"]): PaymentMove {
  return { id: order.payment.id, state, reference: notice.providerReference };
}

async function decline(tx: Transaction, order: LockedOrder, notice: PaymentNotice): Promise<SettleOutcome> {
  if (order.payment.state === "declined") return "settled-before";
  if (order.state !== "awaiting_payment" && order.state !== "lapsed") {
    await markDeclined(tx, order.payment.id);
    return "declined";
  }
  if (order.mayPayAgain) {
    const failed = paymentMove(order, notice, "declined");
    const rest = { note: saleTexts.linkDeclined, payment: failed };
    await recordAct(tx, order, actOf(order, "decline"), "awaiting_payment", rest);
    return "declined";
  }
  const note = order.state === "awaiting_payment" ? saleTexts.orderDeclined : saleTexts.orderLapsed;
  const payment = paymentMove(order, notice, "declined");
  await recordAct(tx, order, actOf(order, "decline"), "lapsed", { note, payment });
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
  notice: PaymentNotice,
  state: "authorised" | "captured",
): Promise<SettleOutcome> {
  const act = actOf(order, "sale", order.totalMinor);
  await recordAct(tx, order, act, "paid", { payment: paymentMove(order, notice, state) });
  if (state === "authorised") await appendOutbox(tx, capturePaymentMessage, { paymentId: order.payment.id });
  if (order.state === "lapsed") await reclaimLimits(tx, order.id);
  await tools.tickets.issue(tx, order, order.lines);
  await appendJournal(tx, "sale", [{ actId: act.id, money: [moneyOf(order)] }]);
  await audit(tx, {
    actor: { kind: "buyer" },
    act: "order.paid",
    subjectKind: "order",
    subjectId: order.id,
    details: { totalMinor: order.totalMinor, currency: order.currency, provider: order.payment.provider },
  });
  return "paid";
}

async function letGo(
  tx: Transaction,
  order: LockedOrder,
  notice: PaymentNotice,
  lostSeats: number,
): Promise<SettleOutcome> {
  const payment = paymentMove(order, notice, "declined");
  const isPaid = order.state !== "awaiting_payment" && order.state !== "lapsed";
  const note = isPaid ? null : saleTexts.lateNotCharged;
  await recordAct(tx, order, actOf(order, "let_go"), isPaid ? order.state : "lapsed", { note, payment });
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

async function giveBack(
  tx: Transaction,
  order: LockedOrder,
  notice: PaymentNotice,
  lostSeats: number,
): Promise<SettleOutcome> {
  const refundId = uuid();
  const act = actOf(order, "late_payment");
  const payment = paymentMove(order, notice, "captured");
  await recordAct(tx, order, act, "refunded", { note: saleTexts.lateRefund, payment });
  await releaseLimits(tx, [order.id]);
  await insertRefund(tx, {
    id: refundId,
    orderId: order.id,
    paymentId: order.payment.id,
    actId: act.id,
    state: "pending",
    amountMinor: order.totalMinor,
    currency: order.currency,
    reason: `${saleTexts.lateRefundReason.zh} / ${saleTexts.lateRefundReason.en}`,
    requestedBy: null,
    approverId: null,
  });
  const money = moneyOf(order);
  await appendJournal(tx, "late_payment", [{ actId: act.id, money: [money] }]);
  const back = { ...money, refundId, amountMinor: -money.amountMinor };
  await appendJournal(tx, "late_refund", [{ actId: act.id, money: [back] }]);
  await endLines(
    tx,
    act.id,
    order.lines.map((line) => line.id),
    "given_back",
  );
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

/** A second payment of an order that is paid: it goes back whole, and the order stays as it is. */
async function giveSecondBack(tx: Transaction, order: LockedOrder, notice: PaymentNotice): Promise<SettleOutcome> {
  const refundId = uuid();
  const act = actOf(order, "late_payment");
  const payment = paymentMove(order, notice, "captured");
  await recordAct(tx, order, act, order.state, { note: saleTexts.paidTwice, payment });
  await insertRefund(tx, {
    ...{ id: refundId, orderId: order.id, paymentId: order.payment.id, actId: act.id, state: "pending" },
    ...{ amountMinor: order.payment.amountMinor, currency: order.currency, requestedBy: null, approverId: null },
    reason: `${saleTexts.paidTwiceReason.zh} / ${saleTexts.paidTwiceReason.en}`,
  });
  const money = moneyOf(order);
  await appendMoney(tx, { actId: act.id, money: [money, { ...money, refundId, amountMinor: -money.amountMinor }] });
  await audit(tx, {
    actor: { kind: "buyer" },
    act: "order.second-payment-given-back",
    subjectKind: "order",
    subjectId: order.id,
    details: { amountMinor: order.payment.amountMinor, currency: order.currency, provider: order.payment.provider },
  });
  await appendOutbox(tx, refundPaymentMessage, { refundId });
  return "given-back";
}

function moneyOf({ payment }: LockedOrder): MoneyMoved {
  return { paymentId: payment.id, refundId: null, tender: payment.provider, amountMinor: payment.amountMinor };
}
