import { validate as isUuid, v7 as uuid } from "uuid";
import type { StaffActor } from "../../identity/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import { recordAct } from "../account/account.store.ts";
import { releaseLimits } from "../limits.store.ts";
import { lockOrderByPayment } from "../order.store.ts";
import { closePaymentMessage } from "../payment-messages.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { endTelephonePayment, findTelephonePayment } from "../telephone/telephone-payment.store.ts";
import { telephoneTexts } from "../telephone/telephone-texts.rules.ts";

export type GiveUpPaymentOutcome =
  | { readonly kind: "given-up"; readonly orderId: string }
  | { readonly kind: "refused"; readonly reason: LocalisedText };

/**
 * The customer at the window pays another way after all. An unpaid order lapses and its seats stay in its cart; one that
 * was sold stays as it is. What lies on the counter is in no book, and the provider is told to close the payment. Should
 * it be paid all the same, it is settled as a late one.
 */
export async function giveUpPayment(
  { database }: SalesTools,
  actor: StaffActor,
  paymentId: string,
): Promise<GiveUpPaymentOutcome> {
  return database.inHotTransaction(async (tx) => {
    const order = isUuid(paymentId) ? await lockOrderByPayment(tx, paymentId) : null;
    const asked = order && (await findTelephonePayment(tx, paymentId));
    const isWaiting = order?.state === "awaiting_payment" || (asked?.outcome === "waiting" && asked.purpose !== "sale");
    if (!order || !isWaiting) return { kind: "refused", reason: saleTexts.notAwaited };
    if (order.state === "awaiting_payment") {
      const { channelId } = order;
      const act = { id: uuid(), kind: "lapse", staffId: actor.staffId, channelId, owedMinor: 0, paidMinor: 0 } as const;
      await recordAct(tx, order, act, "lapsed", { note: saleTexts.orderGivenUp });
      await releaseLimits(tx, [order.id]);
    }
    await endTelephonePayment(tx, paymentId, "over", telephoneTexts.givenUp);
    await appendOutbox(tx, closePaymentMessage, { paymentId });
    return { kind: "given-up", orderId: order.id };
  });
}
