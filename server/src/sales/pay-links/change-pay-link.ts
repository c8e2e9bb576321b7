import { validate as isUuid, v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import { recordAct } from "../account/account.store.ts";
import { releaseLimits } from "../limits.store.ts";
import { lockWaitingOrder, type WaitingOrder } from "../order.store.ts";
import { closePaymentMessage } from "../payment-messages.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { type PayLinkMessage, payLinkMessage } from "./send-pay-link.ts";

export type ChangePayLinkOutcome =
  | { readonly kind: "changed"; readonly orderId: string }
  | { readonly kind: "refused"; readonly reason: LocalisedText; readonly field: string | null };

const longestReason = 300;

/** The customer does not want the seats after all: the order lapses and they are free at once. */
export function cancelPayLink(
  tools: SalesTools,
  actor: StaffActor,
  { orderId, reason }: { readonly orderId: string; readonly reason: string },
): Promise<ChangePayLinkOutcome> {
  const words = reason.trim();
  if (words === "" || words.length > longestReason) {
    return Promise.resolve({ kind: "refused", reason: saleTexts.cancelReasonMissing, field: "reason" });
  }
  return change(tools, orderId, async (tx, order) => {
    const { channelId } = order;
    const act = { id: uuid(), kind: "lapse", staffId: actor.staffId, channelId, reason: words } as const;
    await recordAct(tx, order, { ...act, owedMinor: 0, paidMinor: 0 }, "lapsed", { note: saleTexts.linkCancelled });
    await tools.inventory.freeKept(tx, order.cartKey);
    await releaseLimits(tx, [order.id]);
    for (const { id } of order.pending) await appendOutbox(tx, closePaymentMessage, { paymentId: id });
    await audit(tx, { actor, act: "order.cancel-pay-link", subjectKind: "order", subjectId: orderId, reason: words });
  });
}

/** Writes the link to the customer once more. */
export function sendPayLinkAgain(tools: SalesTools, actor: StaffActor, orderId: string): Promise<ChangePayLinkOutcome> {
  return change(tools, orderId, async (tx) => {
    await appendOutbox(tx, payLinkMessage, { orderId } satisfies PayLinkMessage);
    await audit(tx, { actor, act: "order.send-pay-link-again", subjectKind: "order", subjectId: orderId });
  });
}

/** The frame of both: an order that waits for a payment by link, locked. */
function change(
  { database }: SalesTools,
  orderId: string,
  work: (tx: Transaction, order: WaitingOrder) => Promise<void>,
): Promise<ChangePayLinkOutcome> {
  return database.inHotTransaction(async (tx) => {
    const order = isUuid(orderId) ? await lockWaitingOrder(tx, orderId) : null;
    if (order?.state !== "awaiting_payment" || !order.byLink) {
      return { kind: "refused", reason: saleTexts.notAwaited, field: null };
    }
    await work(tx, order);
    return { kind: "changed", orderId };
  });
}
