import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BlockDocument, Point } from "./model.ts";
import { physicalRows } from "./physical-rows.ts";

const seatsAt = (points: readonly Point[], first = 1) =>
  points.map(({ x, y }, index) => ({ id: `${x},${y}`, label: String(first + index), x, y }));
const line = (from: number, count: number, y = 0, step = 55): Point[] =>
  Array.from({ length: count }, (_, index) => ({ x: from + index * step, y }));
const block = (...rows: { label: string; points: readonly Point[] }[]): BlockDocument => ({
  id: "b",
  label: "B",
  rows: rows.map(({ label, points }, index) => ({ id: `${index}`, label, seats: seatsAt(points) })),
});
/** Rows as x positions, runs split by "|". */
const drawn = (rows: ReturnType<typeof physicalRows>) =>
  rows.map(({ label, runs }) => `${label}: ${runs.map((run) => run.map(({ x }) => x).join(" ")).join(" | ")}`);

describe("rows and runs come from where seats stand", () => {
  test("an aisle and a missing seat split a row, a slightly wider seat does not", () => {
    const points = [...line(0, 3), ...line(300, 2), ...line(465, 2), { x: 600, y: 0 }];
    expect(drawn(physicalRows(block({ label: "A", points }), 55))).toEqual(["A: 0 55 110 | 300 355 | 465 520 600"]);
  });

  test("left, centre and right wing of one name join, whatever their order and direction", () => {
    const left = line(0, 3);
    const centre = line(300, 4);
    const right = line(700, 3).reverse();
    expect(
      drawn(
        physicalRows(
          block({ label: "A", points: centre }, { label: "A", points: right }, { label: "A", points: left }),
          55,
        ),
      ),
    ).toEqual(["A: 0 55 110 | 300 355 410 465 | 700 755 810"]);
  });

  test("pieces that touch become one run", () => {
    expect(
      drawn(physicalRows(block({ label: "A", points: line(0, 3) }, { label: "A", points: line(165, 3) }), 55)),
    ).toEqual(["A: 0 55 110 165 220 275"]);
  });

  test("rows of one name that lie behind each other, or far apart, stay apart", () => {
    const rows = physicalRows(
      block(
        { label: "A", points: line(0, 4) },
        { label: "A", points: line(0, 4, 90) },
        { label: "A", points: line(5000, 4) },
      ),
      55,
    );
    expect(rows).toHaveLength(3);
  });

  test("rows without a name never join", () => {
    expect(
      physicalRows(block({ label: " ", points: line(0, 3) }, { label: " ", points: line(300, 3) }), 55),
    ).toHaveLength(2);
  });

  test("numbers that run odd on one side and even on the other do not matter", () => {
    const odd = [330, 220, 110, 0].map((x) => ({ x, y: 0 }));
    const even = [55, 165, 275].map((x) => ({ x, y: 0 }));
    const [row] = physicalRows(block({ label: "A", points: [...odd, ...even] }), 55);
    const order = row!.runs.flatMap((run) => run.map(({ x }) => x));
    expect(row!.runs).toHaveLength(1);
    expect([...order].sort((a, b) => a - b)).toEqual([0, 55, 110, 165, 220, 275, 330]);
    expect([order, [...order].reverse()]).toContainEqual([0, 55, 110, 165, 220, 275, 330]);
  });

  test("a whole hall in one nameless row falls apart into its rows", () => {
    const points = [0, 1, 2, 3].flatMap((row) => line(0, 6, row * 90));
    const rows = physicalRows(block({ label: "", points }), 55);
    expect(rows.map(({ runs }) => runs.map((run) => run.length))).toEqual([[6], [6], [6], [6]]);
  });

  test("curved rows keep their order along the curve, beyond a half circle too, however they are shuffled", () => {
    const curved = fc.record({
      count: fc.integer({ min: 3, max: 60 }),
      degrees: fc.integer({ min: 20, max: 270 }),
      seed: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
    });
    fc.assert(
      fc.property(curved, ({ count, degrees, seed }) => {
        const radius = (55 * (count - 1)) / ((degrees * Math.PI) / 180);
        // Ends that come closer to each other than neighbours are no row any more.
        fc.pre(2 * radius * Math.sin((Math.min(180, degrees) * Math.PI) / 360) > 60 || degrees < 180);
        fc.pre(degrees / (count - 1) < 50);
        const points = Array.from({ length: count }, (_, index) => {
          const turn = (((degrees * index) / (count - 1) - degrees / 2) * Math.PI) / 180;
          return { x: radius * Math.sin(turn), y: radius * Math.cos(turn), index };
        });
        const shuffled = points.map((point, at) => ({ point, key: seed[at]! })).sort((a, b) => a.key - b.key);
        const indexOf = new Map(points.map(({ x, y, index }) => [`${x},${y}`, index]));
        const rows = physicalRows(block({ label: "A", points: shuffled.map(({ point }) => point) }), 55);
        expect(rows).toHaveLength(1);
        const order = rows[0]!.runs.flatMap((run) => run.map(({ id }) => indexOf.get(id)!));
        const expected = points.map(({ index }) => index);
        expect([expected, [...expected].reverse()]).toContainEqual(order);
        expect(rows[0]!.runs).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  test("every seat is in exactly one run, whatever the drawing", () => {
    const anyBlock = fc.array(
      fc.record({
        label: fc.constantFrom("", "A", "B"),
        points: fc.array(fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 400 }) }), {
          maxLength: 25,
        }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyBlock, (rows) => {
        const placed = physicalRows(block(...rows), 55).flatMap(({ runs }) => runs.flat());
        const all = rows.flatMap(({ points }) => points);
        expect(placed).toHaveLength(all.length);
        expect(placed.map(({ id }) => id).sort()).toEqual(all.map(({ x, y }) => `${x},${y}`).sort());
      }),
    );
  });
});
