import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseLeaseSeats, mayHaveSold, returnsByItself } from "./lease.rules.ts";

const house = {
  zoneOf: (ordinal: number) => (ordinal >= 90 ? -1 : Math.floor(ordinal / 45)),
  runOf: (o: number) => Math.floor(o / 15),
};

describe("choosing seats for a lease", () => {
  it("takes as many as were asked for, of what is free and has a price, and of every zone its share", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99 })), fc.integer({ min: 1, max: 60 }), (free, count) => {
        const sellable = free.filter((ordinal) => ordinal < 90);
        const chosen = chooseLeaseSeats(free, count, house);
        expect(chosen).toHaveLength(Math.min(count, sellable.length));
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.every((ordinal) => sellable.includes(ordinal))).toBe(true);
        for (const zone of [0, 1]) {
          const inZone = (ordinals: readonly number[]) => ordinals.filter((o) => house.zoneOf(o) === zone).length;
          if (sellable.length <= count) continue;
          expect(Math.abs(inZone(chosen) - (inZone(sellable) * count) / sellable.length)).toBeLessThan(1);
        }
      }),
    );
  });

  it("prefers the longest stretch, so that a party can sit together", () => {
    expect(chooseLeaseSeats([0, 2, 4, 20, 21, 22, 23, 40], 4, house)).toEqual([20, 21, 22, 23]);
  });
});

describe("a lease's return", () => {
  const sellUntil = new Date(1000);
  it.each([
    [999, 0, false],
    [1000, 0, true],
    [2000, 1, false],
  ])("by itself, heard at %d with %d unsent: %s", (at, unsentSales, expected) => {
    expect(returnsByItself({ sellUntil }, { at: new Date(at), unsentSales })).toBe(expected);
  });

  it.each([
    [null, 0, false],
    [{ heardAt: new Date(0), unsentSales: 0 }, 90_000, false],
    [{ heardAt: new Date(0), unsentSales: 0 }, 90_001, true],
    [{ heardAt: new Date(0), unsentSales: 2 }, 1, true],
  ])("is in doubt after %j at %d: %s", (report, now, expected) => {
    expect(mayHaveSold(report, new Date(now))).toBe(expected);
  });
});
