import type { Currency } from "@parterre/money";
import type { BothLanguages } from "../language/use-text.ts";

/** What cards and filters need to know of a performance; every app's own query has more. */
export interface PricedHouse {
  readonly zones: readonly {
    readonly id: string;
    readonly index: number;
    readonly hue: number;
    readonly name: BothLanguages;
  }[];
  readonly ticketTypes: readonly { readonly id: string; readonly name: BothLanguages }[];
  readonly prices: readonly {
    readonly zoneId: string;
    readonly ticketTypeId: string;
    readonly money: { readonly amountMinor: number; readonly currency: string };
  }[];
}

/** The prices of a zone's tickets in a currency, minor units, in the order of the list. */
export function zonePrices({ prices }: PricedHouse, zoneId: string, currency: Currency): number[] {
  return prices
    .filter((each) => each.zoneId === zoneId && each.money.currency === currency)
    .map(({ money }) => money.amountMinor);
}

/** What a seat of the zone costs, by ticket type in the house's order; types without a price are left out. */
export function ticketPrices(
  { ticketTypes, prices }: PricedHouse,
  zoneId: string | undefined,
  currency: Currency,
): { readonly id: string; readonly name: BothLanguages; readonly amountMinor: number }[] {
  return ticketTypes.flatMap(({ id, name }) => {
    const cell = prices.find(
      (each) => each.zoneId === zoneId && each.ticketTypeId === id && each.money.currency === currency,
    );
    return cell ? [{ id, name, amountMinor: cell.money.amountMinor }] : [];
  });
}
