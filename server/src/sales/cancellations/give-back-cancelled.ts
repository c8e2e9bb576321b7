import { quoteRefund } from "../refunds/quote-refund.ts";
import { refundTickets } from "../refunds/refund-tickets.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import {
  findOrdersToGiveBack,
  isOrderToGiveBack,
  noteCancelledOrder,
  type OrderToGiveBack,
} from "./cancellation.store.ts";

/** Orders a run works through before it lets other jobs have a turn. */
const mostPerRun = 200;

/**
 * Gives back the tickets of cancelled performances, order by order, each whole and without fees kept, in a transaction of
 * its own. It may end anywhere, with the process if need be: what is left is read from the orders, and an order's key
 * lets it be given back once. An order that cannot be is noted for a person, and the others go on. Answers how many
 * orders it was at.
 */
export async function giveBackCancelled(
  tools: SalesTools,
  signal?: AbortSignal,
  most: number = mostPerRun,
): Promise<number> {
  const orders = await tools.database.read((tx) => findOrdersToGiveBack(tx, most));
  let done = 0;
  for (const order of orders) {
    if (signal?.aborted) break;
    try {
      const problem = await giveBack(tools, order);
      if (problem !== "later") await tools.database.inHotTransaction((tx) => noteCancelledOrder(tx, order, problem));
      done += 1;
    } catch (error) {
      tools.onTrouble(error as Error, `giving back order ${order.orderId} of a cancelled performance`);
    }
  }
  return done;
}

/** Null when its money is on the way back; `later` when somebody changed the order meanwhile; else what is wrong. */
async function giveBack(tools: SalesTools, order: OrderToGiveBack): Promise<string | null> {
  const { orderId, lineIds, performanceId, reason, decidedBy } = order;
  const wish = { orderId, lineIds, waive: true };
  const quoted = await quoteRefund(tools, wish);
  // Another process, or a person, was quicker: then nothing is left of it at the next look.
  if (quoted.kind !== "quote") return (await isLeft(tools, order)) ? quoted.reason.en : null;
  const outcome = await refundTickets(tools, {
    ...wish,
    shownMoneyMinor: quoted.quote.moneyMinor,
    keepSeatsOff: false,
    reason,
    approvalToken: null,
    idempotencyKey: `cancelled/${performanceId}/${orderId}`,
    channelCode: "counter",
    actor: decidedBy,
    byServer: true,
  });
  if (outcome.kind === "refunded") return null;
  if (outcome.kind === "changed") return "later";
  return (await isLeft(tools, order)) ? outcome.reason.en : null;
}

function isLeft({ database }: SalesTools, order: OrderToGiveBack): Promise<boolean> {
  return database.read((tx) => isOrderToGiveBack(tx, order));
}
