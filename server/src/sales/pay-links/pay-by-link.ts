import { v7 as uuid } from "uuid";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import { insertPayments } from "../insert-order.store.ts";
import { claimOnce } from "../once-only.store.ts";
import { lockWaitingOrder } from "../order.store.ts";
import { findOrderBySecret } from "../order-reads.store.ts";
import { closePaymentMessage } from "../payment-messages.ts";
import { orRefused, Refused } from "../refused.ts";
import { keyRefusal } from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { startPayment } from "../start-payment.ts";

export interface PayByLinkCommand {
  /** From the link. */
  readonly secret: string;
  readonly provider: string;
  readonly idempotencyKey: string;
}

interface NotStarted {
  readonly kind: "refused";
  readonly reason: LocalisedText;
  /** Null: it is the state of things. */
  readonly field: string | null;
}

export type PayByLinkOutcome =
  | { readonly kind: "started"; readonly paymentId: string; readonly redirectUrl: string }
  | NotStarted;

/**
 * Begins to pay an order whose link was sent, through a provider of the buyer's choice. One that was begun already
 * through the same provider goes on; others are closed, and should one of them be paid all the same, it goes back.
 */
export async function payByLink(tools: SalesTools, command: PayByLinkCommand): Promise<PayByLinkOutcome> {
  const badKey = keyRefusal(command.idempotencyKey);
  if (badKey) return { kind: "refused", ...badKey };
  const order = await tools.database.read((tx) => findOrderBySecret(tx, command.secret));
  if (!order) return { kind: "refused", reason: saleTexts.noSuchOrder, field: "secret" };
  const provider = tools.providers.find(command.provider);
  if (!provider) return { kind: "refused", reason: saleTexts.noSuchProvider, field: "provider" };
  if (!provider.currencies.includes(order.currency)) {
    return { kind: "refused", reason: saleTexts.currencyNotTaken, field: "provider" };
  }
  const begun = await orRefused<{ kind: "begun"; paymentId: string }, NotStarted>(() =>
    begin(tools, order.id, command),
  );
  if (begun.kind === "refused") return begun;
  const { paymentId } = begun;
  try {
    return { kind: "started", paymentId, redirectUrl: await startPayment(tools, provider, paymentId) };
  } catch (error) {
    tools.onTrouble(error as Error, `starting payment ${paymentId}`);
    return { kind: "refused", reason: saleTexts.providerDown, field: "provider" };
  }
}

function begin(
  tools: SalesTools,
  orderId: string,
  { provider, idempotencyKey }: PayByLinkCommand,
): Promise<{ kind: "begun"; paymentId: string }> {
  const refuse = (reason: LocalisedText, field: string | null) =>
    new Refused<NotStarted>({ kind: "refused", reason, field });
  return tools.database.inHotTransaction(async (tx) => {
    const made = { paymentId: uuid() };
    const once = await claimOnce(tx, "pay-by-link", `${orderId}/${idempotencyKey}`, { provider }, made);
    if (once.kind === "misused") throw refuse(saleTexts.keyMisused, "idempotencyKey");
    if (once.kind === "again") return { kind: "begun", ...once.answer };
    const order = await lockWaitingOrder(tx, orderId);
    if (order?.state !== "awaiting_payment" || !order.byLink) throw refuse(saleTexts.notAwaited, null);
    if (order.over) throw refuse(saleTexts.orderLapsed, null);
    const same = order.pending.find((payment) => payment.provider === provider);
    for (const { id } of order.pending) {
      if (id !== same?.id) await appendOutbox(tx, closePaymentMessage, { paymentId: id });
    }
    if (same) return { kind: "begun", paymentId: same.id };
    await insertPayments(tx, orderId, [
      {
        ...{ id: made.paymentId, provider, state: "pending", amountMinor: order.totalMinor },
        ...{ givenMinor: null, reference: null, voucherId: null, checkInMs: tools.timing.firstAskMs },
      },
    ]);
    return { kind: "begun", ...made };
  });
}
