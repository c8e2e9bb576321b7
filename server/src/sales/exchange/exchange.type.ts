import type { Money } from "@parterre/money";
import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { NotOnSaleType } from "../../inventory/index.ts";
import { MinorUnits, MoneyType, RefusalType } from "../../platform/graphql/index.ts";
import { OrderActInput, OrderChangedType, OrderNotChangedType } from "../refunds/refunds.type.ts";
import { SeatChoiceInput } from "../sales-inputs.type.ts";
import {
  ApprovalRequiredType,
  NotPricedType,
  NotRefundableType,
  QuoteType,
  SeatsLostType,
  TicketTypeRefusedType,
} from "../sales-results.type.ts";
import { TenderInput } from "../tenders/tenders.type.ts";

@InputType("KeptSeatInput", { description: "A ticket that keeps its seat and becomes one of another type." })
export class KeptSeatInput {
  @Field(() => ID, { description: "The order line; one of those that go." })
  lineId!: string;

  @Field(() => ID, { description: "The kind of ticket wanted." })
  ticketTypeId!: string;
}

@InputType("ExchangeInput", { description: "Tickets that go, and what comes for them." })
export class ExchangeInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => [ID], { description: "Lines of the order that go." })
  lineIds!: string[];

  @Field(() => ID, { description: "The cart that holds the new seats." })
  cartKey!: string;

  @Field(() => [SeatChoiceInput], { description: "New seats of that cart; of this or another performance." })
  seats!: SeatChoiceInput[];

  @Field(() => [KeptSeatInput], { defaultValue: [], description: "Tickets that keep their seat." })
  kept!: KeptSeatInput[];
}

@InputType("ExchangeTicketsInput", { description: "An exchange to be made." })
export class ExchangeTicketsInput extends OrderActInput {
  @Field(() => ExchangeInput, { description: "As quoteExchange was asked; its order is the act's." })
  exchange!: ExchangeInput;

  @Field(() => MinorUnits, { description: "The difference that was shown; nothing is done when it differs." })
  shownDifferenceMinor!: number;

  @Field(() => [TenderInput], { defaultValue: [], description: "How a difference is paid; empty when none is." })
  tenders!: TenderInput[];
}

@InputType("MoveSeatInput", { description: "A customer to be given another seat." })
export class MoveSeatInput extends OrderActInput {
  @Field(() => ID, { description: "The order line." })
  lineId!: string;

  @Field(() => Int, { description: "The new seat's number in the map of the same performance." })
  toOrdinal!: number;

  @Field(() => ID, { nullable: true, description: "The hold of the new seat; null: it has to be free." })
  toHoldId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: "The old seat stays off sale, with the reason." })
  keepOldOff!: boolean;
}

@ObjectType("ExchangeQuote", { description: "What an exchange would cost, before anything happens." })
export class ExchangeQuoteType {
  @Field(() => QuoteType, { description: "The new tickets by today's prices." })
  quote!: QuoteType;

  @Field(() => MoneyType, { description: "What the tickets that go have come to." })
  worth!: Money;

  @Field(() => MoneyType, { description: "To be collected; negative: to be given back." })
  difference!: Money;
}

@ObjectType("ExchangeChanged", { implements: RefusalType, description: "The difference is not what was shown." })
export class ExchangeChangedType extends RefusalType {
  @Field(() => MinorUnits, { description: "What it is now." })
  differenceMinor!: number;
}

export const QuoteExchangeResult = createUnionType({
  name: "QuoteExchangeResult",
  description: "What the exchange would cost, or why it cannot be.",
  types: () =>
    [ExchangeQuoteType, NotRefundableType, NotPricedType, SeatsLostType, TicketTypeRefusedType, NotOnSaleType] as const,
});

export const ExchangeTicketsResult = createUnionType({
  name: "ExchangeTicketsResult",
  description: "The order after the exchange, or why nothing was done.",
  types: () =>
    [
      OrderChangedType,
      ExchangeChangedType,
      ApprovalRequiredType,
      OrderNotChangedType,
      NotPricedType,
      SeatsLostType,
      TicketTypeRefusedType,
      NotOnSaleType,
    ] as const,
});
