import { lockOrderByPayment, moveOrder } from "./order.store.ts";
import { claimPaymentsToAsk, findPaymentToAsk, findRefundToMake, findUnpaid, markRefundMade } from "./payment.store.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SalesTools } from "./sales-dependencies.ts";
import { settlePayment } from "./settle-payment.ts";

const mostAtOnce = 20;

/**
 * Asks providers about payments whose word has not come (a webhook may be lost), and lapses orders whose time to
 * pay is over and that the provider does not know as paid. Answers how many payments were looked at.
 */
export async function askProviders(tools: SalesTools, signal?: AbortSignal): Promise<number> {
  const due = await tools.database.inHotTransaction((tx) => claimPaymentsToAsk(tx, mostAtOnce));
  for (const payment of due) {
    if (signal?.aborted) return 0;
    await quietly(tools, payment.id, () => ask(tools, payment.provider, payment.providerReference));
  }
  const unpaid = await tools.database.inHotTransaction((tx) => findUnpaid(tx, tools.timing.lapseGraceMs, mostAtOnce));
  for (const paymentId of unpaid) {
    if (signal?.aborted) return 0;
    await quietly(tools, paymentId, () => lapseUnlessPaid(tools, paymentId));
  }
  return due.length + unpaid.length;
}

/** What the provider says is carried out. False when it does not say anything yet. */
async function ask(tools: SalesTools, providerCode: string, providerReference: string | null): Promise<boolean> {
  const provider = tools.providers.find(providerCode);
  if (!provider) throw new Error(`payment provider ${providerCode} is not configured any more`);
  const notice = providerReference === null ? null : await provider.ask(providerReference);
  if (!notice) return false;
  await settlePayment(tools, providerCode, notice);
  return true;
}

async function lapseUnlessPaid(tools: SalesTools, paymentId: string): Promise<void> {
  const payment = await tools.database.inHotTransaction((tx) => findPaymentToAsk(tx, paymentId));
  if (!payment || (await ask(tools, payment.provider, payment.providerReference))) return;
  await tools.database.inHotTransaction(async (tx) => {
    const order = await lockOrderByPayment(tx, paymentId);
    if (order?.state !== "awaiting_payment") return;
    // The payment stays open: should the buyer still pay, it is settled as a late one.
    await moveOrder(tx, order, "lapsed", order.payment.state, saleTexts.orderLapsed);
  });
}

/** One provider's trouble must not keep the others' payments waiting. */
async function quietly(tools: SalesTools, paymentId: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tools.onTrouble(error as Error, `asking about payment ${paymentId}`);
  }
}

/** Has the provider give a payment back; the outbox calls it until it has worked. */
export async function makeRefund(tools: SalesTools, refundId: string): Promise<void> {
  const refund = await tools.database.inHotTransaction((tx) => findRefundToMake(tx, refundId));
  if (!refund) return;
  const provider = tools.providers.find(refund.provider);
  if (!provider) throw new Error(`payment provider ${refund.provider} is not configured any more`);
  await provider.refund(refund.providerReference, refundId);
  await tools.database.inHotTransaction((tx) => markRefundMade(tx, refundId));
}
