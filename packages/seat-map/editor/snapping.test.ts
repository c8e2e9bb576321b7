import { describe, expect, it } from "vitest";
import { snapAngle, snapMove } from "./snapping.ts";

const row = (y: number, x = 0) => ({ minX: x, maxX: x + 500, minY: y, maxY: y });
const line = (y: number) => [
  { x: 0, y },
  { x: 500, y },
];
const still = { points: [], boxes: [], middleLine: 10_000, reach: 10 };

describe("smart guides", () => {
  it("pull to the same distance as the rows before, behind, or on both sides", () => {
    const behind = snapMove({ ...still, moved: line(0), by: { x: 0, y: 204 }, boxes: [row(0), row(100)] });
    expect(behind.by).toEqual({ x: 0, y: 200 });
    expect(behind.guides.map(({ axis, from, to, gap }) => [axis, from, to, gap])).toEqual([
      ["x", 0, 100, true],
      ["x", 100, 200, true],
    ]);
    const before = snapMove({ ...still, moved: line(0), by: { x: 0, y: -94 }, boxes: [row(0), row(90)] });
    expect(before.by.y).toBe(-90);
    const between = snapMove({ ...still, moved: line(0), by: { x: 0, y: 143 }, boxes: [row(0), row(300)] });
    expect(between.by.y).toBe(150);
  });

  it("look at what stands beside only, and leave alone what is not near", () => {
    const aside = snapMove({ ...still, moved: line(0), by: { x: 0, y: 204 }, boxes: [row(0, 900), row(100, 900)] });
    expect(aside).toEqual({ by: { x: 0, y: 204 }, guides: [] });
    const far = snapMove({ ...still, moved: line(0), by: { x: 0, y: 240 }, boxes: [row(0), row(100)] });
    expect(far.guides).toEqual([]);
  });

  it("pull level with others and to the middle of the house", () => {
    const level = snapMove({ ...still, moved: line(0), by: { x: 3, y: 44 }, points: [{ x: 700, y: 50 }] });
    expect(level.by).toEqual({ x: 3, y: 50 });
    const middle = snapMove({ ...still, moved: line(0), by: { x: 745, y: 0 }, middleLine: 1000 });
    expect(middle.by.x).toBe(750);
  });
});

it("straightens nearly right angles by itself, others when asked", () => {
  expect(snapAngle({ x: 0, y: 0 }, { x: 100, y: 3 }, false).y).toBeCloseTo(0);
  expect(snapAngle({ x: 0, y: 0 }, { x: 100, y: 90 }, false)).toEqual({ x: 100, y: 90 });
  const { x, y } = snapAngle({ x: 0, y: 0 }, { x: 100, y: 90 }, true);
  expect(x).toBeCloseTo(y);
});
