import { currencies, majorText, money } from "@parterre/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveInGrid, readCell, readPasted, shareOfPrice } from "./price-cells.ts";

describe("price cells", () => {
  it("read back every price they show", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 10 }), fc.constantFrom(...currencies), (amount, currency) => {
        const price = money(amount, currency);
        expect(readCell(majorText(price), currency)).toEqual({ kind: "price", money: price });
      }),
    );
  });

  it("tell an empty cell from an unreadable one", () => {
    expect(readCell("  ", "CNY")).toEqual({ kind: "empty" });
    for (const text of ["abc", "-5", "1.234"]) expect(readCell(text, "CNY")).toEqual({ kind: "unreadable" });
    expect(readCell("1.5", "JPY")).toEqual({ kind: "unreadable" });
  });

  it("take a spreadsheet's rectangle", () => {
    expect(readPasted("380\t190\r\n280\t 140\r\n")).toEqual([
      ["380", "190"],
      ["280", "140"],
    ]);
  });

  it("share a whole price into a whole price, and a broken one to the minor unit", () => {
    expect(shareOfPrice(money(38_500, "CNY"), 50)).toEqual(money(19_300, "CNY"));
    expect(shareOfPrice(money(38_550, "CNY"), 50)).toEqual(money(19_275, "CNY"));
    expect(shareOfPrice(money(1_001, "JPY"), 50)).toEqual(money(501, "JPY"));
  });

  it("walk the grid, Enter down each column and on to the next", () => {
    const size = { rows: 2, columns: 3 };
    expect(moveInGrid({ row: 0, column: 0 }, "ArrowDown", size)).toEqual({ row: 1, column: 0 });
    expect(moveInGrid({ row: 0, column: 0 }, "ArrowUp", size)).toBeNull();
    expect(moveInGrid({ row: 1, column: 1 }, "Enter", size)).toEqual({ row: 0, column: 2 });
    expect(moveInGrid({ row: 1, column: 2 }, "Enter", size)).toBeNull();
    expect(moveInGrid({ row: 1, column: 2 }, "ArrowRight", size)).toBeNull();
  });
});
