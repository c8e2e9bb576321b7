import type { Currency } from "./money.ts";

/**
 * Notes and coins that pass over a counter, in minor units, the largest first. Sources: the lists of the issuing banks
 * (People's Bank of China, Hong Kong Monetary Authority, Federal Reserve and US Mint, European Central Bank, Bank of
 * Japan, Central Bank of Kuwait). Fen coins are left out: shops in China give none.
 */
const denominations: Readonly<Record<Currency, readonly number[]>> = {
  CNY: [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10],
  HKD: [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10],
  USD: [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25, 10, 5, 1],
  EUR: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  JPY: [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 1],
  KWD: [20_000, 10_000, 5_000, 1_000, 500, 250, 100, 50, 20, 10, 5],
};

/** Notes and coins of a currency in minor units, the largest first. */
export function denominationsOf(currency: Currency): readonly number[] {
  return denominations[currency];
}
