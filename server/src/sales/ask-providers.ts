import { v7 as uuid } from "uuid";
import { recordAct } from "./account/account.store.ts";
import { releaseLimits } from "./limits.store.ts";
import { lockOrderByPayment, lockWaitingOrder } from "./order.store.ts";
import {
  claimPaymentsToAsk,
  findPaymentToAsk,
  findUnpaid,
  type PaymentToAsk,
  type UnpaidOrder,
} from "./payment.store.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SalesTools } from "./sales-dependencies.ts";
import { settlePayment } from "./settle-payment.ts";
import { endTelephonePayment, findTelephonePayment, findTelephonesOver } from "./telephone/telephone-payment.store.ts";
import { telephoneTexts } from "./telephone/telephone-texts.rules.ts";
import { closePayment, mustFindProvider } from "./tell-providers.ts";

const mostAtOnce = 20;

/**
 * Asks providers about payments whose word has not come (a webhook may be lost), and lapses orders whose time to
 * pay is over and that the provider does not know as paid. Answers how many payments were looked at.
 */
export async function askProviders(tools: SalesTools, signal?: AbortSignal): Promise<number> {
  const due = await tools.database.inHotTransaction((tx) => claimPaymentsToAsk(tx, mostAtOnce));
  for (const payment of due) {
    if (signal?.aborted) return 0;
    await quietly(tools, `payment ${payment.id}`, () => ask(tools, payment));
  }
  const unpaid = await tools.database.inHotTransaction((tx) => findUnpaid(tx, tools.timing.lapseGraceMs, mostAtOnce));
  for (const order of unpaid) {
    if (signal?.aborted) return 0;
    await quietly(tools, `order ${order.id}`, () => lapseUnlessPaid(tools, order));
  }
  const { lapseGraceMs } = tools.timing;
  const over = await tools.database.inHotTransaction((tx) => findTelephonesOver(tx, lapseGraceMs, mostAtOnce));
  for (const paymentId of over) {
    if (signal?.aborted) return 0;
    await quietly(tools, `payment ${paymentId}`, () => endUnlessPaid(tools, paymentId));
  }
  return due.length + unpaid.length + over.length;
}

/** What the provider says is carried out. False when it does not say anything yet. */
async function ask(tools: SalesTools, payment: PaymentToAsk): Promise<boolean> {
  const provider = mustFindProvider(tools, payment.provider);
  const notice = await provider.ask({ paymentId: payment.id, providerReference: payment.providerReference });
  if (!notice) return false;
  await settlePayment(tools, provider.code, notice);
  return true;
}

async function lapseUnlessPaid(tools: SalesTools, { id, paymentIds }: UnpaidOrder): Promise<void> {
  for (const paymentId of paymentIds) {
    const payment = await tools.database.inHotTransaction((tx) => findPaymentToAsk(tx, paymentId));
    if (!payment || (await ask(tools, payment))) return;
  }
  // So that nobody pays for what is back on sale; where that fails, a late payment is settled as one.
  for (const paymentId of paymentIds) {
    await closePayment(tools, paymentId).catch((error: Error) =>
      tools.onTrouble(error, `closing payment ${paymentId}`),
    );
  }
  await tools.database.inHotTransaction(async (tx) => {
    const order = await lockWaitingOrder(tx, id);
    if (order?.state !== "awaiting_payment") return;
    // Its payments stay open: should the buyer still pay, they are settled as late ones.
    const { channelId } = order;
    const act = { id: uuid(), kind: "lapse", staffId: null, channelId, owedMinor: 0, paidMinor: 0 } as const;
    await recordAct(tx, order, act, "lapsed", { note: saleTexts.orderLapsed });
    await releaseLimits(tx, [order.id]);
  });
}

/** A telephone that was asked for a balance or a difference is not waited for any longer. */
async function endUnlessPaid(tools: SalesTools, paymentId: string): Promise<void> {
  const payment = await tools.database.inHotTransaction((tx) => findPaymentToAsk(tx, paymentId));
  if (!payment || (await ask(tools, payment))) return;
  await closePayment(tools, paymentId).catch((error: Error) => tools.onTrouble(error, `closing payment ${paymentId}`));
  await tools.database.inHotTransaction(async (tx) => {
    await lockOrderByPayment(tx, paymentId);
    const asked = await findTelephonePayment(tx, paymentId);
    if (asked?.outcome === "waiting") await endTelephonePayment(tx, paymentId, "over", telephoneTexts.timeOver);
  });
}

/** One provider's trouble must not keep the others' payments waiting. */
async function quietly(tools: SalesTools, what: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tools.onTrouble(error as Error, `asking about ${what}`);
  }
}
