import { v7 as uuid } from "uuid";
import { audit } from "../identity/index.ts";
import type { PaymentNotice } from "../payments/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { appendOutbox } from "../platform/jobs/index.ts";
import { endLines, type NewAct, type PaymentMove, recordAct } from "./account/account.store.ts";
import type { OrderActName } from "./account/order-states.rules.ts";
import { appendJournal, appendMoney, type MoneyMoved } from "./journal.store.ts";
import { releaseLimits } from "./limits.store.ts";
import type { LockedOrder } from "./order.store.ts";
import { insertRefund } from "./payment.store.ts";
import { closePaymentMessage, refundPaymentMessage } from "./payment-messages.ts";
import { saleTexts } from "./sale-texts.rules.ts";

/** What became of a provider's word. */
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

/** Why a payment cannot have what it was for, as the order says it and as the refund does. */
export interface WhyBack {
  /** Of money that was taken and goes back. */
  readonly note: LocalisedText;
  /** Of money that was promised and is let go. */
  readonly notCharged: LocalisedText;
  readonly reason: LocalisedText;
}

export const seatsGone: WhyBack = {
  note: saleTexts.lateRefund,
  notCharged: saleTexts.lateNotCharged,
  reason: saleTexts.lateRefundReason,
};
export const paidTwice: WhyBack = {
  note: saleTexts.paidTwice,
  notCharged: saleTexts.paidTwice,
  reason: saleTexts.paidTwiceReason,
};

/** An act that nobody of the house did. */
export function actOf(order: LockedOrder, kind: OrderActName, owedMinor = 0, paidMinor = owedMinor): NewAct {
  return { id: uuid(), kind, staffId: null, channelId: order.channelId, owedMinor, paidMinor };
}

/** The provider's word may come before its answer to our own start, and then tells its name of the payment. */
export function paymentMove(order: LockedOrder, notice: PaymentNotice, state: PaymentMove["state"]): PaymentMove {
  return { id: order.payment.id, state, reference: notice.providerReference };
}

/**
 * A payment cannot have what it was for: what was taken goes back whole, what was only promised is let go. An order that
 * waited for it is over; one that was sold stays as it is.
 */
export function sendBack(
  tx: Transaction,
  order: LockedOrder,
  notice: PaymentNotice,
  why: WhyBack,
  lostSeats = 0,
): Promise<SettleOutcome> {
  if (notice.result === "authorised") return letGo(tx, order, notice, why, lostSeats);
  return isUnpaid(order) ? giveBack(tx, order, notice, why, lostSeats) : giveSecondBack(tx, order, notice, why);
}

/** Nothing of the order was sold yet. */
export function isUnpaid({ state }: LockedOrder): boolean {
  return state === "awaiting_payment" || state === "lapsed";
}

async function letGo(
  tx: Transaction,
  order: LockedOrder,
  notice: PaymentNotice,
  why: WhyBack,
  lostSeats: number,
): Promise<SettleOutcome> {
  const payment = paymentMove(order, notice, "declined");
  const stays = !isUnpaid(order);
  const note = stays ? null : why.notCharged;
  await recordAct(tx, order, actOf(order, "let_go"), stays ? order.state : "lapsed", { note, payment });
  if (!stays) await releaseLimits(tx, [order.id]);
  await audit(tx, {
    actor: { kind: "buyer" },
    act: "order.late-payment-let-go",
    subjectKind: "order",
    subjectId: order.id,
    details: { amountMinor: order.payment.amountMinor, currency: order.currency, lostSeats },
  });
  await appendOutbox(tx, closePaymentMessage, { paymentId: order.payment.id });
  return "let-go";
}

async function giveBack(
  tx: Transaction,
  order: LockedOrder,
  notice: PaymentNotice,
  why: WhyBack,
  lostSeats: number,
): Promise<SettleOutcome> {
  const refundId = uuid();
  const act = actOf(order, "late_payment");
  const payment = paymentMove(order, notice, "captured");
  await recordAct(tx, order, act, "refunded", { note: why.note, payment });
  await releaseLimits(tx, [order.id]);
  await insertRefund(tx, refundOf(order, refundId, act.id, why));
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
    details: { amountMinor: order.payment.amountMinor, currency: order.currency, lostSeats },
  });
  await appendOutbox(tx, refundPaymentMessage, { refundId });
  return "given-back";
}

/** A payment that a sold order has no use for goes back whole, and the order stays as it is. */
async function giveSecondBack(
  tx: Transaction,
  order: LockedOrder,
  notice: PaymentNotice,
  why: WhyBack,
): Promise<SettleOutcome> {
  const refundId = uuid();
  const act = actOf(order, "late_payment");
  const payment = paymentMove(order, notice, "captured");
  await recordAct(tx, order, act, order.state, { note: why.note, payment });
  await insertRefund(tx, refundOf(order, refundId, act.id, why));
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

function refundOf(
  order: LockedOrder,
  id: string,
  actId: string,
  { reason }: WhyBack,
): Parameters<typeof insertRefund>[1] {
  return {
    ...{ id, orderId: order.id, paymentId: order.payment.id, actId, state: "pending" },
    ...{ amountMinor: order.payment.amountMinor, currency: order.currency, requestedBy: null, approverId: null },
    reason: `${reason.zh} / ${reason.en}`,
  };
}

/** A locked order's payment as money that comes in. */
export function moneyOf({ payment }: LockedOrder): MoneyMoved {
  return { paymentId: payment.id, refundId: null, tender: payment.provider, amountMinor: payment.amountMinor };
}
