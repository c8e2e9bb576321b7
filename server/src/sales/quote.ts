import type { Money } from "@parterre/money";
import {
  type CartSeat,
  type Charge,
  namesOf,
  offersFor,
  type PricedLine,
  type PricingRules,
  priceCart,
  type QuoteCharge,
  summaryOf,
  type TicketTypeRefusal,
  type TicketTypeRule,
  taxSums,
} from "@parterre/pricing";
import { SeatFlag, type SeatMapGeometry, seatLabel } from "@parterre/seat-map";
import type { Hold } from "../inventory/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import { type HouseRules, PerformanceState, type SellingFacts, taxesAt, zoneOfSeat } from "../programme/index.ts";
import { type CodeOutcome, findCode, outcomeOf } from "./promotion-code.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { Buyer, SaleWish, SeatChoice } from "./sale-wish.ts";
import type { SalesTools } from "./sales-dependencies.ts";

export interface QuotedLine extends SeatChoice {
  readonly performanceId: number;
  readonly zoneId: string;
  /** Of the ticket, before discounts, fees and added tax. */
  readonly priceMinor: number;
  readonly faceMinor: number;
  readonly listCode: string;
  /** The refund policy it would be sold under; null: none. */
  readonly refundPolicyId: string | null;
  readonly charges: readonly Charge[];
  readonly totalMinor: number;
  readonly label: { readonly block: string; readonly row: string; readonly seat: string };
  /** The kinds of ticket this seat is sold as, in the order of lists. */
  readonly offers: readonly { readonly ticketTypeId: string; readonly priceMinor: number }[];
}

export interface Quote {
  readonly lines: readonly QuotedLine[];
  /** Discounts, fees and taxes over all lines, as a receipt lists them. */
  readonly charges: readonly QuoteCharge[];
  readonly total: Money;
  /** What became of the code; null where none was given. */
  readonly code: CodeOutcome | null;
  /** What it was priced by, for offers of other ticket types and for names. */
  readonly rules: PricingRules;
  readonly house: HouseRules;
}

export type NotQuoted =
  | { readonly kind: "not-priced"; readonly ordinals: readonly number[] }
  | { readonly kind: "lost"; readonly ordinals: readonly number[] }
  | { readonly kind: "type-refused"; readonly refusal: TicketTypeRefusal; readonly ordinals: readonly number[] }
  | { readonly kind: "refused"; readonly reason: { readonly zh: string; readonly en: string }; readonly field: string }
  | { readonly kind: "not-on-sale"; readonly reason: { readonly zh: string; readonly en: string } };

export type QuoteOutcome = { readonly kind: "quote"; readonly quote: Quote } | NotQuoted;

/** Prices a cart's held seats in one currency. `holds`: the cart's live holds as the caller sees them. */
export async function quoteSeats(
  tools: Pick<SalesTools, "programme" | "venues">,
  tx: Transaction,
  holds: readonly Hold[],
  wish: SaleWish,
  buyer: Buyer = { customer: null },
): Promise<QuoteOutcome> {
  const holdById = new Map(holds.map((hold) => [hold.id, hold]));
  const seats: (SeatChoice & { performanceId: number })[] = [];
  const lost: number[] = [];
  for (const choice of wish.seats) {
    const hold = holdById.get(choice.holdId);
    if (hold?.ordinals.includes(choice.ordinal)) seats.push({ ...choice, performanceId: hold.performanceId });
    else lost.push(choice.ordinal);
  }
  if (lost.length > 0) return { kind: "lost", ordinals: lost };
  const factsOf = await loadFacts(tools, tx, new Set(seats.map((seat) => seat.performanceId)));
  // Sales may have been closed since the seats were held; what was held in time may be paid. A cancelled
  // performance may not.
  if ([...factsOf.values()].some((facts) => facts.state === PerformanceState.CANCELLED)) {
    return { kind: "not-on-sale", reason: saleTexts.cancelled };
  }
  const house = await tools.programme.houseRules(tx);
  const at = Date.now();
  const delivery = wish.deliveryCode ? house.fees.find((fee) => fee.code === wish.deliveryCode) : null;
  if (wish.deliveryCode && delivery?.kind !== "delivery") {
    return { kind: "refused", reason: saleTexts.noSuchDelivery, field: "deliveryCode" };
  }
  const rules = rulesFor(house, factsOf, at);
  const geometries = await loadGeometries(tools, factsOf);
  const cartSeats = seats.map((seat) =>
    cartSeat(seat, factsOf.get(seat.performanceId)!, geometries.get(seat.performanceId)!),
  );
  const found = await findCode(tools, tx, wish, buyer, at);
  const { currency, channelCode, mayGiveFree = false } = wish;
  const context = { currency, channelCode, at, mayGiveFree };
  const pricing = priceCart(
    {
      ...context,
      seats: cartSeats,
      code: found?.kind === "usable" ? found.promotion : null,
      deliveryFeeId: delivery?.id ?? null,
    },
    rules,
  );
  const ordinalsOf = (keys: readonly string[]) =>
    cartSeats.filter((seat) => keys.includes(seat.key)).map((seat) => seat.ordinal);
  if (pricing.kind === "not-priced") return { kind: "not-priced", ordinals: ordinalsOf(pricing.keys) };
  if (pricing.kind === "type-refused") {
    const refusal = pricing.refusals[0]!;
    return { kind: "type-refused", refusal, ordinals: ordinalsOf(refusal.keys) };
  }
  const code = found && outcomeOf(found, pricing.lines);
  const promotions = found?.kind === "usable" ? [...house.automatic, found.promotion] : house.automatic;
  return {
    kind: "quote",
    quote: {
      lines: pricing.lines.map((line) => ({
        ...quotedLine(line, geometries.get(line.seat.performanceId)!),
        refundPolicyId: factsOf.get(line.seat.performanceId)!.refundPolicyId,
        offers: offersFor(line.seat, context, rules),
      })),
      charges: summaryOf(pricing.lines, taxSums(pricing.lines), namesOf(house, promotions)),
      total: { amountMinor: pricing.totalMinor, currency },
      code,
      rules,
      house,
    },
  };
}

async function loadFacts(
  { programme }: Pick<SalesTools, "programme">,
  tx: Transaction,
  performanceIds: ReadonlySet<number>,
): Promise<ReadonlyMap<number, SellingFacts>> {
  const found = new Map<number, SellingFacts>();
  for (const id of performanceIds) {
    const facts = await programme.sellingFacts(id, tx);
    if (facts) found.set(id, facts);
  }
  return found;
}

async function loadGeometries(
  { venues }: Pick<SalesTools, "venues">,
  factsOf: ReadonlyMap<number, SellingFacts>,
): Promise<ReadonlyMap<number, SeatMapGeometry>> {
  const geometries = new Map<number, SeatMapGeometry>();
  for (const [id, facts] of factsOf) geometries.set(id, await venues.geometryOf(facts.seatMapVersionId));
  return geometries;
}

/** What prices are made of, at an instant. Ticket types that are not on offer have no rule, and so no price. */
export function rulesFor(house: HouseRules, factsOf: ReadonlyMap<number, SellingFacts>, at: number): PricingRules {
  return {
    performances: factsOf,
    ticketTypes: new Map<string, TicketTypeRule>(
      house.ticketTypes.filter((type) => type.onOffer).map((type) => [type.id, type]),
    ),
    fees: house.fees,
    taxes: taxesAt(house.taxes, at),
    automatic: house.automatic,
  };
}

/** A seat as the pricing function sees it. */
export function cartSeat<Seat extends { readonly ordinal: number; readonly ticketTypeId: string }>(
  seat: Seat,
  facts: SellingFacts,
  geometry: SeatMapGeometry,
): Seat & CartSeat {
  return {
    ...seat,
    performanceId: facts.performanceId,
    // As text in the order of numbers: of equal claims the lower seat comes first.
    key: `${String(facts.performanceId).padStart(10, "0")}/${String(seat.ordinal).padStart(7, "0")}`,
    zone: zoneOfSeat(facts, seat.ordinal),
    isWheelchairPlace: ((geometry.flags[seat.ordinal] ?? 0) & SeatFlag.wheelchair) !== 0,
  };
}

function quotedLine(
  line: PricedLine<SeatChoice & CartSeat>,
  geometry: SeatMapGeometry,
): Omit<QuotedLine, "offers" | "refundPolicyId"> {
  const { holdId, ordinal, ticketTypeId, performanceId } = line.seat;
  const { zone, priceMinor, faceMinor, listCode, charges, totalMinor } = line;
  return {
    ...{ holdId, ordinal, ticketTypeId, performanceId, zoneId: zone.id },
    ...{ priceMinor, faceMinor, listCode, charges, totalMinor },
    label: seatLabel(geometry, ordinal),
  };
}
