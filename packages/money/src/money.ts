/** Money is a whole number of minor units and an ISO 4217 code, together. Never a float of major units. */

/** Decimal digits of the minor unit by ISO 4217. */
const exponents = { CNY: 2, HKD: 2, USD: 2, EUR: 2, JPY: 0, KWD: 3 } as const;

export type Currency = keyof typeof exponents;

export const currencies = Object.keys(exponents) as readonly Currency[];

export interface Money {
  /** Whole minor units (fen, cents, yen, fils); may be negative in a journal. */
  readonly amountMinor: number;
  readonly currency: Currency;
}

/** Whether a text is the code of a currency Parterre sells in. */
export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(exponents, code);
}

/** Decimal digits of the currency's minor unit: 2 for CNY, 0 for JPY, 3 for KWD. */
export function exponentOf(currency: Currency): number {
  return exponents[currency];
}

/** Money from whole minor units. Throws RangeError when the amount is not a safe integer. */
export function money(amountMinor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amountMinor)) {
    throw new RangeError(`not a whole number of minor units: ${amountMinor}`);
  }
  return { amountMinor, currency };
}

/** The sum of amounts of one currency. Throws RangeError when currencies differ or the sum is not safe. */
export function addMoney(first: Money, ...rest: readonly Money[]): Money {
  let sum = first.amountMinor;
  for (const other of rest) {
    if (other.currency !== first.currency) {
      throw new RangeError(`cannot add ${other.currency} to ${first.currency}`);
    }
    sum += other.amountMinor;
  }
  return money(sum, first.currency);
}

/**
 * Reads a person's decimal text ("380", "380.50") as money. Null when it is not a plain decimal number
 * or has more digits than the currency's minor unit, or is beyond the safe integers.
 */
export function parseMajor(text: string, currency: Currency): Money | null {
  const digits = exponentOf(currency);
  const match = /^(-?)(\d{1,16})(?:\.(\d+))?$/.exec(text.trim().replaceAll(",", ""));
  if (!match) return null;
  const fraction = match[3] ?? "";
  if (fraction.length > digits) return null;
  const amount = Number(`${match[2]}${fraction.padEnd(digits, "0")}`);
  if (!Number.isSafeInteger(amount)) return null;
  return money(match[1] === "-" ? 0 - amount : amount, currency);
}

/** An amount as a person types it, and as {@link parseMajor} reads it back: "380", "380.50", no grouping, no symbol. */
export function majorText(value: Money): string {
  const digits = exponentOf(value.currency);
  const unit = 10 ** digits;
  const whole = Math.trunc(Math.abs(value.amountMinor) / unit);
  const rest = Math.abs(value.amountMinor) % unit;
  const fraction = rest === 0 ? "" : `.${String(rest).padStart(digits, "0")}`;
  return `${value.amountMinor < 0 ? "-" : ""}${whole}${fraction}`;
}

/** Money as people read it, in the given BCP 47 locale: `¥380.00`, `HK$1,200.00`. */
export function formatMoney(value: Money, locale: string): string {
  const digits = exponentOf(value.currency);
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: value.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value.amountMinor / 10 ** digits);
}
