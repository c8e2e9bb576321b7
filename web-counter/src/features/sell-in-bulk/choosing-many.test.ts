import type { SeatMapGeometry } from "@parterre/seat-map";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestForMany } from "./best-for-many.ts";
import { readSeatList } from "./seat-list.ts";

/** Two blocks of two rows of five; seats in the middle are better, block A better than B. */
const geometry = {
  seatCount: 20,
  blocks: [{ label: "A" }, { label: "楼上" }],
  rows: [0, 1, 2, 3].map((row) => ({ label: String((row % 2) + 1), block: row >> 1 })),
  rowOf: Uint32Array.from({ length: 20 }, (_, seat) => Math.floor(seat / 5)),
  runOf: Uint32Array.from({ length: 20 }, (_, seat) => Math.floor(seat / 5)),
  labels: Array.from({ length: 20 }, (_, seat) => String((seat % 5) + 1)),
  score: Uint16Array.from({ length: 20 }, (_, seat) => 1000 - seat * 10 - Math.abs((seat % 5) - 2)),
} as unknown as SeatMapGeometry;

describe("a pasted list of seats", () => {
  it("is read with commas, tabs and ranges, with headers or without", () => {
    const text = '\uFEFFblock,row,seat\r\nA,1,2\r\n\r\na\t1\t4\n楼上；2；1-3\n"A";"2";"5"';
    expect(readSeatList(text, geometry)).toEqual({ ordinals: [1, 3, 9, 15, 16, 17], unread: [] });
    expect(readSeatList("A,1,2", geometry).ordinals).toEqual([1]);
  });

  it("names every line that names no seat, and takes nothing of it", () => {
    expect(readSeatList("A,1,2\nA,9,1\nA,1,4-7\nrubbish\nA,1", geometry)).toEqual({
      ordinals: [1],
      unread: ["A,9,1", "A,1,4-7", "rubbish", "A,1"],
    });
  });
});

describe("best seats for many", () => {
  it("takes whole stretches, the best first, and the best part of the last", () => {
    expect(bestForMany(geometry, () => true, 7)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(bestForMany(geometry, (seat) => seat !== 2, 3)).toEqual([0, 1, 3]);
  });

  it("never takes a seat that is not free, nor one twice, and as many as there are", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(19)), fc.integer({ min: 1, max: 25 }), (taken, count) => {
        const chosen = bestForMany(geometry, (seat) => !taken.includes(seat), count);
        expect(chosen.some((seat) => taken.includes(seat))).toBe(false);
        expect(new Set(chosen).size).toBe(Math.min(count, 20 - taken.length));
      }),
    );
  });
});
