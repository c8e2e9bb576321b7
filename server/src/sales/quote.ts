import type { Currency, Money } from "@parterre/money";
import { seatLabel } from "@parterre/seat-map";
import type { Hold } from "../inventory/index.ts";
import { PerformanceState, priceOf, type SellingFacts, zoneOfSeat } from "../programme/index.ts";
import { priceSeats } from "./price.rules.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SalesTools } from "./sales-dependencies.ts";

/** A held seat and the kind of ticket wanted for it. */
export interface SeatChoice {
  readonly holdId: string;
  readonly ordinal: number;
  readonly ticketTypeId: string;
}

export interface SaleWish {
  readonly cartKey: string;
  readonly currency: Currency;
  readonly seats: readonly SeatChoice[];
}

export interface QuotedLine extends SeatChoice {
  readonly performanceId: number;
  readonly zoneId: string;
  readonly priceMinor: number;
  readonly label: { readonly block: string; readonly row: string; readonly seat: string };
}

export interface Quote {
  readonly lines: readonly QuotedLine[];
  readonly total: Money;
}

export type NotQuoted =
  | { readonly kind: "not-priced"; readonly ordinals: readonly number[] }
  | { readonly kind: "lost"; readonly ordinals: readonly number[] }
  | { readonly kind: "not-on-sale"; readonly reason: { readonly zh: string; readonly en: string } };

export type QuoteOutcome = { readonly kind: "quote"; readonly quote: Quote } | NotQuoted;

/** Prices a cart's held seats in one currency. `holds`: the cart's live holds as the caller sees them. */
export async function quoteSeats(
  tools: Pick<SalesTools, "programme" | "venues">,
  holds: readonly Hold[],
  wish: SaleWish,
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
  const factsOf = await loadFacts(tools, new Set(seats.map((seat) => seat.performanceId)));
  // Sales may have been closed since the seats were held; what was held in time may be paid. A cancelled
  // performance may not.
  if ([...factsOf.values()].some((facts) => facts.state === PerformanceState.CANCELLED)) {
    return { kind: "not-on-sale", reason: saleTexts.cancelled };
  }
  const pricing = priceSeats(
    seats.map((seat) => ({ ...seat, zoneId: zoneOfSeat(factsOf.get(seat.performanceId)!, seat.ordinal)?.id ?? null })),
    wish.currency,
    (performanceId, zoneId, ticketTypeId, currency) =>
      priceOf(factsOf.get(performanceId)!, zoneId, ticketTypeId, currency),
  );
  if (pricing.kind === "not-priced") return pricing;
  const lines: QuotedLine[] = [];
  for (const line of pricing.lines) {
    const geometry = await tools.venues.geometryOf(factsOf.get(line.performanceId)!.seatMapVersionId);
    lines.push({ ...line, label: seatLabel(geometry, line.ordinal) });
  }
  return { kind: "quote", quote: { lines, total: pricing.total } };
}

async function loadFacts(
  { programme }: Pick<SalesTools, "programme">,
  performanceIds: ReadonlySet<number>,
): Promise<ReadonlyMap<number, SellingFacts>> {
  const all = await Promise.all([...performanceIds].map((id) => programme.sellingFacts(id)));
  return new Map(all.filter((facts) => facts !== null).map((facts) => [facts.performanceId, facts]));
}
