import { currencies } from "@parterre/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quickAmounts } from "./cash.ts";

describe("quick amounts", () => {
  it("begin with the exact total and go up by what notes make", () => {
    expect(quickAmounts(116_000, "CNY")).toEqual([116_000, 120_000]);
    expect(quickAmounts(38_050, "CNY")).toEqual([38_050, 39_000, 40_000]);
    expect(quickAmounts(13_700, "HKD")).toEqual([13_700, 14_000, 15_000, 20_000, 50_000]);
    expect(quickAmounts(4_300, "JPY")).toEqual([4_300, 5_000, 10_000]);
  });

  it("are never too little, never repeated and ascending, whatever the total", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.constantFrom(...currencies), (total, currency) => {
        const amounts = quickAmounts(total, currency);
        expect(amounts[0]).toBe(total);
        for (let index = 1; index < amounts.length; index += 1) {
          expect(amounts[index]!).toBeGreaterThan(amounts[index - 1]!);
        }
      }),
    );
  });
});
