import type { Money } from "@parterre/money";
import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { MinorUnits, MoneyType, RefusalType } from "../../platform/graphql/index.ts";
import type { SoldOrder } from "../account/sold-order.rules.ts";
import { OrderType } from "../order.type.ts";
import { ApprovalRequiredType, NotRefundableType } from "../sales-results.type.ts";
import type { RefundQuote } from "./refund-quote.rules.ts";

@InputType({ description: "What every act on a sold order says." })
export class OrderActInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => String, { description: "Why; kept with the act and in the audit log." })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: "From approve(); needed where the caller's role may not give money back alone.",
  })
  approvalToken?: string | null;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}

@InputType("RefundTicketsInput", { description: "Tickets to be given back." })
export class RefundTicketsInput extends OrderActInput {
  @Field(() => [ID], { nullable: true, description: "Lines of the order; null: all of it." })
  lineIds?: string[] | null;

  @Field(() => MinorUnits, { description: "The money that quoteRefund showed; nothing is done when it differs." })
  shownMoneyMinor!: number;

  @Field(() => Boolean, { defaultValue: false, description: "Keep no fee, and let no time be too late." })
  waive!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: "The seats stay off sale, with the reason." })
  keepSeatsOff!: boolean;
}

@InputType("GiveGoodwillInput", { description: "Money to be given back without tickets." })
export class GiveGoodwillInput extends OrderActInput {
  @Field(() => MinorUnits, { description: "How much." })
  amountMinor!: number;
}

@InputType("ReturnTicketsInput", { description: "Tickets to be taken back without money." })
export class ReturnTicketsInput extends OrderActInput {
  @Field(() => [ID], { nullable: true, description: "Lines of the order; null: all of it." })
  lineIds?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: "The seats stay off sale, with the reason." })
  keepSeatsOff!: boolean;
}

@ObjectType("RefundQuoteLine", { description: "What giving one ticket back comes to." })
export class RefundQuoteLineType {
  @Field(() => ID, { description: "The order line." })
  lineId!: string;

  @Field(() => MoneyType, { description: "What the ticket has come to with its charges." })
  paidForIt!: Money;

  @Field(() => MoneyType, { description: "Service and delivery fees of the sale that are kept." })
  keptSaleFees!: Money;

  @Field(() => MoneyType, { description: "What the refund policy keeps at this time." })
  refundFee!: Money;

  @Field(() => MoneyType, { description: "Its part of the discount that those who stay lose, where that is kept." })
  lostDiscount!: Money;

  @Field(() => MoneyType, { description: "Tax in what is given back." })
  tax!: Money;

  @Field(() => MoneyType, { description: "What it takes off the order." })
  refund!: Money;
}

@ObjectType("RemainingLine", { description: "A ticket that stays." })
class RemainingLineType {
  @Field(() => ID, { description: "The order line." })
  lineId!: string;

  @Field(() => MoneyType, { description: "What it has come to." })
  paidForIt!: Money;

  @Field(() => MoneyType, {
    description: "What it would have cost without those who go: a group's discount may be lost.",
  })
  repriced!: Money;
}

@ObjectType("RefundWay", { description: "A part of the money, and where it goes." })
class RefundWayType {
  @Field(() => String, { description: "Code of the payment provider or tender it came by." })
  tender!: string;

  @Field(() => MoneyType, { description: "How much." })
  money!: Money;
}

@ObjectType("RefundQuote", { description: "What giving tickets back would do, before anything happens." })
export class RefundQuoteType {
  @Field(() => [RefundQuoteLineType], { description: "Tickets that go, as on the receipt." })
  lines!: RefundQuoteLineType[];

  @Field(() => MoneyType, { description: "By how much less is owed." })
  refund!: Money;

  @Field(() => MoneyType, { description: "The money that goes back: what of it was paid." })
  money!: Money;

  @Field(() => [RefundWayType], {
    description: "By which ways: providers outside first, then terminal, transfer, vouchers, and cash last.",
  })
  ways!: RefundWayType[];

  @Field(() => [RemainingLineType], { description: "Tickets that stay, as on the receipt." })
  remaining!: RemainingLineType[];

  @Field(() => MoneyType, { description: "What those that stay have come to." })
  remainingPaid!: Money;

  @Field(() => MoneyType, { description: "What they would have cost on their own." })
  remainingRepriced!: Money;
}

/** Several payments by one way are one line for people. */
function waySums(ways: RefundQuote["ways"]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { tender, amountMinor } of ways) sums.set(tender, (sums.get(tender) ?? 0) + amountMinor);
  return sums;
}

export function toRefundQuoteType(quote: RefundQuote, { currency }: Pick<SoldOrder, "currency">): RefundQuoteType {
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  const sum = (amounts: readonly number[]) => money(amounts.reduce((total, each) => total + each, 0));
  return Object.assign(new RefundQuoteType(), {
    lines: quote.lines.map((each) =>
      Object.assign(new RefundQuoteLineType(), {
        lineId: each.line.id,
        paidForIt: money(each.paidMinor),
        keptSaleFees: money(each.keptSaleFeesMinor),
        refundFee: money(each.refundFeeMinor),
        lostDiscount: money(each.lostDiscountMinor),
        tax: money(each.taxMinor),
        refund: money(each.refundMinor),
      }),
    ),
    refund: money(quote.refundMinor),
    money: money(quote.moneyMinor),
    ways: [...waySums(quote.ways)].map(([tender, amountMinor]) =>
      Object.assign(new RefundWayType(), { tender, money: money(amountMinor) }),
    ),
    remaining: quote.remaining.map(({ line, paidMinor, repricedMinor }) =>
      Object.assign(new RemainingLineType(), {
        lineId: line.id,
        paidForIt: money(paidMinor),
        repriced: money(repricedMinor),
      }),
    ),
    remainingPaid: sum(quote.remaining.map((each) => each.paidMinor)),
    remainingRepriced: sum(quote.remaining.map((each) => each.repricedMinor)),
  });
}

export const QuoteRefundResult = createUnionType({
  name: "QuoteRefundResult",
  description: "What would go back, or why nothing can.",
  types: () => [RefundQuoteType, NotRefundableType] as const,
});

@ObjectType("OrderChanged", { description: "The act was done." })
export class OrderChangedType {
  @Field(() => OrderType, { description: "The order as it is now." })
  order!: OrderType;
}

@ObjectType("OrderNotChanged", { implements: RefusalType, description: "Nothing was done." })
export class OrderNotChangedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "Path of the input field to mend; null when it is none." })
  field!: string | null;
}

@ObjectType("RefundChanged", { implements: RefusalType, description: "What goes back is not what was shown." })
export class RefundChangedType extends RefusalType {
  @Field(() => RefundQuoteType, { description: "What would go back now." })
  quote!: RefundQuoteType;
}

export const RefundTicketsResult = createUnionType({
  name: "RefundTicketsResult",
  description: "The order after the refund, or why nothing was given back.",
  types: () => [OrderChangedType, RefundChangedType, ApprovalRequiredType, OrderNotChangedType] as const,
});

export const OrderActResult = createUnionType({
  name: "OrderActResult",
  description: "The order after the act, or why nothing was done.",
  types: () => [OrderChangedType, ApprovalRequiredType, OrderNotChangedType] as const,
});
