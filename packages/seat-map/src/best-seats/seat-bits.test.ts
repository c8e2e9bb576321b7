import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextPair, untakenBits } from "./seat-bits.ts";

/** Bytes in which any value but 0 means taken, of any length and beginning at any address. */
const houses = fc.record({
  seats: fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(1, 2, 127, 128, 255)), {
    maxLength: 200,
  }),
  offset: fc.integer({ min: 0, max: 5 }),
});

function takenAt(seats: readonly number[], offset: number): Uint8Array {
  const taken = new Uint8Array(new ArrayBuffer(seats.length + offset), offset);
  taken.set(seats);
  return taken;
}

describe("seats as bits", () => {
  it("finds every two neighbours that are not taken, and no others", () => {
    fc.assert(
      fc.property(houses, ({ seats, offset }) => {
        const bits = untakenBits(takenAt(seats, offset), new Int32Array((seats.length >> 5) + 2).fill(-1));
        const found: number[] = [];
        for (let pair = nextPair(bits, 0); pair >= 0; pair = nextPair(bits, pair + 1)) found.push(pair);
        const expected = seats.flatMap((seat, index) => (seat === 0 && seats[index + 1] === 0 ? [index] : []));
        expect(found).toEqual(expected);
      }),
    );
  });
});
