import { validate as isUuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { appendOutbox } from "../platform/jobs/index.ts";
import { reopenRefund } from "./payment.store.ts";
import { refundPaymentMessage } from "./payment-messages.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SalesTools } from "./sales-dependencies.ts";

export type RetryRefundOutcome =
  | { readonly kind: "retrying"; readonly orderId: string }
  | { readonly kind: "refused"; readonly reason: LocalisedText };

/** Asks a provider once more for a refund that it refused, after somebody has cleared the reason with it. */
export async function retryRefund(tools: SalesTools, actor: StaffActor, refundId: string): Promise<RetryRefundOutcome> {
  return tools.database.inHotTransaction(async (tx): Promise<RetryRefundOutcome> => {
    const orderId = isUuid(refundId) ? await reopenRefund(tx, refundId) : null;
    if (orderId === null) return { kind: "refused", reason: saleTexts.noSuchRefund };
    await audit(tx, {
      actor,
      act: "refund.retry",
      subjectKind: "order",
      subjectId: orderId,
      details: { refundId },
    });
    await appendOutbox(tx, refundPaymentMessage, { refundId });
    return { kind: "retrying", orderId };
  });
}
