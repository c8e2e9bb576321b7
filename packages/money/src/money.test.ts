import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMoney,
  type Currency,
  currencies,
  denominationsOf,
  exponentOf,
  formatMoney,
  isCurrency,
  majorText,
  money,
  parseMajor,
} from "./index.ts";

const anyCurrency = fc.constantFrom(...currencies);

describe("money", () => {
  it("refuses anything that is not a whole number of minor units", () => {
    for (const amount of [0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => money(amount, "CNY")).toThrow(RangeError);
    }
  });

  it("adds amounts of one currency and refuses to mix two", () => {
    expect(addMoney(money(38000, "CNY"), money(18050, "CNY"))).toEqual({ amountMinor: 56050, currency: "CNY" });
    expect(() => addMoney(money(1, "CNY"), money(1, "HKD"))).toThrow("cannot add HKD to CNY");
    expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, "USD"), money(1, "USD"))).toThrow(RangeError);
  });

  it("knows the minor unit of each currency", () => {
    expect([exponentOf("CNY"), exponentOf("JPY"), exponentOf("KWD")]).toEqual([2, 0, 3]);
    expect(isCurrency("CNY")).toBe(true);
    expect(isCurrency("toString")).toBe(false);
  });

  it("reads what a person types and refuses what the currency cannot hold", () => {
    expect(parseMajor("1,380.5", "CNY")).toEqual(money(138050, "CNY"));
    expect(parseMajor(" 500 ", "JPY")).toEqual(money(500, "JPY"));
    expect(parseMajor("1.234", "KWD")).toEqual(money(1234, "KWD"));
    expect(parseMajor("-0.50", "USD")).toEqual(money(-50, "USD"));
    for (const [text, currency] of [
      ["1.5", "JPY"],
      ["1.234", "CNY"],
      ["", "CNY"],
      ["12a", "CNY"],
      ["1e5", "CNY"],
      [".5", "CNY"],
    ] as [string, Currency][]) {
      expect(parseMajor(text, currency), text).toBeNull();
    }
  });

  it("reads back every amount it writes in major units", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 }), anyCurrency, (amount, currency) => {
        const major = (amount / 10 ** exponentOf(currency)).toFixed(exponentOf(currency));
        expect(parseMajor(major, currency)).toEqual(money(amount, currency));
      }),
    );
  });

  it("writes money as people in each language read it", () => {
    expect(formatMoney(money(38000, "CNY"), "zh-CN")).toBe("¥380.00");
    expect(formatMoney(money(120000, "HKD"), "en-HK")).toBe("HK$1,200.00");
    expect(formatMoney(money(500, "JPY"), "en-US")).toBe("¥500");
  });

  it("writes an amount as one types it, exactly, and reads the same back", () => {
    expect(majorText(money(38_000, "CNY"))).toBe("380");
    expect(majorText(money(-38_050, "CNY"))).toBe("-380.50");
    expect(majorText(money(1_005, "KWD"))).toBe("1.005");
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), anyCurrency, (amount, currency) => {
        const value = money(amount === 0 ? 0 : amount, currency);
        expect(parseMajor(majorText(value), currency)).toEqual(value);
      }),
    );
  });
});

describe("notes and coins", () => {
  it.each(currencies)("of %s are listed once each, the largest first", (currency) => {
    const values = denominationsOf(currency);
    expect(values.length).toBeGreaterThan(5);
    expect(values).toEqual([...new Set(values)].sort((a, b) => b - a));
    expect(values.every((value) => Number.isSafeInteger(value) && value > 0)).toBe(true);
  });
});
