import type { Currency } from "@parterre/money";
import { Field, ID, InputType, Int } from "type-graphql";
import { CurrencyEnum, MinorUnits } from "../platform/graphql/index.ts";

@InputType("SeatChoiceInput", { description: "A held seat and the kind of ticket wanted for it." })
export class SeatChoiceInput {
  @Field(() => ID, { description: "The hold the seat is in." })
  holdId!: string;

  @Field(() => Int, { description: "The seat's number in the seat-map version." })
  ordinal!: number;

  @Field(() => ID, { description: "Adult, student, child …" })
  ticketTypeId!: string;
}

/** What every sale says beside its seats. */
@InputType("PricedInput", { description: "What may lower or raise a price." })
class PricedInput {
  @Field(() => String, { nullable: true, description: "A discount code, as typed." })
  promotionCode?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a delivery fee; null: no delivery." })
  deliveryCode?: string | null;
}

@InputType("QuoteInput", { description: "Held seats to be priced." })
export class QuoteInput extends PricedInput {
  @Field(() => ID, { description: "From createCart." })
  cartKey!: string;

  @Field(() => CurrencyEnum, { description: "One currency for all." })
  currency!: Currency;

  @Field(() => [SeatChoiceInput], { description: "The seats." })
  seats!: SeatChoiceInput[];
}

@InputType("ContactInput", { description: "Who buys." })
export class ContactInput {
  @Field(() => String, { description: "As it should stand on the order." })
  name!: string;

  @Field(() => String, { description: "Where the tickets are sent." })
  email!: string;

  @Field(() => String, { nullable: true, description: "For calls about a change of the performance." })
  phone!: string | null;

  @Field(() => String, { description: "BCP 47 tag of the language to write in: `zh…` or `en…`." })
  locale!: string;
}

@InputType("CheckoutInput", { description: "Held seats to be paid through a provider." })
export class CheckoutInput extends PricedInput {
  @Field(() => ID, { description: "From createCart." })
  cartKey!: string;

  @Field(() => CurrencyEnum, { description: "One currency for all." })
  currency!: Currency;

  @Field(() => [SeatChoiceInput], { description: "The seats." })
  seats!: SeatChoiceInput[];

  @Field(() => MinorUnits, { description: "The total the buyer was shown; nothing is charged when it differs." })
  shownTotalMinor!: number;

  @Field(() => String, { description: "One of paymentProviders." })
  provider!: string;

  @Field(() => ContactInput, { description: "Who buys." })
  contact!: ContactInput;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}

@InputType("SellForCashInput", { description: "Held seats sold over the counter." })
export class SellForCashInput extends PricedInput {
  @Field(() => ID, { description: "From createCart." })
  cartKey!: string;

  @Field(() => CurrencyEnum, { description: "One currency for all." })
  currency!: Currency;

  @Field(() => [SeatChoiceInput], { description: "The seats." })
  seats!: SeatChoiceInput[];

  @Field(() => MinorUnits, { description: "The total the customer was told." })
  shownTotalMinor!: number;

  @Field(() => MinorUnits, { description: "What the customer handed over; change is the difference." })
  givenMinor!: number;

  @Field(() => String, { nullable: true, description: "If the customer wants it on the order." })
  customerName!: string | null;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}

@InputType("RefundOrderInput", { description: "A paid order to be given back whole." })
export class RefundOrderInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: "From approve(); needed where the caller's role may not refund alone.",
  })
  approvalToken!: string | null;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}
