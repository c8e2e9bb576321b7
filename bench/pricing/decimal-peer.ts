import type { Cart, PricingRules } from "@parterre/pricing";
import { Decimal } from "decimal.js";

interface Line {
  readonly key: string;
  readonly performanceId: number;
  readonly price: Decimal;
  off: Decimal;
}

/**
 * The same carts by the same rules with a decimal library, written for itself: a price list read line by line, amounts in
 * major units with as many digits as the currency has. Every line gets its own parts; answers the total in minor units.
 */
export function decimalTotal(cart: Cart, rules: PricingRules, digits: number): number {
  const round = (value: Decimal) => value.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);
  const unit = new Decimal(10).pow(digits);
  const lines = cart.seats
    .map((seat): Line => {
      const cell = rules.performances
        .get(seat.performanceId)!
        .lists.filter(({ validity: { from, until } }) => (from ?? 0) <= cart.at && cart.at < (until ?? Infinity))
        .flatMap((list) => list.cells)
        .find(
          (each) =>
            each.zoneId === seat.zone?.id && each.ticketTypeId === seat.ticketTypeId && each.currency === cart.currency,
        )!;
      const isFree = rules.ticketTypes.get(seat.ticketTypeId)!.kind === "complimentary";
      const price = isFree ? new Decimal(0) : new Decimal(cell.amountMinor).div(unit);
      return { key: seat.key, performanceId: seat.performanceId, price, off: new Decimal(0) };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const paid = lines.filter((line) => line.price.gt(0));
  for (const performanceId of new Set(paid.map((line) => line.performanceId))) {
    const group = paid.filter((line) => line.performanceId === performanceId);
    if (group.length >= 4) for (const line of group) line.off = round(line.price.times("0.075"));
  }
  if (cart.code && paid.length > 0) {
    const all = paid.reduce((sum, line) => sum.plus(line.price), new Decimal(0));
    const parts = split(
      Decimal.min(10, all),
      paid.map((line) => line.price),
      digits,
    );
    for (const [index, line] of paid.entries()) line.off = Decimal.max(line.off, parts[index]!);
  }
  const net = paid.reduce((sum, line) => sum.plus(line.price.minus(line.off)), new Decimal(0));
  if (net.isZero()) return 0;
  const fee = Decimal.min(round(net.times("0.03")), 97);
  const tax = round(fee.times("0.08875"));
  const weights = paid.map((line) => line.price.minus(line.off));
  const [fees, taxes] = [split(fee, weights, digits), split(tax, weights, digits)];
  // Every line with its own parts, as an order keeps them; tax contained in the tickets adds nothing.
  const receipt = paid.map((line, index) => {
    const vat = round(weights[index]!.times(6).div(106));
    return {
      line,
      vat,
      fee: fees[index]!,
      tax: taxes[index]!,
      total: weights[index]!.plus(fees[index]!).plus(taxes[index]!),
    };
  });
  return receipt
    .reduce((sum, { total }) => sum.plus(total), new Decimal(0))
    .times(unit)
    .toNumber();
}

/** Largest remainder. */
function split(amount: Decimal, weights: readonly Decimal[], digits: number): Decimal[] {
  const total = weights.reduce((sum, weight) => sum.plus(weight), new Decimal(0));
  const step = new Decimal(10).pow(-digits);
  const exact = weights.map((weight) => amount.times(weight).div(total));
  const parts = exact.map((part) => part.toDecimalPlaces(digits, Decimal.ROUND_DOWN));
  let left = amount.minus(parts.reduce((sum, part) => sum.plus(part), new Decimal(0)));
  const order = exact
    .map((part, index) => ({ index, rest: part.minus(parts[index]!) }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index);
  for (const { index } of order) {
    if (left.lt(step)) break;
    parts[index] = parts[index]!.plus(step);
    left = left.minus(step);
  }
  return parts;
}
