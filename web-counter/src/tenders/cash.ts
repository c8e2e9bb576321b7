import type { Currency } from "@parterre/money";

/** Notes people pay with, in minor units. */
const notesMinor: Record<Currency, readonly number[]> = {
  CNY: [1_000, 2_000, 5_000, 10_000],
  HKD: [2_000, 5_000, 10_000, 50_000, 100_000],
  USD: [500, 1_000, 2_000, 5_000, 10_000],
  EUR: [500, 1_000, 2_000, 5_000, 10_000],
  JPY: [1_000, 5_000, 10_000],
  KWD: [1_000, 5_000, 10_000, 20_000],
};

/**
 * What a customer is likely to hand over for a total: the exact amount first, then the total rounded up to
 * each note, ascending and without repeats. Minor units; at most `limit` amounts.
 */
export function quickAmounts(totalMinor: number, currency: Currency, limit = 5): readonly number[] {
  const rounded = notesMinor[currency].map((note) => Math.ceil(totalMinor / note) * note);
  const above = [...new Set(rounded)].filter((amount) => amount > totalMinor).sort((a, b) => a - b);
  return [totalMinor, ...above].slice(0, limit);
}
