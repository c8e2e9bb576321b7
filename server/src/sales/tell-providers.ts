import { type PaymentProvider, RefundRefused } from "../payments/index.ts";
import { findPaymentToAsk, findRefundToMake, markCaptured, markRefundFailed, markRefundMade } from "./payment.store.ts";
import type { SalesTools } from "./sales-dependencies.ts";

/** The provider of a payment that was begun. Throws when it is not offered any more: its keys are needed still. */
export function mustFindProvider({ providers }: SalesTools, code: string): PaymentProvider {
  const provider = providers.find(code);
  if (!provider) throw new Error(`payment provider ${code} is not configured any more`);
  return provider;
}

/** A refund that the provider has not made yet: the outbox asks again. */
class RefundUnderWay extends Error {
  override readonly name = "RefundUnderWay";
}

/** Has the provider give money back; the outbox calls it until it is back or refused for good. */
export async function makeRefund(tools: SalesTools, refundId: string): Promise<void> {
  const refund = await tools.database.inHotTransaction((tx) => findRefundToMake(tx, refundId));
  if (!refund) return;
  try {
    const state = await mustFindProvider(tools, refund.provider).refund(refund);
    if (state === "pending") throw new RefundUnderWay(`refund ${refundId} is under way at ${refund.provider}`);
  } catch (error) {
    if (!(error instanceof RefundRefused)) throw error;
    await tools.database.inHotTransaction((tx) => markRefundFailed(tx, refundId, error.message));
    tools.onTrouble(error, `refund ${refundId} by ${refund.provider}`);
    return;
  }
  await tools.database.inHotTransaction((tx) => markRefundMade(tx, refundId));
}

/** Takes an authorised payment of a paid order; the outbox calls it until it has worked. */
export async function capturePayment(tools: SalesTools, paymentId: string): Promise<void> {
  const payment = await tools.database.inHotTransaction((tx) => findPaymentToAsk(tx, paymentId));
  if (!payment) throw new Error(`there is no payment ${paymentId}`);
  await mustFindProvider(tools, payment.provider).capture?.({
    paymentId,
    providerReference: payment.providerReference,
  });
  await tools.database.inHotTransaction((tx) => markCaptured(tx, paymentId));
}

/** Ends a payment that nobody wants any more, where its provider can. */
export async function closePayment(tools: SalesTools, paymentId: string): Promise<void> {
  const payment = await tools.database.inHotTransaction((tx) => findPaymentToAsk(tx, paymentId));
  if (!payment) return;
  const { provider, providerReference } = payment;
  await mustFindProvider(tools, provider).close?.({ paymentId, providerReference });
}
