import type { TaxRule } from "./model.ts";
import { scale } from "./rounding.ts";

const million = 1_000_000;

/**
 * The tax of one amount, rounded once, for this line alone. Contained in it: amount × rate ÷ (1 + rate). Added to it:
 * amount × rate. Negative amounts round as their positives do, so what is given back mirrors what was taken.
 */
export function taxOf(amountMinor: number, { ratePpm, included, rounding }: TaxRule): number {
  return scale(amountMinor, ratePpm, included ? million + ratePpm : million, rounding);
}
