import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  amountsText,
  listOf,
  localText,
  ratesText,
  readAmounts,
  readCount,
  readPercent,
  readRates,
} from "./rule-values.ts";

describe("what an office types", () => {
  it("reads back the amounts it shows, in any currency", () => {
    const amounts = [
      { amountMinor: 1050, currency: "CNY" },
      { amountMinor: 500, currency: "JPY" },
      { amountMinor: 1005, currency: "KWD" },
    ] as const;
    expect(amountsText(amounts)).toBe("CNY 10.50, JPY 500, KWD 1.005");
    expect(readAmounts(amountsText(amounts), "x")).toEqual(amounts);
    expect(readAmounts("cny10.5，hkd 12", "x")).toEqual([
      { amountMinor: 1050, currency: "CNY" },
      { amountMinor: 1200, currency: "HKD" },
    ]);
    for (const text of ["10", "XYZ 10", "JPY 1.5", "CNY ten"])
      expect(() => readAmounts(text, "fixed"), text).toThrow("fixed");
  });

  it("reads percentages and counts, or says that it cannot", () => {
    expect(readPercent("7.5", "x", 100)).toBe(750);
    expect(readPercent("8.875", "x", 10_000)).toBe(88_750);
    expect(readPercent(" ", "x", 100)).toBeNull();
    expect(() => readPercent("7.555", "x", 100)).toThrow();
    expect(() => readPercent("a lot", "x", 100)).toThrow();
    expect(readCount("12", "x")).toBe(12);
    expect(readCount("", "x")).toBeNull();
    expect(() => readCount("1.5", "x")).toThrow();
    expect(listOf("a, b，c；\n")).toEqual(["a", "b", "c"]);
  });

  it("reads back the rates it shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 15_000 }), (ppm, day) => {
        const validFrom = new Date(2000, 0, 1 + day).toISOString();
        const rates = [{ validFrom, ratePpm: ppm }];
        expect(readRates(ratesText(rates), "rates")).toEqual(rates);
      }),
    );
    expect(() => readRates("yesterday 6", "rates")).toThrow("rates");
    expect(() => readRates("2026-01-01", "rates")).toThrow("rates");
    expect(localText(new Date(2026, 2, 1, 19, 30).toISOString())).toBe("2026-03-01T19:30");
    expect(localText(null)).toBe("");
  });
});
