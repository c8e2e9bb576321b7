import type { Point } from "./model.ts";
import { whole } from "./whole.ts";

/** The convex polygon around points, without its inner points (Andrew's chain). */
function convexHull(points: readonly Point[]): Point[] {
  const ascending = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (ascending.length < 3) return ascending;
  const turn = (o: Point, a: Point, b: Point) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
  const half = (sorted: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of sorted) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(ascending), ...half(ascending.reverse())];
}

/**
 * The outline of a block: along the front of its first row, the ends of all rows, the back of its last. A fan of
 * curved rows so keeps its curve and does not cover the block in front. Where the rows do not follow each other, the
 * hull of the seats.
 * @param rows the block's rows in order, each along its path
 * @param margin centimetres from a seat's middle to the outline
 * @returns a simple polygon that holds every seat, not always convex; whole centimetres
 */
export function blockOutline(rows: readonly (readonly Point[])[], margin: number): Point[] {
  const filled = rows.filter((row) => row.length > 0);
  const seats = filled.flat();
  const followed = followRows(filled, margin);
  if (followed && isSimple(followed) && seats.every((seat) => isInside(seat, followed))) return followed;
  return widenedHull(seats, margin);
}

/** Whether a point lies in a polygon, by the even-odd rule; points on the edge may be either. */
export function isInside(point: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  for (let index = 0, before = polygon.length - 1; index < polygon.length; before = index, index += 1) {
    const [a, b] = [polygon[index]!, polygon[before]!];
    if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) {
      inside = !inside;
    }
  }
  return inside;
}

function widenedHull(seats: readonly Point[], margin: number): Point[] {
  const radius = margin / Math.cos(Math.PI / 8);
  const widened = convexHull(seats).flatMap((point) =>
    Array.from({ length: 8 }, (_, index) => {
      const turn = (Math.PI / 4) * (index + 0.5);
      return { x: whole(point.x + radius * Math.cos(turn)), y: whole(point.y + radius * Math.sin(turn)) };
    }),
  );
  return convexHull(widened);
}

function followRows(rows: readonly (readonly Point[])[], margin: number): Point[] | null {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last || rows.some((row) => row.length < 2) || !runAlike(rows)) return null;
  // Which side of the first row is the front: away from the last row, or any side when there is one row only.
  const start = first[0]!;
  const along = direction(first, 0);
  const away = rows.length === 1 ? 1 : along.x * (last[0]!.y - start.y) - along.y * (last[0]!.x - start.x);
  const side = away >= 0 ? 1 : -1;
  const front = shifted(first, margin, side);
  const back = shifted(last, margin, -side).reverse();
  const rightEnds = rows.map((row) => endPoint(row, margin, true));
  const leftEnds = rows.map((row) => endPoint(row, margin, false));
  return simplified([...front, ...rightEnds, ...back, ...leftEnds.reverse()], margin / 8);
}

/** Whether all rows run in the direction of the row before, so that their first seats lie on one side. */
function runAlike(rows: readonly (readonly Point[])[]): boolean {
  return rows.every((row, index) => {
    const before = rows[index - 1];
    if (!before) return true;
    const [a, b] = [chord(before), chord(row)];
    return a.x * b.x + a.y * b.y > 0;
  });
}

const chord = (row: readonly Point[]): Point => ({ x: row.at(-1)!.x - row[0]!.x, y: row.at(-1)!.y - row[0]!.y });

/** The row's own direction at a seat, of length 1. */
function direction(row: readonly Point[], at: number): Point {
  const from = row[Math.max(0, at - 1)]!;
  const to = row[Math.min(row.length - 1, at + 1)]!;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** The line beside a row, longer by the margin at both ends. `side` 1: to the left of walking in a y-down drawing. */
function shifted(row: readonly Point[], margin: number, side: number): Point[] {
  return row.map((seat, index) => {
    const { x, y } = direction(row, index);
    const on = index === 0 ? -margin : index === row.length - 1 ? margin : 0;
    return {
      x: whole(seat.x + side * margin * y + on * x),
      y: whole(seat.y - side * margin * x + on * y),
    };
  });
}

function endPoint(row: readonly Point[], margin: number, last: boolean): Point {
  const at = last ? row.length - 1 : 0;
  const { x, y } = direction(row, at);
  const on = last ? margin : -margin;
  return { x: whole(row[at]!.x + on * x), y: whole(row[at]!.y + on * y) };
}

/** Leaves out points that lie within `tolerance` of the line between the points kept around them (Douglas–Peucker). */
function simplified(line: readonly Point[], tolerance: number): Point[] {
  if (line.length < 4) return [...line];
  const kept = new Uint8Array(line.length);
  kept[0] = 1;
  kept[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const [from, to] = stretch;
    const [a, b] = [line[from]!, line[to]!];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    let furthest = from;
    let off = tolerance;
    for (let index = from + 1; index < to; index += 1) {
      const point = line[index]!;
      const distance =
        length === 0
          ? Math.hypot(point.x - a.x, point.y - a.y)
          : Math.abs((b.x - a.x) * (a.y - point.y) - (a.x - point.x) * (b.y - a.y)) / length;
      if (distance > off) [furthest, off] = [index, distance];
    }
    if (furthest === from) continue;
    kept[furthest] = 1;
    open.push([from, furthest], [furthest, to]);
  }
  return line.filter((_, index) => kept[index]);
}

/** Whether no two edges cross. Quadratic; outlines have tens of points. */
function isSimple(polygon: readonly Point[]): boolean {
  const count = polygon.length;
  if (count < 3 || count > 600) return false;
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 2; b < count; b += 1) {
      if (a === 0 && b === count - 1) continue;
      if (cross(polygon[a]!, polygon[a + 1]!, polygon[b]!, polygon[(b + 1) % count]!)) return false;
    }
  }
  return true;
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (o: Point, p: Point, q: Point) => Math.sign((p.x - o.x) * (q.y - o.y) - (p.y - o.y) * (q.x - o.x));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}
