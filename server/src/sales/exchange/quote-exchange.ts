import type { Hold } from "../../inventory/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { mayFollow } from "../account/order-states.rules.ts";
import type { SoldLine, SoldOrder } from "../account/sold-order.rules.ts";
import { readSoldOrder } from "../account/sold-order.store.ts";
import { customerKeyOf } from "../limits.rules.ts";
import { type NotQuoted, type Quote, quoteSeats } from "../quote.ts";
import { linesMeant, notDone, type OrderRefusal, stateReason } from "../refunds/refund-frame.ts";
import { worthOf } from "../refunds/refund-quote.rules.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import { orRefused, Refused } from "../refused.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SeatChoice } from "../sale-wish.ts";
import type { SalesTools } from "../sales-dependencies.ts";

export interface ExchangeWish {
  readonly orderId: string;
  /** The tickets that go. */
  readonly lineIds: readonly string[];
  /** The cart that holds the new seats. */
  readonly cartKey: string;
  /** New seats of the cart, each with the kind of ticket wanted. */
  readonly seats: readonly SeatChoice[];
  /** Lines among those that go whose seat stays, with another kind of ticket. */
  readonly kept: readonly { readonly lineId: string; readonly ticketTypeId: string }[];
  readonly channelCode: string;
}

export interface ExchangeQuote {
  readonly going: readonly SoldLine[];
  /** What the new tickets cost, by today's prices. */
  readonly quote: Quote;
  /** What those that go have come to. */
  readonly worthMinor: number;
  /** To be collected; negative: to be given back. */
  readonly differenceMinor: number;
  /** Seats that stay the order's own, as if they were held. */
  readonly keptHolds: readonly Hold[];
}

/** An exchange asks for no delivery and no code, so nothing of what is typed can be wrong. */
export type NotExchangeable = Exclude<NotQuoted, { readonly kind: "refused" }>;

export type ExchangeQuoteOutcome =
  | { readonly kind: "exchange"; readonly order: SoldOrder; readonly exchange: ExchangeQuote }
  | { readonly kind: "refused-exchange"; readonly reason: LocalisedText }
  | NotExchangeable;

/** What an exchange would cost; changes nothing. */
export async function quoteExchange(tools: SalesTools, wish: ExchangeWish): Promise<ExchangeQuoteOutcome> {
  const outcome = await orRefused<ExchangeQuoteOutcome, OrderRefusal>(() =>
    tools.database.inHotTransaction(async (tx) => {
      const order = await readSoldOrder(tx, wish.orderId);
      if (!order) throw new Refused(notDone(saleTexts.noSuchOrder));
      if (!mayFollow(order.state, "exchange")) throw new Refused(notDone(stateReason(order)));
      return { kind: "exchange", order, exchange: await quoteOfExchange(tools, tx, order, wish) };
    }),
  );
  if (outcome.kind !== "not-done" && outcome.kind !== "approval-required") return outcome;
  return { kind: "refused-exchange", reason: outcome.reason };
}

/**
 * Prices the new tickets like any sale of the channel today, and sets what the old ones have come to against them:
 * their fees and taxes as well, since the new ones bring their own. Throws `Refused`.
 */
export async function quoteOfExchange(
  tools: SalesTools,
  tx: Transaction,
  order: SoldOrder,
  wish: ExchangeWish,
): Promise<ExchangeQuote> {
  const going = linesMeant(order, wish.lineIds);
  const keptHolds = wish.kept.map(({ lineId }) => {
    const line = going.find((each) => each.id === lineId);
    if (!line) throw new Refused(notDone(refundTexts.noSuchLine, "kept"));
    return ownHold(order, line, wish.cartKey);
  });
  const keptSeats = wish.kept.map(({ ticketTypeId }, index) => ({
    holdId: keptHolds[index]!.id,
    ordinal: keptHolds[index]!.ordinals[0]!,
    ticketTypeId,
  }));
  const seats = [...wish.seats, ...keptSeats];
  if (seats.length === 0) throw new Refused(notDone(refundTexts.nothingChosen, "seats"));
  const holds = [...(await tools.inventory.holdsOfCart(tx, wish.cartKey)), ...keptHolds];
  const { cartKey, channelCode } = wish;
  const priced = await quoteSeats(
    tools,
    tx,
    holds,
    { cartKey, channelCode, currency: order.currency, seats },
    { customer: customerKeyOf(order.contactEmail) },
  );
  if (priced.kind === "refused") throw new Error(`an exchange was refused for its ${priced.field}`);
  if (priced.kind !== "quote") throw new Refused<NotExchangeable>(priced);
  const worthMinor = going.reduce((sum, line) => sum + worthOf(line), 0);
  const { quote } = priced;
  return { going, quote, worthMinor, differenceMinor: quote.total.amountMinor - worthMinor, keptHolds };
}

/** A seat of the order as a hold of its own line, so that it is priced like one of the cart. */
function ownHold({ channelId }: SoldOrder, { id, performanceId, ordinal }: SoldLine, cartKey: string): Hold {
  const forEver = Number.MAX_SAFE_INTEGER;
  return { id, cartKey, performanceId, ordinals: [ordinal], channelId, heldUntil: forEver, latestUntil: forEver };
}
