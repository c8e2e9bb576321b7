import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { RequestContext, StaffActor } from "../../identity/index.ts";
import { channelCodeOf } from "../../inventory/index.ts";
import { notQuoted, wishOf } from "../exchange/exchange.resolver.ts";
import { ExchangeChangedType } from "../exchange/exchange.type.ts";
import { toOrderType, toPaymentType } from "../order.type.ts";
import { findOrdersByIds, findPaymentsByIds } from "../order-reads.store.ts";
import { refundTexts } from "../refunds/refund-texts.rules.ts";
import { orderCommandOf } from "../refunds/refunds.resolver.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { refusal } from "../sales-results.type.ts";
import { toTenders } from "../tenders/tenders.type.ts";
import { askForBalance, askForDifference, type TelephoneAsked } from "./ask-telephone.ts";
import {
  RequestBalancePaymentInput,
  RequestBalancePaymentResult,
  RequestExchangePaymentInput,
  RequestExchangePaymentResult,
  TelephoneAskedType,
  TelephoneNotAskedType,
  TelephonePaymentType,
} from "./telephone.type.ts";
import { findTelephonePayment } from "./telephone-payment.store.ts";

/** What a customer's telephone is asked to pay at a window, beside whole sales. */
@Resolver()
export class TelephoneResolver {
  constructor(private readonly tools: SalesTools) {}

  @Authorized("orders.sell")
  @Mutation(() => RequestBalancePaymentResult, {
    description: "Has a customer's telephone pay what an order owes, by a code to show; other parts may lie beside it.",
  })
  async requestBalancePayment(
    @Arg("input", () => RequestBalancePaymentInput, { description: "Which order, and how much." })
    input: RequestBalancePaymentInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof RequestBalancePaymentResult> {
    const { orderId, telephoneMinor, provider, reason, idempotencyKey } = input;
    const outcome = await askForBalance(this.tools, {
      ...{ orderId, telephoneMinor, provider, reason, idempotencyKey, tenders: toTenders(input.tenders) },
      actor: actor as StaffActor,
      channelCode: channelCodeOf(actor),
    });
    return outcome.kind === "asked"
      ? this.asked(outcome)
      : refusal(TelephoneNotAskedType, outcome.reason, { field: outcome.field });
  }

  @Authorized("orders.refund")
  @Mutation(() => RequestExchangePaymentResult, {
    description: "Has a customer's telephone pay the difference of an exchange, which is made once it has paid.",
  })
  async requestExchangePayment(
    @Arg("input", () => RequestExchangePaymentInput, { description: "The exchange, and through which provider." })
    { exchange: input, provider }: RequestExchangePaymentInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof RequestExchangePaymentResult> {
    const wish = wishOf(input.exchange, context);
    const outcome = await askForDifference(this.tools, {
      ...wish,
      ...orderCommandOf(input, context),
      ...{ shownDifferenceMinor: input.shownDifferenceMinor, tenders: toTenders(input.tenders), provider },
    });
    this.tools.inventory.forgetCart(context, wish.cartKey);
    switch (outcome.kind) {
      case "asked":
        return this.asked(outcome);
      case "exchange-changed":
        return refusal(ExchangeChangedType, refundTexts.changed, { differenceMinor: outcome.differenceMinor });
      case "refused":
      case "not-done":
        return refusal(TelephoneNotAskedType, outcome.reason, { field: outcome.field });
      case "approval-required":
        throw new Error("collecting a difference asked for an approval");
      default:
        return notQuoted(outcome, wish.cartKey);
    }
  }

  @Authorized("orders.sell")
  @Query(() => TelephonePaymentType, {
    nullable: true,
    description: "What became of what a telephone was asked for; null for any other payment.",
  })
  async telephonePayment(
    @Arg("id", () => ID, { description: "Of the payment, from the request." }) id: string,
  ): Promise<TelephonePaymentType | null> {
    if (!isUuid(id)) return null;
    const found = await this.tools.database.inHotTransaction((tx) => findTelephonePayment(tx, id));
    if (!found) return null;
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [found.orderId]));
    const { outcome, note } = found;
    return Object.assign(new TelephonePaymentType(), { id, outcome, note, order: toOrderType(order!, false) });
  }

  private async asked({ paymentId, redirectUrl }: TelephoneAsked): Promise<TelephoneAskedType> {
    const [payment] = await this.tools.database.read((tx) => findPaymentsByIds(tx, [paymentId]));
    return Object.assign(new TelephoneAskedType(), { payment: toPaymentType(payment!), redirectUrl });
  }
}
