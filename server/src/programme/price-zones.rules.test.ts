import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PerformanceState } from "./performance-state.rules.ts";
import {
  type NewPriceZone,
  paintZones,
  type ZoneMap,
  zonesStateRefusal,
  zonesToBeginWith,
} from "./price-zones.rules.ts";
import { isRefused } from "./refusals.rules.ts";
import { noZone } from "./selling-facts.rules.ts";

/** Three blocks of 10, 20 and 30 seats. */
const blocks = [
  { first: 0, count: 10 },
  { first: 10, count: 20 },
  { first: 30, count: 30 },
];
const seatCount = 60;
const text = { zh: "区", en: "Zone" };
const zone = (code: string, blockIndexes: number[], ordinalRanges: number[] = []): NewPriceZone => ({
  code,
  name: text,
  hue: 3,
  blockIndexes,
  ordinalRanges,
});
const refusalOf = (...zones: NewPriceZone[]) => {
  const outcome = paintZones(zones, blocks, seatCount);
  return isRefused(outcome) ? outcome.field : null;
};

describe("painting price zones", () => {
  it("fills whole blocks, lets ranges win over them, and leaves the rest in no zone", () => {
    const painted = paintZones([zone("A", [0, 1]), zone("B", [], [5, 14, 40, 40])], blocks, seatCount) as ZoneMap;
    expect(painted.seatCounts).toEqual([20, 11]);
    expect([0, 4, 5, 14, 15, 29, 30, 40, 59].map((ordinal) => painted.zoneOf[ordinal])).toEqual([
      0,
      0,
      1,
      1,
      0,
      0,
      noZone,
      1,
      noZone,
    ]);
  });

  it("puts every seat where a plain reading of the input puts it, or refuses", () => {
    const anyZone = fc.record({
      blockIndexes: fc.uniqueArray(fc.nat(2), { maxLength: 3 }),
      ranges: fc.array(fc.tuple(fc.nat(seatCount - 1), fc.nat(15)), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anyZone, { minLength: 1, maxLength: 4 }), (wanted) => {
        const zones = wanted.map(({ blockIndexes, ranges }, index) =>
          zone(
            `Z${index}`,
            blockIndexes,
            ranges.flatMap(([first, more]) => [first, Math.min(first + more, seatCount - 1)]),
          ),
        );
        const inRange = (index: number, ordinal: number) =>
          wanted[index]?.ranges.some(([first, more]) => ordinal >= first && ordinal <= first + more) ?? false;
        const blockOf = (ordinal: number) => (ordinal < 10 ? 0 : ordinal < 30 ? 1 : 2);
        const ordinals = Array.from({ length: seatCount }, (_, ordinal) => ordinal);
        const byRange = ordinals.map((ordinal) =>
          zones.flatMap((_, index) => (inRange(index, ordinal) ? [index] : [])),
        );
        const byBlock = [0, 1, 2].map((block) =>
          zones.flatMap((each, index) => (each.blockIndexes.includes(block) ? [index] : [])),
        );
        const expected = ordinals.map((at) => byRange[at]?.[0] ?? byBlock[blockOf(at)]?.[0] ?? noZone);
        const isClean =
          byRange.every((found) => found.length <= 1) &&
          byBlock.every((found) => found.length <= 1) &&
          zones.every((_, index) => expected.includes(index));

        const outcome = paintZones(zones, blocks, seatCount);
        expect(isRefused(outcome)).toBe(!isClean);
        if (!isRefused(outcome)) {
          expect([...outcome.zoneOf]).toEqual(expected);
          expect(outcome.seatCounts).toEqual(zones.map((_, index) => expected.filter((each) => each === index).length));
        }
      }),
    );
  });

  it("refuses a seat in two zones, naming the second", () => {
    expect(refusalOf(zone("A", [0]), zone("B", [0]))).toBe("zones.1.blockIndexes");
    expect(refusalOf(zone("A", [], [0, 9]), zone("B", [], [9, 12]))).toBe("zones.1.ordinalRanges");
  });

  it("refuses blocks and ranges that are not there, and half a pair", () => {
    expect(refusalOf(zone("A", [3]))).toBe("zones.0.blockIndexes");
    expect(refusalOf(zone("A", [-1]))).toBe("zones.0.blockIndexes");
    expect(refusalOf(zone("A", [0], [5]))).toBe("zones.0.ordinalRanges");
    expect(refusalOf(zone("A", [0], [5, 4]))).toBe("zones.0.ordinalRanges");
    expect(refusalOf(zone("A", [0], [59, 60]))).toBe("zones.0.ordinalRanges");
    expect(refusalOf(zone("A", [0], [-1, 3]))).toBe("zones.0.ordinalRanges");
  });

  it("refuses zones without seats, and a zone whose seats another one takes", () => {
    expect(refusalOf(zone("A", []))).toBe("zones.0");
    expect(refusalOf(zone("A", [0]), zone("B", [], [0, 9]))).toBe("zones.0");
    expect(refusalOf()).toBe("zones");
  });

  it("refuses codes that repeat or cannot be typed, hues that are none, names that are missing", () => {
    expect(refusalOf(zone("A", [0]), zone("A", [1]))).toBe("zones.1.code");
    for (const code of ["", "a b", "é", "x".repeat(17), "-a"]) expect(refusalOf(zone(code, [0]))).toBe("zones.0.code");
    for (const hue of [-1, 12, 1.5]) expect(refusalOf({ ...zone("A", [0]), hue })).toBe("zones.0.hue");
    expect(refusalOf({ ...zone("A", [0]), name: { zh: "区", en: " " } })).toBe("zones.0.name.en");
  });

  it("stops once the performance has been on sale", () => {
    expect(zonesStateRefusal(PerformanceState.DRAFT)).toBeNull();
    for (const state of ["on_sale", "closed", "cancelled"] as const) expect(zonesStateRefusal(state)).not.toBeNull();
  });
});

describe("the zones a performance begins with", () => {
  const proposed = (key: string, name = key) => ({ key, name: { zh: name, en: name }, hue: 2, seatCount: 7 });

  it("have their categories' keys as codes where they can be, else free letters", () => {
    const zones = zonesToBeginWith([
      proposed("池座"),
      proposed("A"),
      proposed("balcony-1"),
      proposed("much too long a key"),
    ]);
    expect(zones.map(({ code }) => code)).toEqual(["B", "A", "balcony-1", "C"]);
    expect(zones[0]).toEqual({ code: "B", name: { zh: "池座", en: "池座" }, hue: 2, seatCount: 7 });
  });

  it("can always be set by an organiser as they are, whatever the categories are called", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ key: fc.string(), name: fc.string({ maxLength: 90 }) }), {
          maxLength: 30,
          selector: ({ key }) => key,
        }),
        (categories) => {
          const zones = zonesToBeginWith(categories.map(({ key, name }) => proposed(key, name)));
          const seats = zones.map((_, index) => ({ first: index, count: 1 }));
          const asked = zones.map(({ code, name, hue }, index) => ({ code, name, hue, blockIndexes: [index] }));
          if (asked.length > 0) expect(isRefused(paintZones(asked, seats, seats.length))).toBe(false);
        },
      ),
    );
  });

  it("are none where a price list could not have as many", () => {
    expect(zonesToBeginWith(Array.from({ length: 65 }, (_, index) => proposed(`k${index}`)))).toEqual([]);
  });
});
