import type { Currency } from "@parterre/money";
import { type PriceList, priceAt } from "@parterre/pricing";
import type { LocalisedText } from "@parterre/seat-map";
import { PerformanceState } from "./performance-state.rules.ts";

/** Byte of the zone map for a seat that is in no price zone, and so not for sale. */
export const noZone = 255;

export interface SellingZone {
  readonly id: string;
  /** The byte that stands for it in `zoneOf`. */
  readonly index: number;
  readonly code: string;
  readonly name: LocalisedText;
  readonly hue: number;
  readonly seatCount: number;
}

export interface SellingWindow {
  readonly channelId: string;
  readonly channelCode: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Everything that selling needs to know about a performance, in one piece. */
export interface SellingFacts {
  readonly performanceId: number;
  readonly eventId: string;
  readonly venueId: string;
  readonly seatMapVersionId: string;
  readonly state: PerformanceState;
  readonly startsAt: Date;
  readonly seatCount: number;
  readonly maxSeatsPerCart: number;
  /** The version of the refund policy that holds for sales now; null: none. */
  readonly refundPolicyId: string | null;
  /** By ordinal: index of the seat's zone, or `noZone`. As long as the map has seats. */
  readonly zoneOf: Uint8Array;
  /** By index. */
  readonly zones: readonly SellingZone[];
  /** No two of them have the same cell for one channel at one time. */
  readonly lists: readonly PriceList[];
  /** The tax of its tickets; null: none. */
  readonly taxCode: string | null;
  readonly windows: readonly SellingWindow[];
}

/** Whether a channel may sell the performance at an instant. */
export function maySell(facts: SellingFacts, channelCode: string, at: Date): boolean {
  return (
    facts.state === PerformanceState.ON_SALE &&
    facts.windows.some((window) => window.channelCode === channelCode && window.opensAt <= at && at < window.closesAt)
  );
}

/** The zone of a seat; null for a seat in none or an ordinal the map does not have. */
export function zoneOfSeat(facts: SellingFacts, ordinal: number): SellingZone | null {
  return facts.zones[facts.zoneOf[ordinal] ?? noZone] ?? null;
}

/** The price in minor units; null where no list has that cell for the channel then: not sellable so. */
export function priceOf(
  facts: SellingFacts,
  wanted: {
    readonly zoneId: string;
    readonly ticketTypeId: string;
    readonly currency: Currency;
    readonly channelCode: string;
    readonly at: number;
  },
): number | null {
  return priceAt(facts.lists, wanted)?.amountMinor ?? null;
}
