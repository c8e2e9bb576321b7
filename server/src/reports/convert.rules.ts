import { type Currency, exponentOf, type Money, money } from "@parterre/money";

/** What one unit of `base` was in `quote` on a day; a decimal text, as it was recorded. */
export interface StoredRate {
  readonly base: Currency;
  readonly quote: Currency;
  readonly day: string;
  readonly rate: string;
  readonly source: string;
}

/** An amount said in another currency, and by which rate. For reading only: never added to anything, never charged. */
export interface Conversion {
  readonly money: Money;
  readonly rate: StoredRate;
}

/**
 * The amount at a stored rate, in whole numbers throughout; half a minor unit goes to the even neighbour. A rate of
 * the opposite direction is divided by. Null when the rate is not of these two currencies.
 */
export function convert(value: Money, to: Currency, rate: StoredRate): Conversion | null {
  const straight = rate.base === value.currency && rate.quote === to;
  const inverse = rate.quote === value.currency && rate.base === to;
  if (!straight && !inverse) return null;
  const [whole = "0", fraction = ""] = rate.rate.split(".");
  const scaled = BigInt(whole + fraction);
  const scale = 10n ** BigInt(fraction.length);
  const [above, below] = straight ? [scaled, scale] : [scale, scaled];
  const upper = BigInt(value.amountMinor) * above * 10n ** BigInt(exponentOf(to));
  const lower = below * 10n ** BigInt(exponentOf(value.currency));
  return { money: money(Number(divideHalfEven(upper, lower)), to), rate };
}

/** `lower` is positive. */
function divideHalfEven(upper: bigint, lower: bigint): bigint {
  const negative = upper < 0n;
  const size = negative ? -upper : upper;
  const quotient = size / lower;
  const twiceRest = (size % lower) * 2n;
  const up = twiceRest > lower || (twiceRest === lower && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}
