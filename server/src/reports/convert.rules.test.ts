import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convert, type StoredRate } from "./convert.rules.ts";

const rate = (base: StoredRate["base"], quote: StoredRate["quote"], text: string): StoredRate => ({
  base,
  quote,
  day: "2026-03-01",
  rate: text,
  source: "bank",
});
const said = (amountMinor: number, of: StoredRate, to: StoredRate["quote"], from: StoredRate["base"]) =>
  convert({ amountMinor, currency: from }, to, of)?.money.amountMinor;

describe("conversion", () => {
  it("multiplies by a rate of the same direction, whatever the minor units", () => {
    expect(said(10_000, rate("USD", "CNY", "7.1234000000"), "CNY", "USD")).toBe(71_234);
    // ¥1,000 in yen at 0.00642: 6.42 dollars; a yen has no minor unit.
    expect(said(1_000, rate("JPY", "USD", "0.0064200000"), "USD", "JPY")).toBe(642);
    // 1.000 dinar has three.
    expect(said(1_000, rate("KWD", "USD", "3.2500000000"), "USD", "KWD")).toBe(325);
  });

  it("divides by a rate of the other direction", () => {
    expect(said(71_234, rate("USD", "CNY", "7.1234"), "USD", "CNY")).toBe(10_000);
  });

  it("takes half a minor unit to the even neighbour, on both sides of nothing", () => {
    const half = rate("USD", "CNY", "0.5");
    expect([1, 3, 5, -1, -3].map((amount) => said(amount, half, "CNY", "USD"))).toEqual([0, 2, 2, 0, -2]);
  });

  it("knows nothing of other currencies", () => {
    expect(said(100, rate("USD", "CNY", "7"), "EUR", "USD")).toBeUndefined();
  });

  it("says the same of an amount and of its opposite", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 1e9 }), (amount, millionths) => {
        const some = rate("USD", "CNY", (millionths / 1e6).toFixed(6));
        expect((said(-amount, some, "CNY", "USD") ?? 0) + (said(amount, some, "CNY", "USD") ?? 0)).toBe(0);
      }),
    );
  });
});
