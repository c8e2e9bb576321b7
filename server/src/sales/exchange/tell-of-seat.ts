import type { ClaimedMessage } from "../../platform/jobs/index.ts";
import { findOrdersByIds } from "../order-reads.store.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { type SeatMovedMessage, seatMovedMessage } from "./move-seat.ts";

/** Tells a customer that their seat is another one now, with the link to the new ticket. */
export async function tellOfSeat(tools: SalesTools, { id, payload }: ClaimedMessage): Promise<void> {
  const { orderId, before, after } = payload as SeatMovedMessage;
  const [order] = await tools.database.read((tx) => findOrdersByIds(tx, [orderId]));
  if (!order) return;
  const said = refundTexts.moved(before, after);
  const url = tools.orderUrl(order.secret);
  await tools.messages.write({
    ...{ outboxId: id, kind: seatMovedMessage, aboutId: orderId, email: order.contactEmail, locale: order.locale },
    subject: refundTexts.movedSubject,
    body: {
      zh: `${said.zh}\n订单 ${order.reference} 的新票：\n${url}`,
      en: `${said.en}\nThe new ticket of order ${order.reference}:\n${url}`,
    },
  });
}
