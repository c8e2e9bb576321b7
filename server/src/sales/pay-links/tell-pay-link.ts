import { majorText } from "@parterre/money";
import { LoaderCache } from "../../platform/graphql/index.ts";
import type { ClaimedMessage } from "../../platform/jobs/index.ts";
import { timeIn } from "../../platform/time-in.rules.ts";
import { findLinesOfOrders, findOrdersByIds } from "../order-reads.store.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { payLinkLetter } from "./pay-link.rules.ts";
import { type PayLinkMessage, payLinkMessage } from "./send-pay-link.ts";

/** Writes the link to the customer; nothing where the order does not wait any more by then. */
export async function tellPayLink(tools: SalesTools, { id, payload }: ClaimedMessage): Promise<void> {
  const { orderId } = payload as PayLinkMessage;
  const { order, line } = await tools.database.read(async (tx) => ({
    order: (await findOrdersByIds(tx, [orderId]))[0],
    line: (await findLinesOfOrders(tx, [orderId]))[0],
  }));
  if (order?.state !== "awaiting_payment" || !order.payBy || order.collectCode === null || !line) return;
  const loaders = new LoaderCache();
  const performance = await tools.programme.loadPerformance(loaders, line.performanceId);
  const venue = performance && (await tools.venues.loadVenue(loaders, performance.venueId));
  const timeZone = venue?.timeZone ?? "UTC";
  const letter = payLinkLetter({
    ...{ name: order.contactName ?? "", reference: order.reference, collectCode: order.collectCode },
    total: `${majorText({ amountMinor: order.totalMinor, currency: order.currency })} ${order.currency}`,
    until: { zh: timeIn("zh", order.payBy, timeZone), en: timeIn("en", order.payBy, timeZone) },
    url: tools.orderUrl(order.secret),
  });
  await tools.messages.write({
    ...{ outboxId: id, kind: payLinkMessage, aboutId: orderId, email: order.contactEmail, locale: order.locale },
    usefulUntil: order.payBy,
    ...letter,
  });
}
