import type { Money } from "@parterre/money";
import type { TicketTypeBreach } from "@parterre/pricing";
import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { PrivilegedAct } from "../identity/index.ts";
import { CartType, NotOnSaleType, SeatLabelType, toCartType, toSeatLabelType } from "../inventory/index.ts";
import { type LocalisedText, LocalisedTextType, MoneyType, RefusalType } from "../platform/graphql/index.ts";
import { ChargeType, toChargeType } from "./charge.type.ts";
import type { SaleRefusal } from "./checkout.ts";
import { OrderType, PaymentType } from "./order.type.ts";
import { PromotionCodeRefusalEnum, TicketTypeBreachEnum } from "./pricing-enums.ts";
import type { CodeOutcome, CodeRefusal } from "./promotion-code.ts";
import type { NotQuoted, Quote } from "./quote.ts";
import { breachText, saleTexts } from "./sale-texts.rules.ts";

@ObjectType("TicketTypeOffer", { description: "A kind of ticket that a seat is sold as, and its price." })
export class TicketTypeOfferType {
  @Field(() => MoneyType, { description: "What the ticket costs, before discounts, fees and added tax." })
  price!: Money;

  /** Not a field: what the ticket type is loaded by. */
  ticketTypeId!: string;
}

@ObjectType("QuoteLine", { description: "A held seat with its price." })
export class QuoteLineType {
  @Field(() => ID, { description: "The hold the seat is in." })
  holdId!: string;

  @Field(() => Int, { description: "The seat's number in the seat-map version." })
  ordinal!: number;

  @Field(() => SeatLabelType, { description: "What is printed on the seat." })
  label!: SeatLabelType;

  @Field(() => MoneyType, { description: "What the ticket costs, before discounts, fees and added tax." })
  price!: Money;

  @Field(() => MoneyType, { description: "What the line comes to with its parts of discounts, fees and added tax." })
  lineTotal!: Money;

  @Field(() => [TicketTypeOfferType], {
    description: "The kinds of ticket this seat is sold as, in the order of lists.",
  })
  offers!: TicketTypeOfferType[];

  /** Not fields: what field resolvers load by. */
  performanceId!: number;
  zoneId!: string;
  ticketTypeId!: string;
}

@ObjectType("PromotionCodeOutcome", { description: "What became of a discount code." })
class PromotionCodeOutcomeType {
  @Field(() => String, { description: "The code as it is kept: capitals, no spaces." })
  code!: string;

  @Field(() => Boolean, { description: "Whether it lowers a line." })
  applied!: boolean;

  @Field(() => PromotionCodeRefusalEnum, { nullable: true, description: "Why not; null when it does." })
  refusal!: CodeRefusal | null;

  @Field(() => LocalisedTextType, { nullable: true, description: "The same for people." })
  reason!: LocalisedText | null;
}

@ObjectType("Quote", { description: "What held seats cost at this moment." })
export class QuoteType {
  @Field(() => [QuoteLineType], { description: "One line a seat, in the order asked." })
  lines!: QuoteLineType[];

  @Field(() => [ChargeType], {
    description: "Discounts, fees and taxes over all lines, as a receipt lists them: discounts, fees, taxes by rate.",
  })
  charges!: ChargeType[];

  @Field(() => PromotionCodeOutcomeType, { nullable: true, description: "What became of the code; null: none given." })
  promotionCode!: PromotionCodeOutcomeType | null;

  @Field(() => MoneyType, { description: "What is to be paid: prices and charges." })
  total!: Money;
}

@ObjectType("NotPriced", { implements: RefusalType, description: "Some seats are not sold as what was chosen." })
export class NotPricedType extends RefusalType {
  @Field(() => [Int], { description: "The seats without a price." })
  ordinals!: readonly number[];
}

@ObjectType("SeatsLost", { implements: RefusalType, description: "Some seats are not in the cart any more." })
export class SeatsLostType extends RefusalType {
  @Field(() => [Int], { description: "The seats whose hold is over." })
  lostOrdinals!: readonly number[];

  @Field(() => CartType, { description: "The cart as it is now." })
  cart!: CartType;
}

@ObjectType("PriceChanged", { implements: RefusalType, description: "The total is not what was shown." })
export class PriceChangedType extends RefusalType {
  @Field(() => QuoteType, { description: "What it costs now." })
  quote!: QuoteType;
}

@ObjectType("CheckoutStarted", { description: "The order waits for its payment." })
export class CheckoutStartedType {
  @Field(() => OrderType, { description: "The order." })
  order!: OrderType;

  @Field(() => PaymentType, { description: "The payment to be made." })
  payment!: PaymentType;

  @Field(() => String, { description: "Where to send the buyer to pay." })
  redirectUrl!: string;
}

@ObjectType("CheckoutRefused", { implements: RefusalType, description: "Something in the input does not allow it." })
export class CheckoutRefusedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "Path of the input field to mend; null when it is none." })
  field!: string | null;
}

@ObjectType("SaleCompleted", { description: "Sold; the tickets are valid, unless they are kept until all is paid." })
export class SaleCompletedType {
  @Field(() => OrderType, { description: "The order." })
  order!: OrderType;

  @Field(() => MoneyType, { description: "What to hand back of the cash." })
  change!: Money;
}

@ObjectType("ApprovalRequired", { implements: RefusalType, description: "A second person has to approve first." })
export class ApprovalRequiredType extends RefusalType {
  @Field(() => PrivilegedAct, { description: "What approve() is to be asked for." })
  act!: PrivilegedAct;
}

@ObjectType("NotRefundable", { implements: RefusalType, description: "There is nothing that could be given back." })
export class NotRefundableType extends RefusalType {}

@ObjectType("TicketTypeRefused", {
  implements: RefusalType,
  description: "The rules of a ticket type do not allow it.",
})
export class TicketTypeRefusedType extends RefusalType {
  @Field(() => TicketTypeBreachEnum, { description: "Which rule." })
  breach!: TicketTypeBreach;

  @Field(() => Int, { nullable: true, description: "The number of the rule; null where it has none." })
  limit!: number | null;

  @Field(() => [Int], { description: "The seats it is about." })
  refusedOrdinals!: readonly number[];

  /** Not a field: what the ticket type is loaded by. */
  ticketTypeId!: string;
}

export const QuoteResult = createUnionType({
  name: "QuoteResult",
  description: "What the seats cost, or why that cannot be told.",
  types: () => [QuoteType, NotPricedType, SeatsLostType, TicketTypeRefusedType, CheckoutRefusedType] as const,
});

export const CheckoutResult = createUnionType({
  name: "CheckoutResult",
  description: "Where to pay, or why nothing was ordered.",
  types: () =>
    [
      CheckoutStartedType,
      PriceChangedType,
      SeatsLostType,
      NotPricedType,
      TicketTypeRefusedType,
      NotOnSaleType,
      CheckoutRefusedType,
    ] as const,
});

export const SellAtCounterResult = createUnionType({
  name: "SellAtCounterResult",
  description: "The sale, or why nothing was sold.",
  types: () =>
    [
      SaleCompletedType,
      PriceChangedType,
      SeatsLostType,
      NotPricedType,
      TicketTypeRefusedType,
      NotOnSaleType,
      CheckoutRefusedType,
    ] as const,
});

@ObjectType("RefundRetried", { description: "The provider is being asked again." })
export class RefundRetriedType {
  @Field(() => OrderType, { description: "The refund's order." })
  order!: OrderType;
}

@ObjectType("NoFailedRefund", { implements: RefusalType, description: "There is no failed refund of this name." })
export class NoFailedRefundType extends RefusalType {}

export const RetryRefundResult = createUnionType({
  name: "RetryRefundResult",
  description: "That the provider is asked again, or why not.",
  types: () => [RefundRetriedType, NoFailedRefundType] as const,
});

@ObjectType("PaymentProvider", { description: "A way to pay that somebody outside provides." })
export class PaymentProviderType {
  @Field(() => String, { description: "What checkout is told." })
  code!: string;

  @Field(() => LocalisedTextType, { description: "What the buyer reads." })
  name!: LocalisedText;
}

export function refusal<Type extends RefusalType>(
  type: new () => Type,
  reason: LocalisedText,
  rest: Omit<Type, "reason">,
): Type {
  return Object.assign(new type(), { reason }, rest);
}

export function toQuoteType(quote: Quote): QuoteType {
  const { currency } = quote.total;
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  return Object.assign(new QuoteType(), {
    total: quote.total,
    charges: quote.charges.map((charge) => toChargeType(charge, currency)),
    promotionCode: quote.code && toCodeOutcome(quote.code),
    lines: quote.lines.map((line) =>
      Object.assign(new QuoteLineType(), {
        holdId: line.holdId,
        ordinal: line.ordinal,
        label: toSeatLabelType(line.label),
        price: money(line.priceMinor),
        lineTotal: money(line.totalMinor),
        offers: line.offers.map(({ ticketTypeId, priceMinor }) =>
          Object.assign(new TicketTypeOfferType(), { ticketTypeId, price: money(priceMinor) }),
        ),
        performanceId: line.performanceId,
        zoneId: line.zoneId,
        ticketTypeId: line.ticketTypeId,
      }),
    ),
  });
}

const codeTexts: Readonly<Record<CodeRefusal, LocalisedText>> = {
  unknown: saleTexts.codeUnknown,
  not_yet_valid: saleTexts.codeNotYet,
  over: saleTexts.codeOver,
  used_up: saleTexts.codeUsedUp,
  does_not_apply: saleTexts.codeNotForThis,
};

function toCodeOutcome(outcome: CodeOutcome): PromotionCodeOutcomeType {
  const refusal = outcome.kind === "refused" ? outcome.refusal : null;
  return Object.assign(new PromotionCodeOutcomeType(), {
    code: outcome.code,
    applied: refusal === null,
    refusal,
    reason: refusal && codeTexts[refusal],
  });
}

export function toNotQuoted(outcome: Exclude<NotQuoted, { kind: "not-on-sale" }>, cartKey: string) {
  if (outcome.kind !== "refused") return toNotPriced(outcome, cartKey);
  return refusal(CheckoutRefusedType, outcome.reason, { field: outcome.field });
}

/** Why seats have no price. */
export function toNotPriced(outcome: Exclude<NotQuoted, { kind: "not-on-sale" | "refused" }>, cartKey: string) {
  switch (outcome.kind) {
    case "lost":
      return refusal(SeatsLostType, saleTexts.seatsLost, { lostOrdinals: outcome.ordinals, cart: toCartType(cartKey) });
    case "not-priced":
      return refusal(NotPricedType, saleTexts.notPriced, { ordinals: outcome.ordinals });
    case "type-refused": {
      const { breach, limit, ticketTypeId } = outcome.refusal;
      const refusedOrdinals = outcome.ordinals;
      return refusal(TicketTypeRefusedType, breachText(outcome.refusal), {
        breach,
        limit,
        ticketTypeId,
        refusedOrdinals,
      });
    }
  }
}

export function toSaleRefusal(outcome: SaleRefusal, cartKey: string) {
  if (outcome.kind !== "price-changed") return toNotSold(outcome, cartKey);
  return refusal(PriceChangedType, saleTexts.priceChanged, { quote: toQuoteType(outcome.quote) });
}

/** Why seats are not sold, where no total was shown before. */
export function toNotSold(outcome: Exclude<SaleRefusal, { kind: "price-changed" }>, cartKey: string) {
  if (outcome.kind === "not-on-sale") return refusal(NotOnSaleType, outcome.reason, {});
  if (outcome.kind === "refused") return refusal(CheckoutRefusedType, outcome.reason, { field: outcome.field });
  return toNotPriced(outcome, cartKey);
}
