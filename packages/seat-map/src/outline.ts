import type { Point } from "./model.ts";

/** The convex polygon around points, counter-clockwise in a y-down drawing, without its inner points (Andrew's chain). */
export function convexHull(points: readonly Point[]): Point[] {
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
 * The outline of a block: the hull of its seats, each widened to an octagon.
 * @param margin centimetres from a seat's middle to the outline
 */
export function blockOutline(seats: readonly Point[], margin: number): Point[] {
  const hull = convexHull(seats);
  const widened = hull.flatMap((point) =>
    Array.from({ length: 8 }, (_, index) => {
      const turn = (Math.PI / 4) * (index + 0.5);
      return {
        x: Math.round(point.x + (margin / Math.cos(Math.PI / 8)) * Math.cos(turn)),
        y: Math.round(point.y + (margin / Math.cos(Math.PI / 8)) * Math.sin(turn)),
      };
    }),
  );
  return convexHull(widened);
}
