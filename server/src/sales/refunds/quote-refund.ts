import { offersFor } from "@parterre/pricing";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { type HouseRules, type SellingFacts, taxesAt } from "../../programme/index.ts";
import { mayFollow } from "../account/order-states.rules.ts";
import type { SoldLine, SoldOrder } from "../account/sold-order.rules.ts";
import { readSoldOrder } from "../account/sold-order.store.ts";
import { findFreelyRefundable } from "../moves/move.store.ts";
import { rulesFor } from "../quote.ts";
import { orRefused, Refused } from "../refused.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { linesMeant, notDone, type OrderRefusal, stateReason } from "./refund-frame.ts";
import { quoteOfRefund, type RefundFacts, type RefundQuote } from "./refund-quote.rules.ts";
import { refundTexts } from "./refund-texts.rules.ts";

export interface RefundWish {
  readonly orderId: string;
  /** Null: all live ones. */
  readonly lineIds: readonly string[] | null;
  /** Nothing is kept, and no time is too late. */
  readonly waive: boolean;
}

export type RefundQuoteOutcome =
  | { readonly kind: "quote"; readonly order: SoldOrder; readonly quote: RefundQuote }
  | { readonly kind: "refused"; readonly reason: LocalisedText };

/** What giving tickets back would do, before anything happens; changes nothing. */
export async function quoteRefund(tools: SalesTools, wish: RefundWish): Promise<RefundQuoteOutcome> {
  const outcome = await orRefused<RefundQuoteOutcome, OrderRefusal>(() =>
    tools.database.inHotTransaction(async (tx) => {
      const order = await readSoldOrder(tx, wish.orderId);
      if (!order) throw new Refused(notDone(saleTexts.noSuchOrder));
      if (!mayFollow(order.state, "refund")) throw new Refused(notDone(stateReason(order)));
      const quote = await quoteFor(tools, tx, order, linesMeant(order, wish.lineIds), wish.waive);
      return { kind: "quote", order, quote };
    }),
  );
  return outcome.kind === "quote" || outcome.kind === "refused" ? outcome : { kind: "refused", reason: outcome.reason };
}

/** The quote for lines of an order as the transaction sees them. Throws `Refused` when it is too late for some. */
export async function quoteFor(
  tools: SalesTools,
  tx: Transaction,
  order: SoldOrder,
  going: readonly SoldLine[],
  waive: boolean,
): Promise<RefundQuote> {
  const quote = quoteOfRefund(await loadFacts(tools, tx, order, waive), going);
  if ("tooLate" in quote) throw new Refused(notDone(refundTexts.tooLate, "lineIds"));
  return quote;
}

async function loadFacts(
  { programme, channels }: SalesTools,
  tx: Transaction,
  order: SoldOrder,
  waive: boolean,
): Promise<RefundFacts> {
  const factsOf = new Map<number, SellingFacts>();
  for (const { performanceId } of order.lines) {
    if (factsOf.has(performanceId)) continue;
    const facts = await programme.sellingFacts(performanceId, tx);
    if (!facts) throw new Error(`performance ${performanceId} of order ${order.reference} is missing`);
    factsOf.set(performanceId, facts);
  }
  const policies = await programme.findRefundPolicies(
    tx,
    order.lines.flatMap((line) => line.refundPolicyId ?? []),
  );
  const promotionIds = new Set(
    order.lines.flatMap((line) =>
      line.charges.flatMap((each) => (each.kind === "discount" ? (each.sourceId ?? []) : [])),
    ),
  );
  const moved = await findFreelyRefundable(tx, order.id);
  const channel = await channels.byId(order.channelId);
  const house = await programme.houseRules(tx);
  const now = Date.now();
  if (!channel) throw new Error(`channel ${order.channelId} of order ${order.reference} is missing`);
  return {
    order,
    channelCode: channel.code,
    termsOf: (line) => {
      const facts = factsOf.get(line.performanceId)!;
      return {
        policy: (line.refundPolicyId && policies.get(line.refundPolicyId)) || null,
        startsAt: facts.startsAt.getTime(),
        isFree: moved.has(line.performanceId),
        zoneCode: facts.zones.find((zone) => zone.id === line.zoneId)?.code ?? "",
      };
    },
    promotions: await programme.findPromotions(tx, [...promotionIds]),
    leastOf: (ticketTypeId) => house.ticketTypes.find((type) => type.id === ticketTypeId)?.least ?? null,
    standardMinorOf: standardPrices(house, factsOf, order, channel.code),
    houseFees: house.fees,
    taxes: taxesAt(house.taxes, now),
    now,
    waive,
  };
}

/** What a seat would have cost as the dearest ordinary ticket, by the price lists of the channel when it was sold. */
function standardPrices(
  house: HouseRules,
  factsOf: ReadonlyMap<number, SellingFacts>,
  { currency, createdAt: at }: SoldOrder,
  channelCode: string,
): RefundFacts["standardMinorOf"] {
  const rules = rulesFor(house, factsOf, at);
  return ({ performanceId, zoneId, ticketTypeId }) => {
    const zone = factsOf.get(performanceId)?.zones.find(({ id }) => id === zoneId) ?? null;
    const seat = { key: "", performanceId, zone, ticketTypeId, isWheelchairPlace: false };
    const ordinary = offersFor(seat, { currency, channelCode, at, mayGiveFree: false }, rules)
      .filter((offer) => rules.ticketTypes.get(offer.ticketTypeId)?.kind === "standard")
      .map(({ priceMinor }) => priceMinor);
    return ordinary.length === 0 ? null : Math.max(...ordinary);
  };
}
