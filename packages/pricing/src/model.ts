import type { Currency } from "@parterre/money";
import type { Rounding } from "./rounding.ts";

/** Whole minor units by currency; a currency that is absent has no amount: nothing falls back to another one. */
export type AmountsMinor = Partial<Readonly<Record<Currency, number>>>;

/** From `from` on, up to, not including, `until`: milliseconds since 1970; null where the side is open. */
export interface Validity {
  readonly from: number | null;
  readonly until: number | null;
}

/** One cell: what a seat of the zone costs as that kind of ticket. For free kinds of ticket it is the face value. */
export interface PriceCell {
  readonly zoneId: string;
  readonly ticketTypeId: string;
  readonly currency: Currency;
  readonly amountMinor: number;
}

/** Prices of one performance that hold together: in these channels, at this time (early bird 早鸟, door price 现场价). */
export interface PriceList {
  readonly code: string;
  /** Codes of channels; null: every channel. */
  readonly channelCodes: readonly string[] | null;
  readonly validity: Validity;
  readonly cells: readonly PriceCell[];
}

/** What a kind of ticket is to the rules; which rule each one has stands in the README. */
export type TicketKind = "standard" | "wheelchair" | "companion" | "group" | "complimentary" | "staff";

export interface TicketTypeRule {
  readonly id: string;
  readonly code: string;
  readonly kind: TicketKind;
  /** Codes of channels that may sell it. */
  readonly channelCodes: readonly string[];
  /** Sold from so many of a performance on, in one order; null: from one on. */
  readonly least: number | null;
  /** Of a performance, in one order. */
  readonly mostPerOrder: number | null;
  /** Of a performance, to one customer in all orders. */
  readonly mostPerCustomer: number | null;
  /** Of a performance, to everybody. */
  readonly mostPerPerformance: number | null;
}

export type FeeBasis = "per_ticket" | "per_order";
export type FeeKind = "service" | "delivery" | "refund";

/** What is charged beside the tickets. Fixed amounts and caps are per currency. */
export interface FeeRule {
  readonly id: string;
  readonly kind: FeeKind;
  readonly basis: FeeBasis;
  readonly channelCodes: readonly string[];
  /** Hundredths of a percent of what the tickets cost after discounts; null: fixed. */
  readonly percentBp: number | null;
  /** Fixed amounts; used where `percentBp` is null. */
  readonly fixed: AmountsMinor;
  /** A percentage is never more than this. */
  readonly cap: AmountsMinor;
  readonly taxCode: string | null;
}

/** A rate of tax as it is at the moment of the sale. */
export interface TaxRule {
  readonly code: string;
  /** Millionths: 60,000 is 6 %, 88,750 is 8.875 %. */
  readonly ratePpm: number;
  /** Whether prices contain it (VAT, 增值税) or it is added to them (US sales tax). */
  readonly included: boolean;
  readonly rounding: Rounding;
}

/** What starts a discount: a code that the buyer gives, enough tickets of one performance, or several performances. */
export type PromotionTrigger = "code" | "group" | "package";

export type DiscountEffect =
  /** Hundredths of a percent off each ticket. */
  | { readonly kind: "percent"; readonly percentBp: number }
  /** An amount off each ticket, never more than it costs. */
  | { readonly kind: "amount_per_ticket"; readonly amounts: AmountsMinor }
  /** An amount off the order, split over the tickets it lowers in proportion to their prices. */
  | { readonly kind: "amount_per_order"; readonly amounts: AmountsMinor }
  /** Each ticket at this price, where that is less. */
  | { readonly kind: "set_price"; readonly amounts: AmountsMinor };

export interface Promotion {
  readonly id: string;
  readonly trigger: PromotionTrigger;
  readonly effect: DiscountEffect;
  readonly validity: Validity;
  /** Tickets of one performance that it needs; for a package, performances that it needs. At least 1. */
  readonly least: number;
  /** What it is for; null: no matter which. */
  readonly performanceIds: readonly number[] | null;
  readonly zoneCodes: readonly string[] | null;
  readonly ticketTypeIds: readonly string[] | null;
  readonly channelCodes: readonly string[] | null;
}

/** A seat that somebody wants as a kind of ticket. */
export interface CartSeat {
  /** Unique in the cart and independent of its order; ties are decided by it. */
  readonly key: string;
  readonly performanceId: number;
  /** Null: in no price zone, so not for sale. */
  readonly zone: { readonly id: string; readonly code: string } | null;
  readonly ticketTypeId: string;
  readonly isWheelchairPlace: boolean;
}

/** Everything that a price depends on. */
export interface Cart<Seat extends CartSeat = CartSeat> {
  readonly currency: Currency;
  readonly channelCode: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly seats: readonly Seat[];
  /** A discount code that was found and may be used; whether it lowers anything is decided here. */
  readonly code: Promotion | null;
  /** The delivery that was chosen. */
  readonly deliveryFeeId: string | null;
  /** Whether who sells may give complimentary and staff tickets. */
  readonly mayGiveFree: boolean;
}

export interface PricingRules {
  /** By performance. */
  readonly performances: ReadonlyMap<number, PerformancePrices>;
  /** By id. */
  readonly ticketTypes: ReadonlyMap<string, TicketTypeRule>;
  readonly fees: readonly FeeRule[];
  /** By code: the rates of the moment. A code without one is not taxed. */
  readonly taxes: ReadonlyMap<string, TaxRule>;
  /** Those that need no code: group and package. */
  readonly automatic: readonly Promotion[];
}

export interface PerformancePrices {
  readonly lists: readonly PriceList[];
  readonly taxCode: string | null;
}
