import { describe, expect, it } from "vitest";
import { SeatFlag } from "../src/model.ts";
import { levelsOf, seatsOfBlocks } from "./levels.ts";
import { everySeat, matchingSeats, priceStops } from "./seat-filter.ts";

const geometry = { seatCount: 5, flags: Uint8Array.from([0, SeatFlag.wheelchair, SeatFlag.companion, 0, 0]) };
const zoneOf = Uint8Array.from([0, 0, 1, 1, 255]);
const zones = [
  { index: 0, pricesMinor: [88_000, 44_000] },
  { index: 1, pricesMinor: [20_000] },
];
const match = (filter: object) => {
  const seats = matchingSeats(geometry, zoneOf, zones, { ...everySeat, ...filter });
  return seats && [...seats];
};

describe("a filter", () => {
  it("lets everything through until something is asked", () => {
    expect(match({})).toBeNull();
  });

  it("keeps one price zone", () => {
    expect(match({ zone: 1 })).toEqual([0, 0, 1, 1, 0]);
  });

  it("keeps zones with a ticket in the price range, both ends included", () => {
    expect(match({ price: { fromMinor: 0, toMinor: 44_000 } })).toEqual([1, 1, 1, 1, 0]);
    expect(match({ price: { fromMinor: 44_001, toMinor: 90_000 } })).toEqual([1, 1, 0, 0, 0]);
    expect(match({ price: { fromMinor: 50_000, toMinor: 60_000 } })).toEqual([0, 0, 0, 0, 0]);
  });

  it("keeps wheelchair and companion places, within the rest of what is asked", () => {
    expect(match({ accessible: true })).toEqual([0, 1, 1, 0, 0]);
    expect(match({ accessible: true, zone: 0 })).toEqual([0, 1, 0, 0, 0]);
  });

  it("offers every price once, the lowest first", () => {
    expect(priceStops([...zones, { index: 2, pricesMinor: [44_000] }])).toEqual([20_000, 44_000, 88_000]);
  });
});

describe("levels of a house", () => {
  const block = (level: string | undefined, first: number, count: number) => ({
    label: "b",
    ...(level === undefined ? {} : { level }),
    first,
    count,
    outline: [],
  });
  const house = {
    seatCount: 9,
    blocks: [block("Stalls", 0, 3), block("Balcony", 3, 2), block(undefined, 5, 1), block("Stalls", 6, 3)],
  };

  it("are named in the order of the blocks; blocks without one belong to all", () => {
    expect(levelsOf(house).map(({ name, blocks }) => [name, ...blocks])).toEqual([
      ["Stalls", 1, 0, 1, 1],
      ["Balcony", 0, 1, 1, 0],
    ]);
    expect([...seatsOfBlocks(house, levelsOf(house)[1]!.blocks)]).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0]);
  });

  it("are not offered where there is nothing to choose", () => {
    expect(levelsOf({ blocks: [block("Stalls", 0, 3), block(undefined, 3, 1)] })).toEqual([]);
    expect(levelsOf({ blocks: [block("Stalls", 0, 3), block("Empty", 3, 0)] })).toEqual([]);
  });
});
