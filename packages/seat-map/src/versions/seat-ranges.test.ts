import fc from "fast-check";
import { expect, it } from "vitest";
import { rangesOf, seatsIn } from "./seat-ranges.ts";

it("says any set of seats in pairs and reads them back", () => {
  expect(rangesOf(Uint8Array.of(1, 1, 0, 2, 3), 1)).toEqual([0, 1, 4, 4]);
  fc.assert(
    fc.property(fc.uint8Array({ max: 7 }), fc.constantFrom(1, 2, 4, 0xff), (marked, bits) => {
      const seats = [...marked.keys()].filter((ordinal) => (marked[ordinal]! & bits) !== 0);
      const pairs = rangesOf(marked, bits);
      expect(seatsIn(pairs)).toEqual(seats);
      // Two pairs never touch: each run of seats is told once.
      for (let at = 2; at < pairs.length; at += 2) expect(pairs[at]! - pairs[at - 1]!).toBeGreaterThan(1);
    }),
  );
});
