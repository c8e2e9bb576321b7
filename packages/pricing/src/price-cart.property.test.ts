import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCart } from "../test/any-cart.ts";
import { partialRefund, priceCart, splitByWeights, taxSums } from "./index.ts";

const priced = anyCart.map(({ cart, rules }) => ({ cart, rules, result: priceCart(cart, rules) }));

describe("any cart", { timeout: 30_000 }, () => {
  it("has lines that sum to its total, none below zero", () => {
    let several = 0;
    fc.assert(
      fc.property(priced, ({ cart, result }) => {
        if (result.kind !== "priced") return;
        const lines = result.lines.map(
          (line) => line.priceMinor + line.charges.reduce((sum, charge) => sum + charge.amountMinor, 0),
        );
        expect(lines.reduce((sum, line) => sum + line, 0)).toBe(result.totalMinor);
        expect(lines.every((line) => Number.isSafeInteger(line) && line >= 0)).toBe(true);
        expect(result.lines.map((line) => line.totalMinor)).toEqual(lines);
        if (cart.seats.length > 1) several += 1;
      }),
      { numRuns: 200 },
    );
    expect(several).toBeGreaterThan(20);
  });

  it("costs the same whatever the order of its lines, of its rules and of its price lists", () => {
    fc.assert(
      fc.property(priced, fc.nat(), ({ cart, rules, result }, turn) => {
        const turned = <Value>(values: readonly Value[]) => {
          const at = values.length === 0 ? 0 : turn % values.length;
          return [...values.slice(at), ...values.slice(0, at)].reverse();
        };
        const again = priceCart(
          { ...cart, seats: turned(cart.seats) },
          { ...rules, automatic: turned(rules.automatic) },
        );
        expect(again.kind).toBe(result.kind);
        if (again.kind !== "priced" || result.kind !== "priced") return;
        const byKey = new Map(again.lines.map((line) => [line.key, line]));
        for (const line of result.lines) expect(byKey.get(line.key)).toEqual(line);
        expect(again.totalMinor).toBe(result.totalMinor);
      }),
      { numRuns: 200 },
    );
  });

  it("given back in part, leaves what was paid less what went back, in whatever steps", () => {
    fc.assert(
      fc.property(priced, fc.array(fc.nat()), fc.boolean(), ({ result }, picks, keepFees) => {
        if (result.kind !== "priced") return;
        const keys = result.lines.map((line) => line.key);
        const back = [...new Set(picks.map((pick) => keys[pick % keys.length]!))];
        const split = partialRefund(result.lines, back, { keepFees });
        expect(split.refundMinor + split.keptFeesMinor + split.remainingMinor).toBe(result.totalMinor);
        expect(split.refundMinor).toBeGreaterThanOrEqual(0);
        const oneByOne = back.map((key) => partialRefund(result.lines, [key], { keepFees }).refundMinor);
        expect(oneByOne.reduce((sum, each) => sum + each, 0)).toBe(split.refundMinor);
      }),
      { numRuns: 200 },
    );
  });

  it("has tax sums that are the sums of its lines, and contained tax is part of the total", () => {
    fc.assert(
      fc.property(priced, ({ result }) => {
        if (result.kind !== "priced") return;
        const taxes = result.lines.flatMap((line) => line.charges).filter((charge) => charge.kind === "tax");
        const sums = taxSums(result.lines);
        expect(sums.reduce((sum, each) => sum + each.taxMinor, 0)).toBe(
          taxes.reduce((sum, each) => sum + each.taxMinor, 0),
        );
        for (const { baseMinor, taxMinor } of sums) expect(Math.min(baseMinor, taxMinor)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });
});

it("splits so that parts sum to the whole and none is a unit off its share", () => {
  const weights = fc.array(fc.nat(10 ** 9), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), weights, (amount, shares) => {
      const parts = splitByWeights(amount, shares);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount === 0 ? 0 : amount);
      const total = shares.reduce((sum, share) => sum + share, 0);
      if (total === 0) return;
      for (const [index, part] of parts.entries()) {
        expect(Math.abs(part - (amount * shares[index]!) / total)).toBeLessThan(1.001);
      }
    }),
  );
  expect(splitByWeights(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitByWeights(-100, [0, 0])).toEqual([-50, -50]);
  expect(() => splitByWeights(1, [])).toThrow(RangeError);
  expect(() => splitByWeights(1, [-1, 2])).toThrow(RangeError);
});
