import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "../compile.ts";
import { SeatFlag, type SeatFlagName, type SeatMapDocument, type SeatMapGeometry } from "../model.ts";
import { type BestSeatsRequest, bestSeats, pickAmongBest, wouldLeaveOrphan } from "./best-seats.ts";
import { bruteForceBest } from "./brute-force.ts";
import { nearestFree } from "./nearest-free.ts";
import { orphansLeftBy } from "./orphan-rule.ts";

interface HouseShape {
  readonly rows: readonly { readonly runs: readonly number[]; readonly skew: number }[][];
  readonly flagged: readonly { readonly seat: number; readonly flag: SeatFlagName }[];
}

/** Small houses: blocks of rows of runs, an aisle of two seats' width between runs, some seats with properties. */
function house({ rows: blocks, flagged }: HouseShape): SeatMapGeometry {
  let seatNumber = 0;
  const flags = new Map(flagged.map(({ seat, flag }) => [seat, flag]));
  const document: SeatMapDocument = {
    format: "parterre.seat-map",
    version: 1,
    name: "house",
    categories: [],
    focalPoints: [{ x: 200, y: -400 }],
    shapes: [],
    blocks: blocks.map((rows, block) => ({
      id: `${block}`,
      label: `${block}`,
      rows: rows.map(({ runs, skew }, row) => {
        let x = skew * 30;
        return {
          id: `${block}-${row}`,
          label: `${row}`,
          seats: runs.flatMap((length) => {
            const seats = Array.from({ length }, () => {
              const flag = flags.get(seatNumber);
              seatNumber += 1;
              x += 55;
              return {
                id: `${seatNumber}`,
                label: `${seatNumber}`,
                x,
                y: block * 1000 + row * 90,
                ...(flag ? { flags: [flag] } : {}),
              };
            });
            x += 110;
            return seats;
          }),
        };
      }),
    })),
  };
  return compileSeatMap(document);
}

const houseShape: fc.Arbitrary<HouseShape> = fc.record({
  rows: fc.array(
    fc.array(
      fc.record({
        runs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
        skew: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  flagged: fc.array(
    fc.record({
      seat: fc.nat(60),
      flag: fc.constantFrom<SeatFlagName>("wheelchair", "companion", "standing", "restrictedView"),
    }),
    { maxLength: 8 },
  ),
});

const request = fc.record({
  count: fc.integer({ min: 1, max: 10 }),
  soldPercent: fc.constantFrom(0, 20, 50, 70, 90),
  seed: fc.nat(),
  zone: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined }),
  wheelchairs: fc.constantFrom(0, 0, 0, 1, 2),
  skip: fc.integer({ min: 0, max: 3 }),
});

function scattered(seatCount: number, seed: number, percent: number): Uint8Array {
  let state = seed | 1;
  return Uint8Array.from({ length: seatCount }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % 100 < percent ? 1 : 0;
  });
}

describe("best seats", () => {
  test("finds what brute force finds, in every tier, with zones, wheelchairs and the next best", () => {
    fc.assert(
      fc.property(houseShape, request, (shape, { count, soldPercent, seed, zone, wheelchairs, skip }) => {
        const geometry = house(shape);
        const taken = scattered(geometry.seatCount, seed, soldPercent);
        const zoneOf = scattered(geometry.seatCount, seed + 7, 40);
        const asked: BestSeatsRequest = { count, isFree: (o) => taken[o] === 0, zoneOf, zone, wheelchairs, skip };
        const [found] = bestSeats(geometry, asked);
        const expected = bruteForceBest(geometry, asked);
        expect(found && { tier: found.tier, score: found.score, ordinals: found.ordinals }).toEqual(
          expected && { tier: expected.tier, score: expected.score, ordinals: expected.ordinals },
        );
      }),
      { numRuns: 800 },
    );
  }, 60_000);

  test("finds the same in a house of many runs, where it reads the whole house once instead of run after run", () => {
    const row = { runs: [4, 2, 3], skew: 0 };
    const geometry = house({ rows: [Array.from({ length: 170 }, () => row)], flagged: [] });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(80, 95, 99),
        fc.nat(),
        fc.option(fc.constant(1), { nil: undefined }),
        (count, soldPercent, seed, zone) => {
          const taken = scattered(geometry.seatCount, seed, soldPercent);
          const zoneOf = scattered(geometry.seatCount, seed + 7, 70);
          const asked: BestSeatsRequest = { count, isFree: (o) => taken[o] === 0, zoneOf, zone };
          const [found] = bestSeats(geometry, asked);
          const expected = bruteForceBest(geometry, asked);
          expect(found && { tier: found.tier, score: found.score, ordinals: found.ordinals }).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test("proposes only free seats of the zone, as many as asked, never a seat twice", () => {
    fc.assert(
      fc.property(houseShape, request, (shape, { count, soldPercent, seed, zone }) => {
        const geometry = house(shape);
        const taken = scattered(geometry.seatCount, seed, soldPercent);
        const zoneOf = scattered(geometry.seatCount, seed + 7, 40);
        const found = bestSeats(geometry, { count, isFree: (o) => taken[o] === 0, zoneOf, zone, limit: 4 });
        const seats = found.flatMap(({ ordinals }) => ordinals);
        expect(new Set(seats).size).toBe(seats.length);
        for (const { ordinals } of found) expect(ordinals).toHaveLength(count);
        for (const seat of seats) {
          expect(taken[seat]).toBe(0);
          if (zone !== undefined) expect(zoneOf[seat]).toBe(zone);
          expect(geometry.flags[seat]! & (SeatFlag.wheelchair | SeatFlag.companion)).toBe(0);
        }
        const tiers = found.map(({ tier }) => tier);
        expect(tiers).toEqual([...tiers].sort());
      }),
    );
  });

  test("the next best is what is best when the best is taken out of reach", () => {
    const geometry = house({
      rows: [
        [
          { runs: [9, 9], skew: 0 },
          { runs: [9, 9], skew: 0 },
        ],
      ],
      flagged: [],
    });
    const isFree = () => true;
    const three = bestSeats(geometry, { count: 3, isFree, limit: 3 });
    expect(three).toHaveLength(3);
    expect(bestSeats(geometry, { count: 3, isFree, skip: 2 })).toEqual(three.slice(2));
  });

  test.each([0, -1, 1.5, 51, Number.NaN])("answers nothing for a party of %s", (count) => {
    const geometry = house({ rows: [[{ runs: [9], skew: 0 }]], flagged: [] });
    expect(bestSeats(geometry, { count, isFree: () => true })).toEqual([]);
  });

  test("a wheelchair place comes with the seat beside it, and only on request", () => {
    const geometry = house({
      rows: [[{ runs: [5], skew: 0 }]],
      flagged: [
        { seat: 0, flag: "wheelchair" },
        { seat: 1, flag: "companion" },
      ],
    });
    const isFree = () => true;
    expect(bestSeats(geometry, { count: 2, isFree, wheelchairs: 1 })[0]?.ordinals).toEqual([0, 1]);
    expect(bestSeats(geometry, { count: 4, isFree })).toEqual([]);
    expect(bestSeats(geometry, { count: 3, isFree })[0]?.ordinals).toEqual([2, 3, 4]);
  });

  test("picking by a number spreads buyers over proposals of the first one's tier", () => {
    const geometry = house({
      rows: [
        [
          { runs: [9, 9], skew: 0 },
          { runs: [9, 9], skew: 0 },
        ],
      ],
      flagged: [],
    });
    const proposals = bestSeats(geometry, { count: 2, isFree: () => true, limit: 6 });
    const picked = new Set(Array.from({ length: 60 }, (_, seed) => pickAmongBest(proposals, seed)));
    expect(picked.size).toBeGreaterThan(3);
    for (const proposal of picked) expect(proposal?.tier).toBe(proposals[0]?.tier);
    expect(pickAmongBest(proposals, 5)).toBe(pickAmongBest(proposals, 5));
    expect(pickAmongBest([], 5)).toBeUndefined();
  });
});

describe("the orphan rule", () => {
  const row = house({
    rows: [
      [
        { runs: [6], skew: 0 },
        { runs: [6], skew: 0 },
      ],
    ],
    flagged: [],
  });
  const freeBut =
    (...taken: number[]) =>
    (seat: number) =>
      !taken.includes(seat);

  test("sees single seats between the choice and a wall", () => {
    expect(orphansLeftBy(row, [1, 2], freeBut())).toEqual([0]);
    expect(orphansLeftBy(row, [1, 2], freeBut(4))).toEqual([0, 3]);
    expect(orphansLeftBy(row, [0, 1], freeBut())).toEqual([]);
    expect(orphansLeftBy(row, [0, 2], freeBut())).toEqual([1]);
  });

  test("does not blame a choice for seats that were single before", () => {
    expect(orphansLeftBy(row, [3, 4, 5], freeBut(1, 2))).toEqual([]);
  });

  test("refuses while there is another way, and never the last way", () => {
    expect(wouldLeaveOrphan(row, { ordinals: [1, 2], isFree: freeBut() })).toBe(true);
    expect(wouldLeaveOrphan(row, { ordinals: [1, 2], isFree: freeBut(3, 4, 6, 7, 8, 9, 10, 11) })).toBe(false);
    expect(wouldLeaveOrphan(row, { ordinals: [0, 1], isFree: freeBut() })).toBe(false);
    expect(wouldLeaveOrphan(row, { ordinals: [], isFree: freeBut() })).toBe(false);
  });

  test("a tier 1 proposal never breaks it", () => {
    fc.assert(
      fc.property(houseShape, request, (shape, { count, soldPercent, seed }) => {
        const geometry = house(shape);
        const taken = scattered(geometry.seatCount, seed, soldPercent);
        const isFree = (seat: number) => taken[seat] === 0;
        const [found] = bestSeats(geometry, { count, isFree });
        if (found?.tier !== 1) return;
        expect(orphansLeftBy(geometry, found.ordinals, isFree)).toEqual([]);
        expect(wouldLeaveOrphan(geometry, { ordinals: found.ordinals, isFree })).toBe(false);
      }),
    );
  });
});

describe("nearest free seats", () => {
  const geometry = house({
    rows: [
      [
        { runs: [9], skew: 0 },
        { runs: [9], skew: 0 },
      ],
    ],
    flagged: [],
  });

  test("are together and near", () => {
    expect(nearestFree(geometry, [4, 5], (seat) => seat !== 4 && seat !== 5, 2)).toEqual([13, 14]);
    expect(nearestFree(geometry, [4], (seat) => seat !== 4, 1)).toEqual([3]);
  });

  test("are single seats when nowhere enough are together, and all that is left when there are fewer", () => {
    expect(nearestFree(geometry, [4, 5], (seat) => seat === 2 || seat === 7 || seat === 17, 2)).toEqual([2, 7]);
    expect(nearestFree(geometry, [4, 5], (seat) => seat === 2, 2)).toEqual([2]);
    expect(nearestFree(geometry, [], () => true, 2)).toEqual([]);
  });
});
