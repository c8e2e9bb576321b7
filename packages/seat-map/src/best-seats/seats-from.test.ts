import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "../compile.ts";
import type { SeatFlagName, SeatMapDocument } from "../model.ts";
import { wouldLeaveOrphan } from "./best-seats.ts";
import { seatsFrom } from "./seats-from.ts";

/** Rows of ten seats side by side, a flag on some. */
function rows(count: number, flags: Readonly<Record<number, SeatFlagName>> = {}) {
  const document: SeatMapDocument = {
    format: "parterre.seat-map",
    version: 1,
    name: "rows",
    categories: [],
    focalPoints: [{ x: 250, y: -400 }],
    shapes: [],
    blocks: [
      {
        id: "b",
        label: "B",
        rows: Array.from({ length: count }, (_, row) => ({
          id: `${row}`,
          label: `${row}`,
          seats: Array.from({ length: 10 }, (__, seat) => {
            const flag = flags[row * 10 + seat];
            return {
              id: `${row}.${seat}`,
              label: `${seat}`,
              x: seat * 55,
              y: row * 90,
              ...(flag ? { flags: [flag] } : {}),
            };
          }),
        })),
      },
    ],
  };
  return compileSeatMap(document);
}

const free = (taken: readonly number[]) => (seat: number) => !taken.includes(seat);

describe("the neighbours a tap takes", () => {
  test("are the party's number, the tapped seat among them, towards the better seats", () => {
    expect(seatsFrom(rows(1), { seat: 2, count: 2, isFree: free([]) })).toEqual({ kind: "seats", ordinals: [2, 3] });
    expect(seatsFrom(rows(1), { seat: 7, count: 2, isFree: free([]) })).toEqual({ kind: "seats", ordinals: [6, 7] });
  });

  test("leave nobody alone where there is a way", () => {
    // 5 and 6 would leave 4 alone; 4 and 5 leave nobody.
    const isFree = free([3, 8, 9]);
    expect(seatsFrom(rows(1), { seat: 5, count: 2, isFree })).toEqual({ kind: "seats", ordinals: [4, 5] });
  });

  test("are refused when they leave a single seat, with others to take instead", () => {
    const choice = seatsFrom(rows(1), { seat: 1, count: 1, isFree: free([5]) });
    expect(choice).toEqual({ kind: "orphan", ordinals: [1], orphans: [0], instead: [0] });
  });

  test("are not refused where the party could sit nowhere else", () => {
    const isFree = (seat: number) => seat < 3;
    expect(seatsFrom(rows(1), { seat: 1, count: 2, isFree })).toMatchObject({ kind: "seats" });
  });

  test("stay in the seat's own price zone", () => {
    const zoneOf = Uint8Array.from({ length: 10 }, (_, seat) => (seat < 4 ? 0 : 1));
    const isFree = free([]);
    expect(seatsFrom(rows(1), { seat: 3, count: 2, isFree })).toEqual({ kind: "seats", ordinals: [3, 4] });
    expect(seatsFrom(rows(1), { seat: 3, count: 2, isFree, zoneOf })).toEqual({ kind: "seats", ordinals: [2, 3] });
  });

  test("leave wheelchair places to those who ask, and take companions along from one", () => {
    const house = rows(1, { 0: "wheelchair", 1: "companion" });
    expect(seatsFrom(house, { seat: 2, count: 2, isFree: free([]) })).toEqual({ kind: "seats", ordinals: [2, 3] });
    expect(seatsFrom(house, { seat: 0, count: 2, isFree: free([]) })).toEqual({ kind: "seats", ordinals: [0, 1] });
  });

  test("are said to be too few, with those there are", () => {
    expect(seatsFrom(rows(1), { seat: 4, count: 3, isFree: free([3, 6]) })).toEqual({
      kind: "tooFew",
      ordinals: [4, 5],
    });
    expect(seatsFrom(rows(1), { seat: 3, count: 1, isFree: free([3]) })).toEqual({ kind: "tooFew", ordinals: [] });
    expect(seatsFrom(rows(1), { seat: 99, count: 1, isFree: () => true })).toEqual({ kind: "tooFew", ordinals: [] });
  });

  test("always keep the rule, hold the seat and are free", () => {
    const house = rows(3);
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(29)), fc.nat(29), fc.integer({ min: 1, max: 5 }), (taken, seat, count) => {
        const isFree = free(taken);
        const choice = seatsFrom(house, { seat, count, isFree });
        if (choice.kind === "tooFew") {
          expect(choice.ordinals.length).toBeLessThan(count);
          return;
        }
        const ordinals = choice.kind === "seats" ? choice.ordinals : choice.instead;
        expect(ordinals).toHaveLength(count);
        expect(ordinals.every(isFree)).toBe(true);
        expect(wouldLeaveOrphan(house, { ordinals, isFree })).toBe(false);
        if (choice.kind === "seats") expect(ordinals).toContain(seat);
        else expect(wouldLeaveOrphan(house, { ordinals: choice.ordinals, isFree })).toBe(true);
      }),
    );
  });
});
