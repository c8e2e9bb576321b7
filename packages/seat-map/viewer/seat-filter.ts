import { SeatFlag, type SeatMapGeometry } from "../src/model.ts";

/** What a reader wants to see; seats that do not match recede. */
export interface SeatFilter {
  /** Index of the only price zone, null for all. */
  readonly zone: number | null;
  /** Ticket prices in minor units, both ends included; null for all. */
  readonly price: { readonly fromMinor: number; readonly toMinor: number } | null;
  /** Only wheelchair places and the places of their companions. */
  readonly accessible: boolean;
}

export const everySeat: SeatFilter = { zone: null, price: null, accessible: false };

/** The prices of a zone's tickets, minor units of one currency. */
export interface ZonePrices {
  /** Value of the zone in `zoneOf`. */
  readonly index: number;
  readonly pricesMinor: readonly number[];
}

/** Every ticket price there is, each once, ascending: the stops of a price slider. */
export function priceStops(zones: readonly ZonePrices[]): number[] {
  return [...new Set(zones.flatMap(({ pricesMinor }) => pricesMinor))].sort((a, b) => a - b);
}

/**
 * Non-zero per ordinal for the seats that match; null when every seat does. A zone matches a price range when at least
 * one of its tickets costs that much.
 */
export function matchingSeats(
  geometry: Pick<SeatMapGeometry, "seatCount" | "flags">,
  zoneOf: Uint8Array,
  zones: readonly ZonePrices[],
  { zone, price, accessible }: SeatFilter,
): Uint8Array | null {
  if (zone === null && price === null && !accessible) return null;
  const wanted = new Uint8Array(256);
  for (const { index, pricesMinor } of zones) {
    const affordable =
      price === null || pricesMinor.some((amount) => amount >= price.fromMinor && amount <= price.toMinor);
    if (affordable && (zone === null || zone === index)) wanted[index] = 1;
  }
  const forWheelchairs = SeatFlag.wheelchair | SeatFlag.companion;
  return zoneOf.map((each, ordinal) =>
    wanted[each] && (!accessible || (geometry.flags[ordinal]! & forWheelchairs) !== 0) ? 1 : 0,
  );
}
