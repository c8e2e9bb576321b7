import { type Currency, isCurrency, type Money, majorText, money, parseMajor } from "@parterre/money";

/** What a person typed that cannot be read; the form says so at the field. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  constructor(readonly field: string) {
    super(field);
  }
}

/** Amounts as one text, "CNY 10, HKD 12": an office types it faster than six fields. */
export function amountsText(amounts: readonly { readonly amountMinor: number; readonly currency: string }[]): string {
  return amounts
    .map(({ amountMinor, currency }) => `${currency} ${majorText(money(amountMinor, currency as Currency))}`)
    .join(", ");
}

export function readAmounts(text: string, field: string): Money[] {
  return listOf(text).map((part) => {
    const match = /^([A-Za-z]{3})\s*([\d.]+)$/.exec(part);
    const currency = match?.[1]?.toUpperCase() ?? "";
    const read = match && isCurrency(currency) ? parseMajor(match[2]!, currency) : null;
    if (!read) throw new Unreadable(field);
    return { ...read };
  });
}

/** Parts of a text between commas of either language. */
export function listOf(text: string): string[] {
  return text
    .split(/[,，;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Hundredths of a percent of a text such as "7.5"; null where it is empty. */
export function readPercent(text: string, field: string, perUnit: number): number | null {
  if (text.trim() === "") return null;
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text.trim())) throw new Unreadable(field);
  const read = Number(text) * perUnit;
  const whole = Math.round(read);
  if (Math.abs(whole - read) > 1e-6) throw new Unreadable(field);
  return whole;
}

export function readCount(text: string, field: string): number | null {
  if (text.trim() === "") return null;
  if (!/^\d{1,9}$/.test(text.trim())) throw new Unreadable(field);
  return Number(text);
}

/** Rates of a tax, one a line: "2026-01-01 6". Days begin in the office's own time zone. */
export function ratesText(rates: readonly { readonly validFrom: string; readonly ratePpm: number }[]): string {
  return rates.map(({ validFrom, ratePpm }) => `${dayOf(validFrom)} ${ratePpm / 10_000}`).join("\n");
}

export function readRates(text: string, field: string): { validFrom: string; ratePpm: number }[] {
  return listOf(text).map((line) => {
    const [day = "", percent = ""] = line.split(/\s+/);
    const validFrom = instantOf(day, field);
    const ratePpm = readPercent(percent, field, 10_000);
    if (validFrom === null || ratePpm === null) throw new Unreadable(field);
    return { validFrom, ratePpm };
  });
}

/** The day of an instant in the office's time zone, `2026-03-01`. */
export function dayOf(instant: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(new Date(instant));
}

/** The instant of a `datetime-local` field or the beginning of a day; null where it is empty. */
export function instantOf(text: string, field: string): string | null {
  if (text === "") return null;
  const at = new Date(text.length === 10 ? `${text}T00:00` : text);
  if (Number.isNaN(at.getTime())) throw new Unreadable(field);
  return at.toISOString();
}

/** An instant as the text of a `datetime-local` field of the office. */
export function localText(instant: string | null): string {
  return instant === null
    ? ""
    : new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" })
        .format(new Date(instant))
        .replace(" ", "T");
}
