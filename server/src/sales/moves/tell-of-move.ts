import type { ClaimedMessage } from "../../platform/jobs/index.ts";
import { findOrdersByIds } from "../order-reads.store.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { type PerformanceMovedMessage, performanceMovedMessage } from "./move-orders.ts";
import { moveTexts } from "./move-texts.rules.ts";

/** Tells a customer what stands on their order: when it takes place now, and until when they get everything back. */
export async function tellOfMove(tools: SalesTools, { id, payload }: ClaimedMessage): Promise<void> {
  const { orderId } = payload as PerformanceMovedMessage;
  const [order] = await tools.database.read((tx) => findOrdersByIds(tx, [orderId]));
  if (!order?.noteZh || !order.noteEn) return;
  const url = tools.orderUrl(order.secret);
  await tools.messages.write({
    ...{ outboxId: id, kind: performanceMovedMessage, aboutId: orderId },
    ...{ email: order.contactEmail, locale: order.locale, subject: moveTexts.subject },
    body: {
      zh: `${order.noteZh}\n您的订单 ${order.reference} 与门票：\n${url}`,
      en: `${order.noteEn}\nYour order ${order.reference} and its tickets:\n${url}`,
    },
  });
}
