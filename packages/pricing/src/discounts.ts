import type { Currency } from "@parterre/money";
import type { CartSeat, DiscountEffect, Promotion } from "./model.ts";
import { isValidAt } from "./price-lists.ts";
import { scale } from "./rounding.ts";
import { splitByWeights } from "./split.ts";

const wholeBp = 10_000;

/** A seat with its price, before discounts. */
export interface SeatAtPrice {
  readonly seat: CartSeat;
  readonly priceMinor: number;
}

/** What lowers a line, and by how much (positive). */
export interface LineDiscount {
  readonly promotionId: string;
  readonly offMinor: number;
}

/**
 * The discount of each line, by key: the one that takes most off it, counted from the undiscounted price; discounts do
 * not add up on a line. At a tie one that needs no code goes first, so that a code is not used up for nothing; then
 * the lower id. `seats` come sorted by key.
 */
export function discountsOf(
  seats: readonly SeatAtPrice[],
  promotions: readonly Promotion[],
  context: { readonly currency: Currency; readonly channelCode: string; readonly at: number },
): ReadonlyMap<string, LineDiscount> {
  const best = new Map<string, LineDiscount>();
  const inOrder = [...promotions].sort(
    (a, b) => Number(a.trigger === "code") - Number(b.trigger === "code") || (a.id < b.id ? -1 : 1),
  );
  for (const promotion of inOrder) {
    if (!isValidAt(promotion.validity, context.at)) continue;
    if (promotion.channelCodes !== null && !promotion.channelCodes.includes(context.channelCode)) continue;
    const lowered = loweredBy(promotion, seats);
    for (const [index, offMinor] of offEach(promotion.effect, lowered, context.currency).entries()) {
      const { key } = lowered[index]!.seat;
      if (offMinor > (best.get(key)?.offMinor ?? 0)) best.set(key, { promotionId: promotion.id, offMinor });
    }
  }
  return best;
}

/** The seats that a promotion lowers, in the order of keys. */
function loweredBy(promotion: Promotion, seats: readonly SeatAtPrice[]): readonly SeatAtPrice[] {
  const fit = seats.filter(
    ({ seat, priceMinor }) =>
      priceMinor > 0 &&
      (promotion.performanceIds === null || promotion.performanceIds.includes(seat.performanceId)) &&
      (promotion.zoneCodes === null || promotion.zoneCodes.includes(seat.zone?.code ?? "")) &&
      (promotion.ticketTypeIds === null || promotion.ticketTypeIds.includes(seat.ticketTypeId)),
  );
  const byPerformance = new Map<number, SeatAtPrice[]>();
  for (const each of fit) {
    const group = byPerformance.get(each.seat.performanceId);
    if (group) group.push(each);
    else byPerformance.set(each.seat.performanceId, [each]);
  }
  const groups = [...byPerformance.values()];
  const chosen =
    promotion.trigger === "package"
      ? packaged(groups, promotion.least)
      : groups.filter((group) => group.length >= promotion.least).flat();
  return chosen.sort((a, b) => (a.seat.key < b.seat.key ? -1 : 1));
}

/**
 * Whole packages only: with `least` performances a package, there are as many packages as the `least`-th fullest
 * performance has tickets, and of each performance its dearest so many are in one.
 */
function packaged(groups: readonly SeatAtPrice[][], least: number): SeatAtPrice[] {
  const counts = groups.map((group) => group.length).sort((a, b) => b - a);
  const packages = counts[least - 1] ?? 0;
  return groups.flatMap((group) =>
    [...group].sort((a, b) => b.priceMinor - a.priceMinor || (a.seat.key < b.seat.key ? -1 : 1)).slice(0, packages),
  );
}

/** What comes off each, never more than it costs. */
function offEach(effect: DiscountEffect, seats: readonly SeatAtPrice[], currency: Currency): number[] {
  const prices = seats.map((seat) => seat.priceMinor);
  if (effect.kind === "percent") return prices.map((price) => Math.min(price, scale(price, effect.percentBp, wholeBp)));
  const amount = effect.amounts[currency];
  if (amount === undefined) return prices.map(() => 0);
  switch (effect.kind) {
    case "amount_per_ticket":
      return prices.map((price) => Math.min(price, amount));
    case "set_price":
      return prices.map((price) => Math.max(0, price - amount));
    case "amount_per_order": {
      const all = prices.reduce((sum, price) => sum + price, 0);
      return splitByWeights(Math.min(all, amount), prices);
    }
  }
}
