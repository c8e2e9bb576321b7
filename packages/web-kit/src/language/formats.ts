import { exponentOf, formatMoney, type Money } from "@parterre/money";
import { useMemo } from "react";
import type { Locale } from "./texts.ts";
import { useLocale } from "./use-text.ts";

const tags: Record<Locale, string> = { zh: "zh-CN", en: "en-GB" };
/** HK$ and US$ tell the two dollars apart in both languages; en-GB would write them so too, zh-CN too. */
const moneyTags: Record<Locale, string> = { zh: "zh-CN", en: "en-HK" };

/** Ways to write values for the reader. Times are in the time zone given (the venue's), else in the reader's own. */
export interface Formats {
  money(value: Money): string;
  /** Money without an empty fraction, for prices to be compared at a glance: "¥380". */
  price(value: Money): string;
  number(value: number): string;
  /** "Sat 28 Nov 2026, 19:30" */
  dateTime(iso: string, timeZone?: string): string;
  /** "Sat 28 Nov 2026" */
  date(iso: string, timeZone?: string): string;
  /** "28 Nov": for lists where the year is plain. */
  shortDate(iso: string, timeZone?: string): string;
  /** "Sat" */
  weekday(iso: string, timeZone?: string): string;
  /** "19:30" */
  time(iso: string, timeZone?: string): string;
  /** "9:05": minutes and seconds of a duration. */
  minutes(durationMs: number): string;
}

/** The formats of one language; made once per language and time zone. */
export function formatsOf(locale: Locale): Formats {
  const tag = tags[locale];
  const cache = new Map<string, Intl.DateTimeFormat>();
  const written = (name: string, options: Intl.DateTimeFormatOptions) => (iso: string, timeZone?: string) => {
    const key = `${name}|${timeZone ?? ""}`;
    let format = cache.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(tag, { hourCycle: "h23", ...options, timeZone });
      cache.set(key, format);
    }
    return format.format(new Date(iso));
  };
  const numbers = new Intl.NumberFormat(tag);
  const day = { year: "numeric", month: "short", day: "numeric", weekday: "short" } as const;
  return {
    money: (value) => formatMoney(value, moneyTags[locale]),
    price: ({ amountMinor, currency }) =>
      new Intl.NumberFormat(moneyTags[locale], {
        style: "currency",
        currency,
        trailingZeroDisplay: "stripIfInteger",
      }).format(amountMinor / 10 ** exponentOf(currency)),
    number: (value) => numbers.format(value),
    dateTime: written("dateTime", { ...day, hour: "2-digit", minute: "2-digit" }),
    date: written("date", day),
    shortDate: written("shortDate", { month: "short", day: "numeric" }),
    weekday: written("weekday", { weekday: "short" }),
    time: written("time", { hour: "2-digit", minute: "2-digit" }),
    minutes: (durationMs) => {
      const seconds = Math.max(0, Math.ceil(durationMs / 1000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    },
  };
}

/** The formats of the reader's language. */
export function useFormats(): Formats {
  const { locale } = useLocale();
  return useMemo(() => formatsOf(locale), [locale]);
}
