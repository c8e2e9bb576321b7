import type { Currency } from "@parterre/money";
import { Field, ID, InputType, Int } from "type-graphql";
import { CurrencyEnum, MinorUnits } from "../platform/graphql/index.ts";
import { TenderInput } from "./tenders/tenders.type.ts";

@InputType("TicketHolderInput", {
  description: "Whom a ticket is for. The number is never kept, only its last characters.",
})
export class TicketHolderInput {
  @Field(() => String, { description: "As in the identity document." })
  name!: string;

  @Field(() => String, { description: "Number of the identity document." })
  idNumber!: string;
}

@InputType("SeatChoiceInput", { description: "A held seat and the kind of ticket wanted for it." })
export class SeatChoiceInput {
  @Field(() => ID, { description: "The hold the seat is in." })
  holdId!: string;

  @Field(() => Int, { description: "The seat's number in the seat-map version." })
  ordinal!: number;

  @Field(() => ID, { description: "Adult, student, child …" })
  ticketTypeId!: string;

  @Field(() => TicketHolderInput, { nullable: true, description: "Whom it is for, where marketRules asks for it." })
  holder?: TicketHolderInput | null;
}

/** Plain objects without GraphQL's prototypes, so that a request hashes the same every time. */
export function plainSeats(seats: readonly SeatChoiceInput[]) {
  return seats.map(({ holdId, ordinal, ticketTypeId, holder }) => ({
    ...{ holdId, ordinal, ticketTypeId },
    ...(holder && { holder: { name: holder.name, idNumber: holder.idNumber } }),
  }));
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

  @Field(() => String, {
    nullable: true,
    description: "Of the buyer's identity document, where marketRules limits purchases.",
  })
  idNumber?: string | null;
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

@InputType("WalkInInput", { description: "What a customer at a window leaves behind, if anything." })
export class WalkInInput {
  @Field(() => String, { nullable: true, description: "As it should stand on the order; an invoice needs one." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "For calls about a change, and to find the order by." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Where to write." })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Of their identity document, where marketRules limits purchases.",
  })
  idNumber?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "Of the house's record of them; the order is in their history then.",
  })
  customerId?: string | null;
}

@InputType("SellAtCounterInput", { description: "Held seats sold over the counter." })
export class SellAtCounterInput extends PricedInput {
  @Field(() => ID, { description: "From createCart, or a reservation's." })
  cartKey!: string;

  @Field(() => CurrencyEnum, { description: "One currency for all." })
  currency!: Currency;

  @Field(() => [SeatChoiceInput], { description: "The seats." })
  seats!: SeatChoiceInput[];

  @Field(() => MinorUnits, { description: "The total the customer was told." })
  shownTotalMinor!: number;

  @Field(() => [TenderInput], {
    description: "How it is paid, at most ten: their sum is exactly the total. Empty where nothing is to be paid.",
  })
  tenders!: TenderInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: "A part payment: tickets are issued once everything is paid. Without, an invoice gets them at once.",
  })
  keepTickets!: boolean;

  @Field(() => WalkInInput, { nullable: true, description: "If the customer wants it on the order." })
  customer?: WalkInInput | null;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}

@InputType("RequestPaymentInput", { description: "Held seats that a customer at a window pays with a telephone." })
export class RequestPaymentInput extends PricedInput {
  @Field(() => ID, { description: "From createCart, or a reservation's." })
  cartKey!: string;

  @Field(() => CurrencyEnum, { description: "One currency for all." })
  currency!: Currency;

  @Field(() => [SeatChoiceInput], { description: "The seats." })
  seats!: SeatChoiceInput[];

  @Field(() => MinorUnits, { description: "The total the customer was told." })
  shownTotalMinor!: number;

  @Field(() => String, { description: "One of paymentProviders." })
  provider!: string;

  @Field(() => String, { description: "BCP 47 tag of the customer's language: `zh…` or `en…`." })
  locale!: string;

  @Field(() => WalkInInput, { nullable: true, description: "If the customer wants it on the order." })
  customer?: WalkInInput | null;

  @Field(() => [TenderInput], {
    defaultValue: [],
    description:
      "What lies on the counter: the telephone pays the rest, and all of it is taken at once when it has. No invoices.",
  })
  tenders!: TenderInput[];

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}
