import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import { PrivilegedAct, type RequestContext, type StaffActor } from "../../identity/index.ts";
import { channelCodeOf } from "../../inventory/index.ts";
import { toOrderType } from "../order.type.ts";
import { findOrdersByIds } from "../order-reads.store.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { ApprovalRequiredType, NotRefundableType, refusal } from "../sales-results.type.ts";
import { giveGoodwill } from "./give-goodwill.ts";
import { quoteRefund } from "./quote-refund.ts";
import type { OrderCommand, OrderRefusal } from "./refund-frame.ts";
import { refundTexts } from "./refund-texts.rules.ts";
import { refundTickets } from "./refund-tickets.ts";
import {
  GiveGoodwillInput,
  type OrderActInput,
  OrderActResult,
  OrderChangedType,
  OrderNotChangedType,
  QuoteRefundResult,
  RefundChangedType,
  RefundTicketsInput,
  RefundTicketsResult,
  ReturnTicketsInput,
  toRefundQuoteType,
} from "./refunds.type.ts";
import { returnTickets } from "./return-tickets.ts";

/** What a resolver knows of every act on a sold order. */
export function orderCommandOf(input: OrderActInput, { actor }: RequestContext): OrderCommand {
  const { orderId, reason, approvalToken, idempotencyKey } = input;
  return {
    ...{ orderId, reason, idempotencyKey, approvalToken: approvalToken ?? null },
    actor: actor as StaffActor,
    channelCode: channelCodeOf(actor),
  };
}

export function toOrderRefusal(outcome: OrderRefusal) {
  return outcome.kind === "approval-required"
    ? refusal(ApprovalRequiredType, outcome.reason, { act: PrivilegedAct.REFUND_ORDER })
    : refusal(OrderNotChangedType, outcome.reason, { field: outcome.field });
}

/** The order as it is after an act. */
export async function orderChanged({ database }: SalesTools, orderId: string): Promise<OrderChangedType> {
  const [order] = await database.read((tx) => findOrdersByIds(tx, [orderId]));
  return Object.assign(new OrderChangedType(), { order: toOrderType(order!, false) });
}

@Resolver()
export class RefundsResolver {
  constructor(private readonly tools: SalesTools) {}

  @Authorized("orders.refund")
  @Query(() => QuoteRefundResult, {
    description: "What giving tickets back would do by the terms they were sold under; changes nothing.",
  })
  async quoteRefund(
    @Arg("orderId", () => ID, { description: "The order." }) orderId: string,
    @Arg("lineIds", () => [ID], { nullable: true, description: "Lines of the order; null: all of it." })
    lineIds: string[] | null,
    @Arg("waive", () => Boolean, { defaultValue: false, description: "Keep no fee, and let no time be too late." })
    waive: boolean,
  ): Promise<typeof QuoteRefundResult> {
    if (!isUuid(orderId)) return refusal(NotRefundableType, saleTexts.noSuchOrder, {});
    const outcome = await quoteRefund(this.tools, { orderId, lineIds: lineIds ?? null, waive });
    if (outcome.kind === "refused") return refusal(NotRefundableType, outcome.reason, {});
    return toRefundQuoteType(outcome.quote, outcome.order);
  }

  @Authorized("orders.refund")
  @Mutation(() => RefundTicketsResult, {
    description: "Gives tickets back: they end, their seats go back on sale or stay off, money goes back as it came.",
  })
  async refundTickets(
    @Arg("input", () => RefundTicketsInput, { description: "Which tickets, and why." }) input: RefundTicketsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof RefundTicketsResult> {
    const { shownMoneyMinor, waive, keepSeatsOff } = input;
    const outcome = await refundTickets(this.tools, {
      ...orderCommandOf(input, context),
      ...{ lineIds: input.lineIds ?? null, shownMoneyMinor, waive, keepSeatsOff },
    });
    if (outcome.kind === "refunded") return orderChanged(this.tools, outcome.orderId);
    if (outcome.kind !== "changed") return toOrderRefusal(outcome);
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return refusal(RefundChangedType, refundTexts.changed, { quote: toRefundQuoteType(outcome.quote, order!) });
  }

  @Authorized("orders.refund")
  @Mutation(() => OrderActResult, { description: "Gives money back and leaves the tickets as they are." })
  async giveGoodwill(
    @Arg("input", () => GiveGoodwillInput, { description: "How much, and why." }) input: GiveGoodwillInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof OrderActResult> {
    const { amountMinor } = input;
    const outcome = await giveGoodwill(this.tools, { ...orderCommandOf(input, context), amountMinor });
    return outcome.kind === "given" ? orderChanged(this.tools, outcome.orderId) : toOrderRefusal(outcome);
  }

  @Authorized("orders.refund")
  @Mutation(() => OrderActResult, { description: "Takes tickets back and leaves the money as it is." })
  async returnTickets(
    @Arg("input", () => ReturnTicketsInput, { description: "Which tickets, and why." }) input: ReturnTicketsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof OrderActResult> {
    const { keepSeatsOff } = input;
    const lineIds = input.lineIds ?? null;
    const outcome = await returnTickets(this.tools, { ...orderCommandOf(input, context), lineIds, keepSeatsOff });
    return outcome.kind === "returned" ? orderChanged(this.tools, outcome.orderId) : toOrderRefusal(outcome);
  }
}
