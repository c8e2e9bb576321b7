import { addMoney, type Currency, isCurrency, type Money, money } from "@parterre/money";
import type { Cart, PerformanceSales, SeatLabel } from "./cart-documents.ts";

/** One held seat with the ticket type chosen for it and what that costs. */
export interface CartLine {
  /** `holdId:ordinal`: the key of the remembered choice. */
  readonly key: string;
  readonly holdId: string;
  readonly ordinal: number;
  readonly label: SeatLabel;
  readonly zone: Cart["holds"][number]["seats"][number]["zone"];
  readonly ticketTypeId: string | null;
  /** The kinds of ticket the seat is sold as on the web, in the order of lists. */
  readonly types: readonly TicketType[];
  /** Null when the cell (zone, ticket type, currency) is empty: not sellable so. */
  readonly price: Money | null;
}

type TicketType = PerformanceSales["ticketTypes"][number];

export interface CartPart {
  readonly performance: PerformanceSales;
  readonly lines: readonly CartLine[];
}

/** The price of a seat of this zone, or null when the cell is empty. */
function priceOf(
  performance: Pick<PerformanceSales, "prices">,
  zoneId: string | undefined,
  ticketTypeId: string | null,
  currency: Currency,
): Money | null {
  for (const price of performance.prices) {
    if (price.zoneId === zoneId && price.ticketTypeId === ticketTypeId && price.money.currency === currency) {
      return money(price.money.amountMinor, currency);
    }
  }
  return null;
}

/** The cheapest price of a zone (or of all zones without one) in a currency, null when nothing is priced. */
export function lowestPrice(
  performance: Pick<PerformanceSales, "prices">,
  currency: Currency,
  zoneId?: string,
): Money | null {
  let lowest: Money | null = null;
  for (const price of performance.prices) {
    if (price.money.currency !== currency || (zoneId !== undefined && price.zoneId !== zoneId)) continue;
    if (!lowest || price.money.amountMinor < lowest.amountMinor) lowest = money(price.money.amountMinor, currency);
  }
  return lowest;
}

/** The cart by performance, soonest first, each seat with its chosen ticket type, else the first one. */
export function cartParts(
  cart: Cart | null,
  chosen: Readonly<Record<string, string>>,
  currency: Currency,
): readonly CartPart[] {
  const parts = new Map<string, { performance: PerformanceSales; lines: CartLine[] }>();
  for (const hold of cart?.holds ?? []) {
    const { performance } = hold;
    const part = parts.get(performance.id) ?? { performance, lines: [] };
    parts.set(performance.id, part);
    for (const seat of hold.seats) {
      const key = `${hold.id}:${seat.ordinal}`;
      const remembered = chosen[key];
      const types = performance.ticketTypes.filter(
        (type) => isSoldOnline(type) && priceOf(performance, seat.zone?.id, type.id, currency) !== null,
      );
      const known = types.some((type) => type.id === remembered);
      const ticketTypeId = (known ? remembered : (types[0] ?? performance.ticketTypes[0])?.id) ?? null;
      part.lines.push({
        key,
        holdId: hold.id,
        ordinal: seat.ordinal,
        label: seat.label,
        zone: seat.zone,
        ticketTypeId,
        types,
        price: priceOf(performance, seat.zone?.id, ticketTypeId, currency),
      });
    }
  }
  for (const part of parts.values()) part.lines.sort((a, b) => a.ordinal - b.ordinal);
  return [...parts.values()].sort((a, b) => a.performance.startsAt.localeCompare(b.performance.startsAt));
}

/** Complimentary and staff tickets are given by people; what else may be sold here says the house. */
function isSoldOnline({ kind, channelCodes }: TicketType): boolean {
  return channelCodes.includes("web") && kind !== "COMPLIMENTARY" && kind !== "STAFF";
}

/** The sum of the lines that have a price; null when there is none. */
export function totalOf(lines: readonly CartLine[]): Money | null {
  const [first, ...rest] = lines.flatMap((line) => (line.price ? [line.price] : []));
  return first ? addMoney(first, ...rest) : null;
}

/** Currencies in which every one of the performances is sold, in the order of the first. */
export function commonCurrencies(performances: readonly Pick<PerformanceSales, "currencies">[]): readonly Currency[] {
  const [first, ...rest] = performances;
  return (first?.currencies ?? []).filter(
    (currency): currency is Currency =>
      isCurrency(currency) && rest.every((other) => other.currencies.includes(currency)),
  );
}

/** The currency to show: the remembered one where it is offered, else the first offered. */
export function chosenCurrency(offered: readonly Currency[], remembered: string | null): Currency {
  return offered.find((currency) => currency === remembered) ?? offered[0] ?? "CNY";
}
