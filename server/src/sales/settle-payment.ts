import { validate as isUuid } from "uuid";
import type { PaymentNotice } from "../payments/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import { recordAct } from "./account/account.store.ts";
import {
  actOf,
  isUnpaid,
  paidTwice,
  paymentMove,
  type SettleOutcome,
  seatsGone,
  sendBack,
} from "./give-payment-back.ts";
import { releaseLimits } from "./limits.store.ts";
import { type LockedOrder, lockOrderByPayment } from "./order.store.ts";
import { payOrder } from "./pay-order.ts";
import { markCaptured, markDeclined } from "./payment.store.ts";
import { Refused } from "./refused.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SalesTools } from "./sales-dependencies.ts";
import { settleTelephone } from "./telephone/settle-telephone.ts";
import { endTelephonePayment, findTelephonePayment } from "./telephone/telephone-payment.store.ts";

/** A notice that does not fit the payment it names: for a person to look at, nothing is changed. */
export class NoticeMismatch extends Error {
  override readonly name = "NoticeMismatch";
}

/**
 * Carries out what a provider says about a payment, in one transaction, once however often it is said. Authorised or
 * captured: the held seats become sold, tickets are issued; what is authorised is captured then. When the hold is
 * over, the seats are taken again if they are free; else a captured payment is given back whole, an authorised one
 * is let go, and the order says so. What a telephone was asked for at a window is settled with all that belongs to it,
 * or goes back.
 */
export async function settlePayment(
  tools: SalesTools,
  providerCode: string,
  notice: PaymentNotice,
): Promise<SettleOutcome> {
  const attempt = (whole: boolean) =>
    tools.database.inHotTransaction((tx) => settle(tools, tx, { providerCode, notice, whole }));
  let outcome: SettleOutcome;
  try {
    outcome = await attempt(true);
  } catch (error) {
    // Something that was to be done with it cannot be done any more. Nothing was: the payment is settled for itself.
    if (!(error instanceof Refused)) throw error;
    outcome = await attempt(false);
  }
  tools.metrics
    ?.counter("parterre_payments_settled_total", "Notices of payment providers by what became of them.", ["outcome"])
    .inc({ outcome });
  return outcome;
}

interface Word {
  readonly providerCode: string;
  readonly notice: PaymentNotice;
  /** False: what was to be done together with the payment was refused. */
  readonly whole: boolean;
}

async function settle(tools: SalesTools, tx: Transaction, word: Word): Promise<SettleOutcome> {
  const { notice } = word;
  const order = isUuid(notice.paymentId) ? await lockOrderByPayment(tx, notice.paymentId) : null;
  if (order?.payment.provider !== word.providerCode) return "unknown-payment";
  const { payment } = order;
  if (payment.state === "captured" || payment.state === "refunded") return "settled-before";
  if (payment.state === "authorised") return settleAuthorised(tx, order, notice);
  if (notice.result === "declined") return decline(tx, order, notice);
  if (notice.amountMinor !== payment.amountMinor || notice.currency !== order.currency) {
    throw new NoticeMismatch(
      `payment ${payment.id} is of ${payment.amountMinor} ${order.currency}, captured were ${notice.amountMinor} ${notice.currency}`,
    );
  }
  const asked = await findTelephonePayment(tx, payment.id);
  if (asked) return settleTelephone(tools, tx, { order, notice, asked, whole: word.whole });
  // Two of its payments were under way, and the other came first.
  if (!isUnpaid(order)) return sendBack(tx, order, notice, paidTwice);
  const lost = await tools.inventory.sellSeats(tx, order.id, order.lines);
  return lost.length === 0 ? payOrder(tools, tx, order, notice) : sendBack(tx, order, notice, seatsGone, lost.length);
}

async function decline(tx: Transaction, order: LockedOrder, notice: PaymentNotice): Promise<SettleOutcome> {
  if (order.payment.state === "declined") return "settled-before";
  await endTelephonePayment(tx, order.payment.id, "declined", saleTexts.orderDeclined);
  if (!isUnpaid(order)) {
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
