import type { Currency } from "@parterre/money";
import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import { type Actor, may, PrivilegedAct, type RequestContext, type StaffActor } from "../identity/index.ts";
import { channelCodeOf, checkCartKey } from "../inventory/index.ts";
import { CurrencyEnum } from "../platform/graphql/index.ts";
import { checkout } from "./checkout.ts";
import { toOrderType, toPaymentType, toRefundType } from "./order.type.ts";
import { findOrdersByIds, findPaymentsByIds, findRefundsByIds } from "./order-reads.store.ts";
import { quoteSeats } from "./quote.ts";
import { refundOrder } from "./refund-order.ts";
import { retryRefund } from "./retry-refund.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SaleWish } from "./sale-wish.ts";
import type { SalesTools } from "./sales-dependencies.ts";
import { CheckoutInput, QuoteInput, RefundOrderInput, SeatChoiceInput, SellForCashInput } from "./sales-inputs.type.ts";
import {
  ApprovalRequiredType,
  CheckoutResult,
  CheckoutStartedType,
  NoFailedRefundType,
  NotPricedType,
  NotRefundableType,
  OrderRefundedType,
  PaymentProviderType,
  QuoteResult,
  RefundOrderResult,
  RefundRetriedType,
  RetryRefundResult,
  refusal,
  SaleCompletedType,
  SellForCashResult,
  toNotQuoted,
  toQuoteType,
  toSaleRefusal,
} from "./sales-results.type.ts";
import { sellForCash } from "./sell-for-cash.ts";

/** Plain objects without GraphQL's prototypes, so that a request hashes the same every time. */
const plainSeats = (seats: readonly SeatChoiceInput[]) =>
  seats.map(({ holdId, ordinal, ticketTypeId }) => ({ holdId, ordinal, ticketTypeId }));

/** What is wanted, through which channel, and by whom it may be given away. */
function wishOf(input: QuoteInput | CheckoutInput | SellForCashInput, actor: Actor): Omit<SaleWish, "cartKey"> {
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
    const { name, email, phone, locale } = input.contact;
    const outcome = await checkout(this.tools, {
      cartKey,
      ...wishOf(input, context.actor),
      shownTotalMinor: input.shownTotalMinor,
      provider: input.provider,
      contact: { name, email, phone: phone ?? null, locale },
      idempotencyKey: input.idempotencyKey,
    });
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
  @Mutation(() => SellForCashResult, {
    description: "Sells held seats over the counter; the tickets are valid at once.",
  })
  async sellForCash(
    @Arg("input", () => SellForCashInput, { description: "What was sold, and the cash handed over." })
    input: SellForCashInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SellForCashResult> {
    const cartKey = checkCartKey(input.cartKey);
    const outcome = await sellForCash(this.tools, {
      cartKey,
      ...wishOf(input, context.actor),
      shownTotalMinor: input.shownTotalMinor,
      givenMinor: input.givenMinor,
      customerName: input.customerName ?? null,
      idempotencyKey: input.idempotencyKey,
      seller: context.actor as StaffActor,
    });
    this.tools.inventory.forgetCart(context, cartKey);
    if (outcome.kind !== "sold") return toSaleRefusal(outcome, cartKey);
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return Object.assign(new SaleCompletedType(), { order: toOrderType(order!, true), change: outcome.change });
  }

  @Authorized("orders.refund")
  @Mutation(() => RefundOrderResult, {
    description: "Gives a paid order's money back; its tickets end and its seats go back on sale.",
  })
  async refundOrder(
    @Arg("input", () => RefundOrderInput, { description: "Which order, and why." }) input: RefundOrderInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof RefundOrderResult> {
    if (!isUuid(input.orderId)) return refusal(NotRefundableType, saleTexts.noSuchOrder, {});
    const outcome = await refundOrder(this.tools, {
      orderId: input.orderId,
      reason: input.reason,
      approvalToken: input.approvalToken ?? null,
      idempotencyKey: input.idempotencyKey,
      actor: context.actor as StaffActor,
    });
    if (outcome.kind === "not-refundable") return refusal(NotRefundableType, outcome.reason, {});
    if (outcome.kind === "approval-required") {
      return refusal(ApprovalRequiredType, outcome.reason, { act: PrivilegedAct.REFUND_ORDER });
    }
    const [order, refund] = await this.tools.database.read(async (tx) => [
      (await findOrdersByIds(tx, [outcome.orderId]))[0]!,
      (await findRefundsByIds(tx, [outcome.refundId]))[0]!,
    ]);
    return Object.assign(new OrderRefundedType(), { order: toOrderType(order, false), refund: toRefundType(refund) });
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
