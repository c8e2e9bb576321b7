import fc from "fast-check";
import { expect, it } from "vitest";
import { GridIndex, isInLoop } from "./grid-index.ts";

const seats = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), {
  minLength: 1,
  maxLength: 60,
});
const columns = (points: readonly (readonly [number, number])[]) => ({
  x: Float32Array.from(points, ([x]) => x),
  y: Float32Array.from(points, ([, y]) => y),
});

it("finds the nearest seat that a search over all of them finds", () => {
  fc.assert(
    fc.property(
      seats,
      fc.integer({ min: -600, max: 600 }),
      fc.integer({ min: -600, max: 600 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 200 }),
      (points, x, y, reach, cell) => {
        const { x: xs, y: ys } = columns(points);
        const found = new GridIndex(xs, ys, cell).nearest(x, y, reach);
        const distances = points.map(([px, py]) => Math.hypot(px - x, py - y));
        const nearest = Math.min(...distances);
        if (nearest > reach) expect(found).toBe(-1);
        else expect(distances[found]).toBeCloseTo(nearest, 6);
      },
    ),
  );
});

it("finds in a loop and along a stroke what plain arithmetic finds", () => {
  const corner = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
  fc.assert(
    fc.property(seats, fc.array(corner, { minLength: 3, maxLength: 8 }), (points, loop) => {
      const { x, y } = columns(points);
      const grid = new GridIndex(x, y, 40);
      const all = points.map((_, ordinal) => ordinal);
      expect(grid.inLoop(loop)).toEqual(all.filter((ordinal) => isInLoop(loop, x[ordinal]!, y[ordinal]!)));
      const [from, to] = [loop[0]!, loop[1]!];
      const touched = grid.alongStroke(from.x, from.y, to.x, to.y, 60);
      for (const ordinal of all) {
        const samples = Array.from({ length: 400 }, (_, index) => index / 399);
        const near = Math.min(
          ...samples.map((share) =>
            Math.hypot(x[ordinal]! - from.x - (to.x - from.x) * share, y[ordinal]! - from.y - (to.y - from.y) * share),
          ),
        );
        if (near < 59) expect(touched).toContain(ordinal);
        if (near > 63) expect(touched).not.toContain(ordinal);
      }
    }),
    { numRuns: 40 },
  );
});

it("is quiet about an empty map", () => {
  expect(new GridIndex(new Float32Array(), new Float32Array(), 50).nearest(0, 0, 100)).toBe(-1);
});
