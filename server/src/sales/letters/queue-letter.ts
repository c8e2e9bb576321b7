import type { Transaction } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import type { OrderActName } from "../account/order-states.rules.ts";
import { hasLetter } from "./letter-texts.rules.ts";

/** The outbox message that tells a customer what was done with their order. */
export const orderLetterMessage = "sales.order-letter";

export interface OrderLetterMessage {
  readonly orderId: string;
  readonly actId: string;
}

/** Has the customer told of an act, once it is committed; nothing for acts that have no letter. */
export async function queueLetter(
  tx: Transaction,
  orderId: string,
  act: { readonly id: string; readonly kind: OrderActName },
): Promise<void> {
  if (!hasLetter(act.kind)) return;
  await appendOutbox(tx, orderLetterMessage, { orderId, actId: act.id } satisfies OrderLetterMessage);
}
