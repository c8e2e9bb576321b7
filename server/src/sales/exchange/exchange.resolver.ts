import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { RequestContext } from "../../identity/index.ts";
import { channelCodeOf, checkCartKey, NotOnSaleType } from "../../inventory/index.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import { orderChanged, orderCommandOf, toOrderRefusal } from "../refunds/refunds.resolver.ts";
import { OrderActResult } from "../refunds/refunds.type.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { plainSeats } from "../sales-inputs.type.ts";
import { NotRefundableType, refusal, toNotPriced, toQuoteType } from "../sales-results.type.ts";
import { toTenders } from "../tenders/tenders.type.ts";
import {
  ExchangeChangedType,
  ExchangeInput,
  ExchangeQuoteType,
  ExchangeTicketsInput,
  ExchangeTicketsResult,
  MoveSeatInput,
  QuoteExchangeResult,
} from "./exchange.type.ts";
import { exchangeTickets } from "./exchange-tickets.ts";
import { moveSeat } from "./move-seat.ts";
import { type ExchangeWish, type NotExchangeable, quoteExchange } from "./quote-exchange.ts";

/** Plain objects without GraphQL's prototypes, so that a request hashes the same every time. */
export function wishOf(input: ExchangeInput, { actor }: RequestContext): ExchangeWish {
  return {
    orderId: input.orderId,
    lineIds: [...input.lineIds],
    cartKey: checkCartKey(input.cartKey),
    seats: plainSeats(input.seats),
    kept: input.kept.map(({ lineId, ticketTypeId }) => ({ lineId, ticketTypeId })),
    channelCode: channelCodeOf(actor),
  };
}

/** What stands in the way of pricing an exchange. */
export function notQuoted(outcome: NotExchangeable, cartKey: string) {
  return outcome.kind === "not-on-sale" ? refusal(NotOnSaleType, outcome.reason, {}) : toNotPriced(outcome, cartKey);
}

@Resolver()
export class ExchangeResolver {
  constructor(private readonly tools: SalesTools) {}

  @Authorized("orders.refund")
  @Query(() => QuoteExchangeResult, { description: "What other tickets for these would cost; changes nothing." })
  async quoteExchange(
    @Arg("input", () => ExchangeInput, { description: "What goes, and what comes." }) input: ExchangeInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof QuoteExchangeResult> {
    if (!isUuid(input.orderId)) return refusal(NotRefundableType, saleTexts.noSuchOrder, {});
    const wish = wishOf(input, context);
    const outcome = await quoteExchange(this.tools, wish);
    if (outcome.kind === "refused-exchange") return refusal(NotRefundableType, outcome.reason, {});
    if (outcome.kind !== "exchange") return notQuoted(outcome, wish.cartKey);
    const { order, exchange } = outcome;
    const { currency } = order;
    return Object.assign(new ExchangeQuoteType(), {
      quote: toQuoteType(exchange.quote),
      worth: { amountMinor: exchange.worthMinor, currency },
      difference: { amountMinor: exchange.differenceMinor, currency },
    });
  }

  @Authorized("orders.refund")
  @Mutation(() => ExchangeTicketsResult, {
    description: "Gives other tickets for these; the difference is collected or goes back, all at once or not at all.",
  })
  async exchangeTickets(
    @Arg("input", () => ExchangeTicketsInput, { description: "What goes, what comes, and how it is paid." })
    input: ExchangeTicketsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ExchangeTicketsResult> {
    const wish = wishOf(input.exchange, context);
    const outcome = await exchangeTickets(this.tools, {
      ...wish,
      ...orderCommandOf(input, context),
      shownDifferenceMinor: input.shownDifferenceMinor,
      tenders: toTenders(input.tenders),
    });
    this.tools.inventory.forgetCart(context, wish.cartKey);
    switch (outcome.kind) {
      case "exchanged":
        return orderChanged(this.tools, outcome.orderId);
      case "exchange-changed":
        return refusal(ExchangeChangedType, refundTexts.changed, { differenceMinor: outcome.differenceMinor });
      case "not-done":
      case "approval-required":
        return toOrderRefusal(outcome);
      default:
        return notQuoted(outcome, wish.cartKey);
    }
  }

  @Authorized("orders.refund")
  @Mutation(() => OrderActResult, {
    description: "Gives a customer another seat of the same performance at what they paid, with a new ticket.",
  })
  async moveSeat(
    @Arg("input", () => MoveSeatInput, { description: "Whose seat, and where to." }) input: MoveSeatInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof OrderActResult> {
    const { lineId, toOrdinal, keepOldOff } = input;
    const outcome = await moveSeat(this.tools, {
      ...orderCommandOf(input, context),
      ...{ lineId, toOrdinal, keepOldOff, toHoldId: input.toHoldId ?? null },
    });
    return outcome.kind === "moved" ? orderChanged(this.tools, outcome.orderId) : toOrderRefusal(outcome);
  }
}
