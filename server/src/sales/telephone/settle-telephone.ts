import { v7 as uuid } from "uuid";
import type { PaymentNotice } from "../../payments/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import { mayFollow } from "../account/order-states.rules.ts";
import { lockSoldOrder } from "../account/sold-order.store.ts";
import { exchangeWithin } from "../exchange/exchange-tickets.ts";
import {
  isUnpaid,
  moneyOf,
  paidTwice,
  paymentMove,
  type SettleOutcome,
  seatsGone,
  sendBack,
  type WhyBack,
} from "../give-payment-back.ts";
import type { LockedOrder } from "../order.store.ts";
import { payOrder } from "../pay-order.ts";
import { capturePaymentMessage } from "../payment-messages.ts";
import { Refused } from "../refused.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { bookPayment } from "../tenders/record-payment.ts";
import { takeTenders } from "../tenders/take-tenders.ts";
import { sumOf, type Tender } from "../tenders/tenders.rules.ts";
import { tillRefusal } from "../tills.ts";
import { endTelephonePayment, type FoundTelephonePayment } from "./telephone-payment.store.ts";
import { telephoneTexts } from "./telephone-texts.rules.ts";

export interface TelephoneWord {
  /** Locked, with its payment; neither declined nor different from what was asked. */
  readonly order: LockedOrder;
  readonly notice: PaymentNotice;
  readonly asked: FoundTelephonePayment;
  /** False: what belongs to it was refused before. */
  readonly whole: boolean;
}

const notTogether: WhyBack = {
  note: telephoneTexts.notTogether,
  notCharged: telephoneTexts.notTogetherNotCharged,
  reason: telephoneTexts.notTogetherReason,
};

/**
 * A telephone has paid what it was asked for at a window. Whatever lies on the counter is taken in the same transaction
 * as the sale, the payment of a balance or the exchange: before that, none of it is in the books. What cannot be done
 * any more, or was given up meanwhile, leaves everything as it is, and the telephone's payment goes back by itself. One
 * exception: what is owed is owed, so a balance takes the telephone's part alone. Throws `Refused` where the whole
 * cannot be done; then it is called again with `whole: false`.
 */
export async function settleTelephone(tools: SalesTools, tx: Transaction, word: TelephoneWord): Promise<SettleOutcome> {
  const { order, asked, notice } = word;
  const { outcome, note = null } = await carryOut(tools, tx, word);
  if (outcome === "paid") {
    await endTelephonePayment(tx, order.payment.id, "done", note);
    if (notice.result === "authorised" && asked.purpose !== "sale") {
      await appendOutbox(tx, capturePaymentMessage, { paymentId: order.payment.id });
    }
  } else {
    const why = outcome === "let-go" ? telephoneTexts.notTogetherNotCharged : telephoneTexts.notTogether;
    await endTelephonePayment(tx, order.payment.id, "given_back", why);
  }
  return outcome;
}

interface CarriedOut {
  readonly outcome: SettleOutcome;
  /** What the window has to be told of it. */
  readonly note?: LocalisedText;
}

async function carryOut(tools: SalesTools, tx: Transaction, word: TelephoneWord): Promise<CarriedOut> {
  switch (word.asked.purpose) {
    case "sale":
      return { outcome: await sell(tools, tx, word) };
    case "balance":
      return payBalance(tools, tx, word);
    case "exchange":
      return { outcome: await exchange(tools, tx, word) };
  }
}

async function sell(tools: SalesTools, tx: Transaction, word: TelephoneWord): Promise<SettleOutcome> {
  const { order, notice, asked, whole } = word;
  if (!isUnpaid(order)) return sendBack(tx, order, notice, paidTwice);
  // A lapsed order's other parts are in the customer's hands again.
  if (!whole || order.state === "lapsed") return sendBack(tx, order, notice, notTogether);
  await insistOnTill(tools, tx, asked, asked.tenders);
  const lost = await tools.inventory.sellSeats(tx, order.id, order.lines);
  if (lost.length > 0) return sendBack(tx, order, notice, seatsGone, lost.length);
  const taken = await takeTenders(tx, asked.tenders, order.currency);
  return payOrder(tools, tx, order, notice, { seller: asked.askedBy, taken });
}

async function payBalance(tools: SalesTools, tx: Transaction, word: TelephoneWord): Promise<CarriedOut> {
  const { order, notice, asked, whole } = word;
  const sold = mayFollow(order.state, "payment") ? await lockSoldOrder(tx, order.id) : null;
  const openMinor = sold ? sold.owedMinor - sold.paidMinor - order.payment.amountMinor : -1;
  if (!sold || openMinor < 0) return { outcome: await sendBack(tx, order, notice, paidTwice) };
  const besideMinor = sumOf(asked.tenders);
  const together = whole && asked.outcome === "waiting" && besideMinor <= openMinor;
  const tenders = together ? asked.tenders : [];
  await insistOnTill(tools, tx, asked, tenders);
  await bookPayment(tools, tx, {
    ...{ order: sold, actor: asked.askedBy, channelCode: asked.channelCode, reason: asked.reason },
    ...{ channelId: order.channelId, actId: uuid(), tenders, telephone: telephoneOf(word) },
  });
  return tenders.length < asked.tenders.length
    ? { outcome: "paid", note: telephoneTexts.takenAlone }
    : { outcome: "paid" };
}

async function exchange(tools: SalesTools, tx: Transaction, word: TelephoneWord): Promise<SettleOutcome> {
  const { order, notice, asked, whole } = word;
  const stands = whole && asked.outcome === "waiting" && mayFollow(order.state, "exchange");
  if (!asked.exchange || !stands) return sendBack(tx, order, notice, notTogether);
  await exchangeWithin(
    tools,
    tx,
    {
      ...asked.exchange,
      ...{ actor: asked.askedBy, channelCode: asked.channelCode, reason: asked.reason, tenders: asked.tenders },
      ...{ approvalToken: null, idempotencyKey: order.payment.id },
    },
    telephoneOf(word),
  );
  return "paid";
}

/** The telephone's part of an act: what becomes of its payment, and the money it brings. */
function telephoneOf({ order, notice }: TelephoneWord) {
  const state = notice.result === "authorised" ? "authorised" : "captured";
  return { move: paymentMove(order, notice, state), money: moneyOf(order) } as const;
}

/** Cash that lies on the counter needs the drawer of who asked, still. Throws `Refused`. */
async function insistOnTill(
  tools: SalesTools,
  tx: Transaction,
  { askedBy }: FoundTelephonePayment,
  tenders: readonly Tender[],
): Promise<void> {
  const noTill = await tillRefusal(tools, tx, askedBy.staffId, tenders);
  if (noTill) throw new Refused({ kind: "refused", ...noTill });
}
