import type { FeeRule, Promotion, Rounding, TaxRule, TicketTypeRule } from "@parterre/pricing";
import type { LocalisedText } from "@parterre/seat-map";

/** A ticket type as selling sees it. */
export interface HouseTicketType extends TicketTypeRule {
  readonly name: LocalisedText;
  readonly onOffer: boolean;
}

export interface HouseTax {
  readonly code: string;
  readonly name: LocalisedText;
  readonly included: boolean;
  readonly rounding: Rounding;
  /** Milliseconds since 1970; each rate holds until the next begins. */
  readonly rates: readonly { readonly from: number; readonly ratePpm: number }[];
}

/** A promotion with what only selling needs to know of it. */
export interface HousePromotion extends Promotion {
  readonly code: string | null;
  readonly name: LocalisedText;
  readonly mostUses: number | null;
  readonly mostUsesPerCustomer: number | null;
}

/** What the house sells by, for all performances; in the order of lists. */
export interface HouseRules {
  readonly ticketTypes: readonly HouseTicketType[];
  readonly fees: readonly (FeeRule & { readonly code: string; readonly name: LocalisedText })[];
  readonly taxes: readonly HouseTax[];
  /** What the market asks; all off until it is set. */
  readonly market: {
    readonly realName: boolean;
    /** At least so much of a house is on public sale, percent; null: no such rule. */
    readonly publicSharePercent: number | null;
    /** Tickets of a performance for one buyer's identity; null: no such rule. */
    readonly mostPerIdentity: number | null;
  };
  /** Promotions that need no code. */
  readonly automatic: readonly HousePromotion[];
}

/** The rates that hold at an instant; a tax without one yet is not charged. */
export function taxesAt(taxes: readonly HouseTax[], at: number): ReadonlyMap<string, TaxRule> {
  const held = new Map<string, TaxRule>();
  for (const { code, included, rounding, rates } of taxes) {
    let newest: HouseTax["rates"][number] | undefined;
    for (const rate of rates) if (rate.from <= at && (!newest || rate.from > newest.from)) newest = rate;
    if (newest) held.set(code, { code, ratePpm: newest.ratePpm, included, rounding });
  }
  return held;
}
