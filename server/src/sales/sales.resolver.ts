import type { Currency } from "@parterre/money";
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { type Actor, may, type RequestContext, type StaffActor } from "../identity/index.ts";
import { channelCodeOf, checkCartKey } from "../inventory/index.ts";
import { CurrencyEnum } from "../platform/graphql/index.ts";
import { type CheckoutOutcome, checkout } from "./checkout.ts";
import { toOrderType, toPaymentType } from "./order.type.ts";
import { findOrdersByIds, findPaymentsByIds } from "./order-reads.store.ts";
import { quoteSeats } from "./quote.ts";
import { retryRefund } from "./retry-refund.ts";
import type { SaleWish } from "./sale-wish.ts";
import type { SalesTools } from "./sales-dependencies.ts";
import { CheckoutInput, plainSeats, QuoteInput, RequestPaymentInput, SellAtCounterInput } from "./sales-inputs.type.ts";
import {
  CheckoutResult,
  CheckoutStartedType,
  NoFailedRefundType,
  NotPricedType,
  PaymentProviderType,
  QuoteResult,
  RefundRetriedType,
  RetryRefundResult,
  refusal,
  SaleCompletedType,
  SellAtCounterResult,
  toNotQuoted,
  toQuoteType,
  toSaleRefusal,
} from "./sales-results.type.ts";
import { sellAtCounter } from "./tenders/sell-at-counter.ts";
import { toTenders } from "./tenders/tenders.type.ts";

/** What is wanted, through which channel, and by whom it may be given away. */
function wishOf(
  input: QuoteInput | CheckoutInput | RequestPaymentInput | SellAtCounterInput,
  actor: Actor,
): Omit<SaleWish, "cartKey"> {
  return {
    currency: input.currency,
    seats: plainSeats(input.seats),
    channelCode: channelCodeOf(actor),
    promotionCode: input.promotionCode ?? null,
    deliveryCode: input.deliveryCode ?? null,
    mayGiveFree: may(actor, "orders.give-free"),
  };
}

@Resolver()
export class SalesResolver {
  constructor(private readonly tools: SalesTools) {}

  @Query(() => [PaymentProviderType], { description: "The ways to pay online that this house offers, best first." })
  paymentProviders(
    @Arg("currency", () => CurrencyEnum, { nullable: true, description: "Only those that take it." })
    currency: Currency | null,
  ): PaymentProviderType[] {
    return this.tools.providers.all
      .filter((provider) => currency === null || provider.currencies.includes(currency))
      .map(({ code, name }) => Object.assign(new PaymentProviderType(), { code, name }));
  }

  @Query(() => QuoteResult, { description: "What held seats cost, by the same rules as checkout." })
  async quote(
    @Arg("input", () => QuoteInput, { description: "The seats and the currency." }) input: QuoteInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof QuoteResult> {
    const cartKey = checkCartKey(input.cartKey);
    const wish = { cartKey, ...wishOf(input, actor) };
    const outcome = await this.tools.database.inHotTransaction(async (tx) =>
      quoteSeats(this.tools, tx, await this.tools.inventory.holdsOfCart(tx, cartKey), wish),
    );
    if (outcome.kind === "quote") return toQuoteType(outcome.quote);
    if (outcome.kind !== "not-on-sale") return toNotQuoted(outcome, cartKey);
    return refusal(NotPricedType, outcome.reason, { ordinals: input.seats.map((seat) => seat.ordinal) });
  }

  @Mutation(() => CheckoutResult, {
    description: "Makes an order of held seats and tells where to pay. Nothing is charged if the total has changed.",
  })
  async checkout(
    @Arg("input", () => CheckoutInput, { description: "What to buy, and who buys." }) input: CheckoutInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof CheckoutResult> {
    const cartKey = checkCartKey(input.cartKey);
    const { name, email, phone, locale, idNumber } = input.contact;
    const outcome = await checkout(this.tools, {
      cartKey,
      ...wishOf(input, context.actor),
      shownTotalMinor: input.shownTotalMinor,
      provider: input.provider,
      contact: { name, email, phone: phone ?? null, locale, ...(idNumber && { idNumber }) },
      idempotencyKey: input.idempotencyKey,
    });
    return this.toCheckoutResult(outcome, cartKey, context);
  }

  @Authorized("orders.sell")
  @Mutation(() => CheckoutResult, {
    description: "Makes an order of held seats that a customer at the window pays with a telephone, by a code to show.",
  })
  async requestPayment(
    @Arg("input", () => RequestPaymentInput, { description: "What is sold, and through which provider." })
    input: RequestPaymentInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof CheckoutResult> {
    const cartKey = checkCartKey(input.cartKey);
    const { name, email, phone, idNumber, customerId } = input.customer ?? {};
    const outcome = await checkout(this.tools, {
      cartKey,
      ...wishOf(input, context.actor),
      shownTotalMinor: input.shownTotalMinor,
      provider: input.provider,
      contact: {
        ...{ name: name ?? null, email: email ?? null, phone: phone ?? null, locale: input.locale },
        ...(idNumber && { idNumber }),
        ...(customerId && { customerId }),
      },
      idempotencyKey: input.idempotencyKey,
      seller: context.actor as StaffActor,
      ...(input.tenders.length > 0 && { tenders: toTenders(input.tenders) }),
    });
    return this.toCheckoutResult(outcome, cartKey, context);
  }

  private async toCheckoutResult(
    outcome: CheckoutOutcome,
    cartKey: string,
    context: RequestContext,
  ): Promise<typeof CheckoutResult> {
    this.tools.inventory.forgetCart(context, cartKey);
    if (outcome.kind !== "started") return toSaleRefusal(outcome, cartKey);
    const [order, payment] = await this.tools.database.read(async (tx) => [
      (await findOrdersByIds(tx, [outcome.orderId]))[0]!,
      (await findPaymentsByIds(tx, [outcome.paymentId]))[0]!,
    ]);
    return Object.assign(new CheckoutStartedType(), {
      order: toOrderType(order, true),
      payment: toPaymentType(payment),
      redirectUrl: outcome.redirectUrl,
    });
  }

  @Authorized("orders.sell")
  @Mutation(() => SellAtCounterResult, {
    description: "Sells held seats over the counter, paid in any mixture of tenders; the tickets are valid at once.",
  })
  async sellAtCounter(
    @Arg("input", () => SellAtCounterInput, { description: "What was sold, and how it is paid." })
    input: SellAtCounterInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SellAtCounterResult> {
    const cartKey = checkCartKey(input.cartKey);
    const { name, phone, email, idNumber, customerId } = input.customer ?? {};
    const outcome = await sellAtCounter(this.tools, {
      cartKey,
      ...wishOf(input, context.actor),
      shownTotalMinor: input.shownTotalMinor,
      tenders: toTenders(input.tenders),
      keepTickets: input.keepTickets,
      customer: {
        ...{ name: name ?? null, phone: phone ?? null, email: email ?? null },
        ...(idNumber && { idNumber }),
        ...(customerId && { customerId }),
      },
      idempotencyKey: input.idempotencyKey,
      seller: context.actor as StaffActor,
    });
    this.tools.inventory.forgetCart(context, cartKey);
    if (outcome.kind !== "sold") return toSaleRefusal(outcome, cartKey);
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return Object.assign(new SaleCompletedType(), { order: toOrderType(order!, true), change: outcome.change });
  }

  @Authorized("orders.refund-alone")
  @Mutation(() => RetryRefundResult, { description: "Asks the provider once more for a refund that it refused." })
  async retryRefund(
    @Arg("refundId", () => ID, { description: "A refund that has failed." }) refundId: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof RetryRefundResult> {
    const outcome = await retryRefund(this.tools, context.actor as StaffActor, refundId);
    if (outcome.kind === "refused") return refusal(NoFailedRefundType, outcome.reason, {});
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return Object.assign(new RefundRetriedType(), { order: toOrderType(order!, false) });
  }
}
