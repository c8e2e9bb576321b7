import { type Currency, exponentOf, type Money, money } from "@parterre/money";

/**
 * An amount in another currency at a rate given as decimal text (what one unit of the first is in the second), exact
 * and then rounded half up: for a figure beside a report, never for a sale. Null when the text is not a positive number.
 */
export function convertMoney(value: Money, to: Currency, rate: string): Money | null {
  const match = /^(\d{1,10})(?:\.(\d{1,10}))?$/.exec(rate);
  if (!match) return null;
  const fraction = match[2] ?? "";
  const digits = BigInt(`${match[1]}${fraction}`);
  if (digits === 0n) return null;
  const size = BigInt(Math.abs(value.amountMinor)) * digits * 10n ** BigInt(exponentOf(to));
  const unit = 10n ** BigInt(fraction.length + exponentOf(value.currency));
  const rounded = Number((size * 2n + unit) / (unit * 2n));
  return money(value.amountMinor < 0 && rounded !== 0 ? -rounded : rounded, to);
}
