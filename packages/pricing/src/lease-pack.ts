import type { Currency } from "@parterre/money";
import type {
  CartSeat,
  FeeRule,
  PerformancePrices,
  PricingRules,
  Promotion,
  TaxRule,
  TicketTypeRule,
} from "./model.ts";
import { type CartPricing, priceCart } from "./price-cart.ts";

interface TextInBoth {
  readonly zh: string;
  readonly en: string;
}

interface Named {
  readonly name: TextInBoth;
}

/** A seat of a lease, with what its price depends on. */
export interface LeasedSeat {
  readonly ordinal: number;
  readonly zone: { readonly id: string; readonly code: string };
  readonly isWheelchairPlace: boolean;
  readonly label: { readonly block: string; readonly row: string; readonly seat: string };
}

/**
 * What a counter sells by while nobody can be asked: its seats, and the rules of price as they stood when it got them.
 * Plain JSON; the server keeps the same text, so that both sides price a sale alike.
 */
export interface LeasePack {
  readonly format: "parterre.lease-pack";
  readonly version: 1;
  readonly performanceId: number;
  readonly seatMapVersionId: string;
  readonly channelCode: string;
  readonly seats: readonly LeasedSeat[];
  readonly zones: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: TextInBoth;
    readonly hue: number;
  }[];
  readonly ticketTypes: readonly (TicketTypeRule & { readonly name: TextInBoth })[];
  readonly prices: PerformancePrices;
  readonly fees: readonly (FeeRule & Named)[];
  readonly taxes: readonly (TaxRule & Named)[];
  readonly automatic: readonly (Promotion & Named)[];
}

/** A seat of an offline sale, and whom it is for. */
export interface OfflineChoice {
  readonly ordinal: number;
  readonly ticketTypeId: string;
}

export type OfflineCartSeat = CartSeat & OfflineChoice;

export type OfflinePricing =
  | CartPricing<OfflineCartSeat>
  | { readonly kind: "not-leased"; readonly ordinals: readonly number[] };

/** A lease's rules as the pricing function takes them. */
function rulesOfPack(pack: LeasePack): PricingRules {
  return {
    performances: new Map([[pack.performanceId, pack.prices]]),
    ticketTypes: new Map(pack.ticketTypes.map((type) => [type.id, type])),
    fees: pack.fees,
    taxes: new Map(pack.taxes.map((tax) => [tax.code, tax])),
    automatic: pack.automatic,
  };
}

/**
 * What seats of a lease cost at an instant (milliseconds since 1970), by the lease's own rules, or by `rules` where
 * they are to be compared with others.
 */
export function priceOffline(
  pack: LeasePack,
  sale: { readonly currency: Currency; readonly at: number; readonly seats: readonly OfflineChoice[] },
  rules: PricingRules = rulesOfPack(pack),
): OfflinePricing {
  const seatOf = new Map(pack.seats.map((seat) => [seat.ordinal, seat]));
  const unknown = sale.seats.filter(({ ordinal }) => !seatOf.has(ordinal));
  if (unknown.length > 0) return { kind: "not-leased", ordinals: unknown.map(({ ordinal }) => ordinal) };
  return priceCart(
    {
      currency: sale.currency,
      channelCode: pack.channelCode,
      at: sale.at,
      code: null,
      deliveryFeeId: null,
      mayGiveFree: false,
      seats: sale.seats.map(({ ordinal, ticketTypeId }) => {
        const { zone, isWheelchairPlace } = seatOf.get(ordinal)!;
        const key = `${String(pack.performanceId).padStart(10, "0")}/${String(ordinal).padStart(7, "0")}`;
        return { key, performanceId: pack.performanceId, zone, ordinal, ticketTypeId, isWheelchairPlace };
      }),
    },
    rules,
  );
}

/** A sale as the counter writes and signs it, in JSON. */
export interface OfflineSale {
  readonly format: "parterre.offline-sale";
  readonly version: 1;
  /** UUID that the counter chose: handing the sale in twice does no harm. */
  readonly id: string;
  /** Of the order it becomes, as it stands on the tickets. */
  readonly reference: string;
  readonly counterId: string;
  readonly leaseId: string;
  readonly performanceId: number;
  /** ISO 8601. */
  readonly soldAt: string;
  readonly sellerId: string;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly tenders: readonly OfflineTender[];
  readonly lines: readonly OfflineLine[];
}

export interface OfflineTender {
  readonly kind: "cash" | "terminal";
  readonly amountMinor: number;
  /** Cash handed over. */
  readonly givenMinor: number | null;
  /** Of the terminal's slip. */
  readonly reference: string | null;
}

export interface OfflineLine extends OfflineChoice {
  /** The ticket that the counter made and signed; null for a pre-printed one. */
  readonly ticket: { readonly id: string; readonly code: string } | null;
  /** Number of the pre-printed ticket (备用门票) that was handed over; null for a printed one. */
  readonly backupNumber: number | null;
}
