import { addMoney, type Currency, type Money, money } from "@parterre/money";

/** A seat somebody wants to buy as a kind of ticket; `zoneId` null where the seat is in no price zone. */
export interface SeatToPrice {
  readonly performanceId: number;
  readonly ordinal: number;
  readonly zoneId: string | null;
  readonly ticketTypeId: string;
}

/** Minor units of a cell of the price list; null where the cell is empty and the seat so not sellable. */
export type PriceList = (
  performanceId: number,
  zoneId: string,
  ticketTypeId: string,
  currency: Currency,
) => number | null;

export type Pricing<Seat extends SeatToPrice> =
  | {
      readonly kind: "priced";
      readonly lines: readonly (Seat & { readonly zoneId: string; readonly priceMinor: number })[];
      readonly total: Money;
    }
  | { readonly kind: "not-priced"; readonly ordinals: readonly number[] };

/**
 * What the seats cost: the one pricing function, for quote, checkout and counter alike. All seats or none: one
 * seat without a price makes the whole wish unsellable, and it says which.
 */
export function priceSeats<Seat extends SeatToPrice>(
  seats: readonly Seat[],
  currency: Currency,
  priceList: PriceList,
): Pricing<Seat> {
  const lines: (Seat & { zoneId: string; priceMinor: number })[] = [];
  const unpriced: number[] = [];
  for (const seat of seats) {
    const { zoneId } = seat;
    const priceMinor = zoneId === null ? null : priceList(seat.performanceId, zoneId, seat.ticketTypeId, currency);
    if (zoneId === null || priceMinor === null) unpriced.push(seat.ordinal);
    else lines.push({ ...seat, zoneId, priceMinor });
  }
  if (unpriced.length > 0) return { kind: "not-priced", ordinals: unpriced };
  const total = addMoney(money(0, currency), ...lines.map((line) => money(line.priceMinor, currency)));
  return { kind: "priced", lines, total };
}
