import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { NotOnSaleType } from "../../inventory/index.ts";
import { type LocalisedText, LocalisedTextType, MinorUnits, RefusalType } from "../../platform/graphql/index.ts";
import { ExchangeChangedType, ExchangeTicketsInput } from "../exchange/exchange.type.ts";
import { OrderType, PaymentType } from "../order.type.ts";
import { NotPricedType, SeatsLostType, TicketTypeRefusedType } from "../sales-results.type.ts";
import { TenderInput } from "../tenders/tenders.type.ts";
import type { TelephoneOutcome as Outcome } from "./telephone-payment.entity.ts";

const TelephoneOutcome = {
  WAITING: "waiting",
  DONE: "done",
  DECLINED: "declined",
  GIVEN_BACK: "given_back",
  OVER: "over",
} as const satisfies Record<string, Outcome>;

registerEnumType(TelephoneOutcome, {
  name: "TelephoneOutcome",
  description: "What became of a payment that a telephone was asked for at a window.",
  valuesConfig: {
    WAITING: { description: "The telephone has not paid; nothing is in the books." },
    DONE: { description: "Paid, and what it was for is done." },
    DECLINED: { description: "Not paid; nothing was charged and nothing is done." },
    GIVEN_BACK: { description: "Paid, but what it was for could not be done any more: the money goes back." },
    OVER: { description: "Given up, or not paid in time; nothing was charged and nothing is done." },
  },
});

@InputType("RequestBalancePaymentInput", { description: "What a telephone is to pay of what an order owes." })
export class RequestBalancePaymentInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => MinorUnits, { description: "What the telephone is to pay." })
  telephoneMinor!: number;

  @Field(() => [TenderInput], {
    defaultValue: [],
    description: "What lies on the counter beside it and is taken at once when the telephone has paid. No invoices.",
  })
  tenders!: TenderInput[];

  @Field(() => String, { description: "One of paymentProviders." })
  provider!: string;

  @Field(() => String, { description: "What for; kept with the act." })
  reason!: string;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}

@InputType("RequestExchangePaymentInput", { description: "An exchange whose difference a telephone pays." })
export class RequestExchangePaymentInput {
  @Field(() => ExchangeTicketsInput, {
    description: "The exchange; its tenders lie on the counter, and the telephone pays what they leave.",
  })
  exchange!: ExchangeTicketsInput;

  @Field(() => String, { description: "One of paymentProviders." })
  provider!: string;
}

@ObjectType("TelephoneAsked", {
  description: "The telephone may pay; nothing is done and nothing taken before it has.",
})
export class TelephoneAskedType {
  @Field(() => PaymentType, { description: "The payment, with what its code has to say." })
  payment!: PaymentType;

  @Field(() => String, { description: "Where the customer pays." })
  redirectUrl!: string;
}

@ObjectType("TelephoneNotAsked", { implements: RefusalType, description: "No payment was begun." })
export class TelephoneNotAskedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "Path of the input field to mend; null when it is none." })
  field!: string | null;
}

@ObjectType("TelephonePayment", { description: "A payment that a telephone was asked for beside an order." })
export class TelephonePaymentType {
  @Field(() => ID, { description: "Of the payment." })
  id!: string;

  @Field(() => TelephoneOutcome, { description: "What became of it." })
  outcome!: Outcome;

  @Field(() => LocalisedTextType, { nullable: true, description: "Why, where that needs a sentence." })
  note!: LocalisedText | null;

  @Field(() => OrderType, { description: "The order, as it is now." })
  order!: OrderType;
}

export const RequestBalancePaymentResult = createUnionType({
  name: "RequestBalancePaymentResult",
  description: "The payment to be made, or why none was begun.",
  types: () => [TelephoneAskedType, TelephoneNotAskedType] as const,
});

export const RequestExchangePaymentResult = createUnionType({
  name: "RequestExchangePaymentResult",
  description: "The payment to be made, or what stands in the way of the exchange.",
  types: () =>
    [
      TelephoneAskedType,
      TelephoneNotAskedType,
      ExchangeChangedType,
      NotPricedType,
      SeatsLostType,
      TicketTypeRefusedType,
      NotOnSaleType,
    ] as const,
});
