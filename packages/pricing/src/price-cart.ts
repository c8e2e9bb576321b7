import { discountsOf } from "./discounts.ts";
import { feeOn } from "./fees.ts";
import type { Cart, CartSeat, FeeRule, PricingRules, TaxRule } from "./model.ts";
import { isFree, priceAt } from "./price-lists.ts";
import { splitByWeights } from "./split.ts";
import { taxOf } from "./tax.ts";
import { mayOffer, type TicketTypeRefusal, ticketTypeRefusals } from "./ticket-types.ts";

/** A line's own part of a discount, a fee or a tax; parts of one thing over all lines sum to it exactly. */
export type Charge =
  /** Negative. */
  | { readonly kind: "discount"; readonly promotionId: string; readonly amountMinor: number }
  | { readonly kind: "fee"; readonly feeId: string; readonly amountMinor: number }
  | {
      readonly kind: "tax";
      readonly taxCode: string;
      readonly ratePpm: number;
      readonly included: boolean;
      /** The fee it is the tax of; null: of the ticket after its discount. */
      readonly feeId: string | null;
      /** What is taxed, without the tax. */
      readonly baseMinor: number;
      readonly taxMinor: number;
      /** What it adds to the total: `taxMinor`, or 0 where the price contains it. */
      readonly amountMinor: number;
    };

export interface PricedLine<Seat extends CartSeat = CartSeat> {
  /** Of the seat. */
  readonly key: string;
  readonly seat: Seat;
  readonly zone: NonNullable<CartSeat["zone"]>;
  /** What the ticket costs before discounts: 0 for free kinds. */
  readonly priceMinor: number;
  /** What the price list says; differs from the price for free kinds only. */
  readonly faceMinor: number;
  readonly listCode: string;
  readonly charges: readonly Charge[];
  /** Price and charges together. */
  readonly totalMinor: number;
}

export type CartPricing<Seat extends CartSeat = CartSeat> =
  | { readonly kind: "priced"; readonly lines: readonly PricedLine<Seat>[]; readonly totalMinor: number }
  | { readonly kind: "not-priced"; readonly keys: readonly string[] }
  | { readonly kind: "type-refused"; readonly refusals: readonly TicketTypeRefusal[] };

/**
 * What a cart costs: the one function that prices, for shop, counter, partners and checkout alike. Price list, then one
 * discount a line, then fees on what the discounts left, then the tax of each line. All seats or none. Lines answer in
 * the order asked, and nothing in them depends on it.
 */
export function priceCart<Seat extends CartSeat>(cart: Cart<Seat>, rules: PricingRules): CartPricing<Seat> {
  const seats = [...cart.seats].sort((a, b) => (a.key < b.key ? -1 : 1));
  const found = seats.flatMap((seat) => openLine(cart, rules, seat) ?? []);
  if (found.length < seats.length) {
    const priced = new Set(found.map(({ seat }) => seat.key));
    return { kind: "not-priced", keys: seats.filter((seat) => !priced.has(seat.key)).map((seat) => seat.key) };
  }
  const refusals = ticketTypeRefusals(seats, rules.ticketTypes, cart);
  if (refusals.length > 0) return { kind: "type-refused", refusals };
  const discounts = discountsOf(found, cart.code ? [...rules.automatic, cart.code] : rules.automatic, cart);
  for (const line of found) {
    const discount = discounts.get(line.seat.key);
    if (discount) {
      line.netMinor -= discount.offMinor;
      line.charges.push({ kind: "discount", promotionId: discount.promotionId, amountMinor: -discount.offMinor });
    }
    const tax = taxOfCode(rules, rules.performances.get(line.seat.performanceId)?.taxCode ?? null);
    if (tax) line.charges.push(taxCharge(tax, null, line.netMinor, taxOf(line.netMinor, tax)));
  }
  for (const fee of rules.fees) addFee(fee, found, cart, rules);
  const byKey = new Map(found.map((line) => [line.seat.key, closed(line)]));
  const lines = cart.seats.map((seat) => byKey.get(seat.key)!);
  return { kind: "priced", lines, totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0) };
}

/** A line while it is priced. */
interface OpenLine<Seat extends CartSeat = CartSeat> {
  readonly seat: Seat;
  readonly zone: NonNullable<CartSeat["zone"]>;
  readonly priceMinor: number;
  readonly faceMinor: number;
  readonly listCode: string;
  /** What the ticket costs after its discount. */
  netMinor: number;
  readonly charges: Charge[];
}

function openLine<Seat extends CartSeat>(
  cart: Pick<Cart, "currency" | "channelCode" | "at">,
  rules: PricingRules,
  seat: Seat,
): OpenLine<Seat> | null {
  const { zone } = seat;
  const priced = zone && priceOfType(cart, rules, seat, zone.id, seat.ticketTypeId);
  return priced ? { seat, zone, ...priced, netMinor: priced.priceMinor, charges: [] } : null;
}

function priceOfType(
  cart: Pick<Cart, "currency" | "channelCode" | "at">,
  rules: PricingRules,
  seat: CartSeat,
  zoneId: string,
  ticketTypeId: string,
) {
  const type = rules.ticketTypes.get(ticketTypeId);
  const prices = rules.performances.get(seat.performanceId);
  if (!type || !prices) return null;
  const { currency, channelCode, at } = cart;
  const cell = priceAt(prices.lists, { zoneId, ticketTypeId, currency, channelCode, at });
  if (!cell) return null;
  const faceMinor = cell.amountMinor;
  return { priceMinor: isFree(type.kind) ? 0 : faceMinor, faceMinor, listCode: cell.listCode };
}

/** The kinds of ticket a seat may be sold as, with their prices; how many there are of them is not looked at. */
export function offersFor(
  seat: CartSeat,
  context: Pick<Cart, "currency" | "channelCode" | "at" | "mayGiveFree">,
  rules: PricingRules,
): { readonly ticketTypeId: string; readonly priceMinor: number }[] {
  const offers: { ticketTypeId: string; priceMinor: number }[] = [];
  for (const type of rules.ticketTypes.values()) {
    if (!mayOffer(type, context, seat.isWheelchairPlace)) continue;
    const priced = seat.zone && priceOfType(context, rules, seat, seat.zone.id, type.id);
    if (priced) offers.push({ ticketTypeId: type.id, priceMinor: priced.priceMinor });
  }
  return offers;
}

/**
 * A service fee is charged on what is paid for: free tickets carry none. A fee of the whole order is split over its
 * lines in proportion to what they cost, so that each line can be given back on its own.
 */
function addFee(fee: FeeRule, lines: readonly OpenLine[], cart: Cart, rules: PricingRules): void {
  const isWanted = fee.kind === "service" || (fee.kind === "delivery" && fee.id === cart.deliveryFeeId);
  if (!isWanted || !fee.channelCodes.includes(cart.channelCode)) return;
  const tax = taxOfCode(rules, fee.taxCode);
  const charged = fee.kind === "service" ? lines.filter((line) => line.netMinor > 0) : lines;
  if (fee.basis === "per_ticket") {
    for (const line of charged) {
      const amount = feeOn(fee, line.netMinor, cart.currency);
      addFeeTo(line, fee, amount, tax, tax ? taxOf(amount, tax) : 0);
    }
    return;
  }
  if (charged.length === 0) return;
  const weights = charged.map((line) => line.netMinor);
  const whole = feeOn(
    fee,
    weights.reduce((sum, each) => sum + each, 0),
    cart.currency,
  );
  const parts = splitByWeights(whole, weights);
  const taxParts = splitByWeights(tax ? taxOf(whole, tax) : 0, weights);
  for (const [index, line] of charged.entries()) addFeeTo(line, fee, parts[index]!, tax, taxParts[index]!);
}

function addFeeTo(line: OpenLine, fee: FeeRule, amountMinor: number, tax: TaxRule | null, taxMinor: number): void {
  if (amountMinor === 0 && taxMinor === 0) return;
  line.charges.push({ kind: "fee", feeId: fee.id, amountMinor });
  if (tax) line.charges.push(taxCharge(tax, fee.id, amountMinor, taxMinor));
}

function taxOfCode(rules: PricingRules, code: string | null): TaxRule | null {
  return (code !== null && rules.taxes.get(code)) || null;
}

function taxCharge(tax: TaxRule, feeId: string | null, amountMinor: number, taxMinor: number): Charge {
  return {
    kind: "tax",
    taxCode: tax.code,
    ratePpm: tax.ratePpm,
    included: tax.included,
    feeId,
    baseMinor: tax.included ? amountMinor - taxMinor : amountMinor,
    taxMinor,
    amountMinor: tax.included ? 0 : taxMinor,
  };
}

function closed<Seat extends CartSeat>(line: OpenLine<Seat>): PricedLine<Seat> {
  const { seat, zone, priceMinor, faceMinor, listCode, charges } = line;
  let totalMinor = priceMinor;
  for (const charge of charges) totalMinor += charge.amountMinor;
  return { key: seat.key, seat, zone, priceMinor, faceMinor, listCode, charges, totalMinor };
}

/** Tax of one rate over all lines, as a receipt names it. */
export interface TaxSum {
  readonly taxCode: string;
  readonly ratePpm: number;
  readonly included: boolean;
  readonly baseMinor: number;
  readonly taxMinor: number;
}

/** Base and tax for each rate: sums of the rounded lines, never rounded again. By code and rate. */
export function taxSums(lines: readonly { readonly charges: readonly Charge[] }[]): TaxSum[] {
  const sums = new Map<string, TaxSum>();
  for (const charge of lines.flatMap((line) => line.charges)) {
    if (charge.kind !== "tax") continue;
    const { taxCode, ratePpm, included } = charge;
    const key = `${taxCode} ${ratePpm} ${included}`;
    const before = sums.get(key) ?? { taxCode, ratePpm, included, baseMinor: 0, taxMinor: 0 };
    sums.set(key, {
      ...before,
      baseMinor: before.baseMinor + charge.baseMinor,
      taxMinor: before.taxMinor + charge.taxMinor,
    });
  }
  return [...sums.values()].sort(
    (a, b) => (a.taxCode < b.taxCode ? -1 : a.taxCode > b.taxCode ? 1 : 0) || a.ratePpm - b.ratePpm,
  );
}
