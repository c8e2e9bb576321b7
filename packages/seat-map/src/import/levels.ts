import type { Point, ShapeDocument } from "../model.ts";
import { distanceBetween, median, stepsOf } from "../row-path.ts";
import { SeatGrid } from "../seat-grid.ts";
import type { ProblemList } from "./outcome.ts";

interface Level<S extends Point> {
  readonly name: string;
  readonly rows: readonly { readonly label: string; readonly seats: S[] }[];
  readonly shapes: ShapeDocument[];
}

/** A zone with more than this part of its seats on top of others is another level of the house. */
const coveredPart = 0.2;

/**
 * Levels that a plan draws on top of each other (a balcony exactly above the stalls) cannot be looked at together, so
 * each further one is moved to the right of what is there, and that is listed.
 */
export function beside<S extends Point, L extends Level<S>>(levels: readonly L[], problems: ProblemList) {
  const step =
    median(levels.flatMap(({ rows }) => rows.map(({ seats }) => median(stepsOf(seats)))).filter((s) => s > 0)) || 50;
  const placed: S[] = [];
  const grid = new SeatGrid(step);
  const shifts = new Set<number>();
  const zones = levels.map((level, index) => {
    const seats = level.rows.flatMap((row) => row.seats);
    const covered = seats.filter((seat) => covers(grid, placed, seat, step / 2)).length;
    const overlaps = seats.length > 0 && covered > coveredPart * seats.length;
    const shift = overlaps ? widthOf([...placed, ...seats], step) : 0;
    if (overlaps) {
      shifts.add(shift);
      problems.warn("levels-overlap", `zones[${index}]`, {
        zh: `“${level.name}”画在其他座位之上，已移到右侧`,
        en: `“${level.name}” is drawn on top of other seats; it was moved to the right of them`,
      });
    }
    const moved: L = shift === 0 ? level : shifted(level, shift);
    for (const seat of moved.rows.flatMap((row) => row.seats)) {
      grid.add(seat, placed.length);
      placed.push(seat);
    }
    return moved;
  });
  return {
    zones,
    /** The same thing once for each place that a level was moved to, its own place included. */
    repeat<T>(things: readonly T[], move: (thing: T, by: number) => T): T[] {
      return [0, ...shifts].flatMap((shift) => things.map((thing) => (shift === 0 ? thing : move(thing, shift))));
    },
  };
}

function covers(grid: SeatGrid, placed: readonly Point[], seat: Point, within: number): boolean {
  for (const other of grid.near(seat)) if (distanceBetween(placed[other]!, seat) < within) return true;
  return false;
}

function widthOf(seats: readonly Point[], step: number): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x } of seats) {
    least = Math.min(least, x);
    most = Math.max(most, x);
  }
  return most - least + 8 * step;
}

function shifted<S extends Point, L extends Level<S>>(level: L, shift: number): L {
  return {
    ...level,
    rows: level.rows.map((row) => ({ ...row, seats: row.seats.map((seat) => ({ ...seat, x: seat.x + shift })) })),
    shapes: level.shapes.map((shape) => movedShape(shape, shift)),
  };
}

export const movedShape = (shape: ShapeDocument, by: number): ShapeDocument => ({
  ...shape,
  points: shape.points.map((point) => ({ x: point.x + by, y: point.y })),
});
