import { type Currency, currencies, denominationsOf } from "@parterre/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countProblem, type DrawerMoves, expectedInDrawer, settleDrawer, sumOfCoins } from "./shift.rules.ts";

const anyCurrency = fc.constantFrom(...currencies);
const anyCoins = (currency: Currency) =>
  fc
    .subarray([...denominationsOf(currency)])
    .chain((values) =>
      fc.tuple(...values.map((valueMinor) => fc.record({ valueMinor: fc.constant(valueMinor), count: fc.nat(500) }))),
    );
const anyMoves = anyCurrency.chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    floatMinor: fc.nat(1_000_000),
    leftBeforeMinor: fc.option(fc.nat(1_000_000)),
    soldMinor: fc.nat(10_000_000),
    givenBackMinor: fc.integer({ min: -1_000_000, max: 0 }),
    putInMinor: fc.nat(100_000),
    takenOutMinor: fc.integer({ min: -100_000, max: 0 }),
  }),
);

describe("a drawer at the end of a shift", () => {
  it("differs by exactly what was counted less what should be there", () => {
    fc.assert(
      fc.property(
        anyMoves.chain((moves) => fc.tuple(fc.constant(moves), anyCoins(moves.currency))),
        ([moves, coins]) => {
          const [result] = settleDrawer([moves as DrawerMoves], [{ currency: moves.currency, coins }]);
          expect(result!.expectedMinor + result!.differenceMinor).toBe(sumOfCoins(coins));
          expect(result!.expectedMinor).toBe(expectedInDrawer(moves));
        },
      ),
    );
  });

  it("shows a currency that nobody sold in, if it was counted", () => {
    const [result] = settleDrawer([], [{ currency: "USD", coins: [{ valueMinor: 2_000, count: 1 }] }]);
    expect(result).toMatchObject({ currency: "USD", expectedMinor: 0, countedMinor: 2_000, differenceMinor: 2_000 });
  });
});

describe("a count", () => {
  it("is good with every note and coin of the currencies that moved", () => {
    fc.assert(
      fc.property(
        anyCurrency.chain((currency) => fc.tuple(fc.constant(currency), anyCoins(currency))),
        ([currency, coins]) => countProblem([{ currency, coins }], [currency]) === null,
      ),
    );
  });

  it.each([
    ["not-counted", [], ["CNY"]],
    ["counted-twice", [coins("CNY"), coins("CNY")], []],
    ["no-such-coin", [coins("CNY", [300, 1])], []],
    ["no-such-coin", [coins("CNY", [100, 1], [100, 1])], []],
    ["count-bad", [coins("CNY", [100, -1])], []],
    ["count-bad", [coins("CNY", [100, 1.5])], []],
    ["count-bad", [coins("CNY", [100, 100_001])], []],
  ] as const)("is refused: %s", (kind, counts, moved) => {
    expect(countProblem(counts, moved)).toMatchObject({ kind, currency: "CNY" });
  });
});

function coins(currency: Currency, ...values: readonly (readonly [number, number])[]) {
  return { currency, coins: values.map(([valueMinor, count]) => ({ valueMinor, count })) };
}
