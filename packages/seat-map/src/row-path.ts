import type { Point } from "./model.ts";

/**
 * The order of seats along a row, from where they stand and never from their numbers.
 *
 * A row given in walking order (nearly all are) keeps it. One that is numbered otherwise (odd on one side, even on
 * the other) is ordered along its spanning tree when that is a single path, which holds for curved rows too. What is
 * no line at all (a whole hall in one nameless "row") falls apart into its straight strokes.
 */

// The cosine of the sharpest bend within a row: 60 degrees, the bend of a round table for six.
const sharpestBend = 0.5;
/** Beyond this many seats the quadratic ordering is not tried and the document's order is believed. */
const maxSeatsToOrder = 1500;

export const distanceBetween = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[ascending.length >> 1]!;
}

/** Steps between consecutive seats, without seats that stand on each other. */
export function stepsOf(seats: readonly Point[]): number[] {
  const steps: number[] = [];
  for (let index = 1; index < seats.length; index += 1) {
    const step = distanceBetween(seats[index - 1]!, seats[index]!);
    if (step > 0) steps.push(step);
  }
  return steps;
}

/**
 * @param seats one row as the document has it
 * @returns one or more stretches, each in walking order, that together have every seat once
 */
export function orderAlongPath<T extends Point>(seats: readonly T[]): T[][] {
  if (seats.length < 3 || seats.length > maxSeatsToOrder || isSmooth(seats)) return seats.length ? [[...seats]] : [];
  const path = spanningPath(seats);
  return path ? [path] : strokes(seats);
}

function isSmooth(seats: readonly Point[]): boolean {
  for (let index = 2; index < seats.length; index += 1) {
    if (!goesOn(seats[index - 2]!, seats[index - 1]!, seats[index]!)) return false;
  }
  return true;
}

/** Whether the way from a over b goes on to c without a sharp bend. */
function goesOn(a: Point, b: Point, c: Point): boolean {
  const inX = b.x - a.x;
  const inY = b.y - a.y;
  const outX = c.x - b.x;
  const outY = c.y - b.y;
  const lengths = Math.hypot(inX, inY) * Math.hypot(outX, outY);
  return lengths === 0 || inX * outX + inY * outY >= sharpestBend * lengths;
}

/** The minimum spanning tree (Prim), when it is one path; null when it branches. */
function spanningPath<T extends Point>(seats: readonly T[]): T[] | null {
  const count = seats.length;
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const parent = new Int32Array(count).fill(-1);
  const inTree = new Uint8Array(count);
  const neighbours: number[][] = seats.map(() => []);
  let current = 0;
  for (let added = 1; added <= count; added += 1) {
    inTree[current] = 1;
    const from = parent[current]!;
    if (from >= 0) {
      neighbours[from]!.push(current);
      neighbours[current]!.push(from);
      if (neighbours[from]!.length > 2) return null;
    }
    let next = -1;
    for (let other = 0; other < count; other += 1) {
      if (inTree[other]) continue;
      const distance = distanceBetween(seats[current]!, seats[other]!);
      if (distance < nearest[other]!) {
        nearest[other] = distance;
        parent[other] = current;
      }
      if (next < 0 || nearest[other]! < nearest[next]!) next = other;
    }
    if (next < 0) break;
    current = next;
  }
  // Of the two ends the one that stands first in the document begins the row.
  const start = neighbours.findIndex((list) => list.length < 2);
  const ordered: T[] = [];
  let previous = -1;
  for (let at = start; at !== undefined && at >= 0; ) {
    ordered.push(seats[at]!);
    const next = neighbours[at]!.find((candidate) => candidate !== previous);
    previous = at;
    at = next ?? -1;
  }
  return ordered.length === count && isSmooth(ordered) ? ordered : null;
}

/** Cuts the document's order wherever it bends sharply or jumps. */
function strokes<T extends Point>(seats: readonly T[]): T[][] {
  const jump = 2.5 * median(stepsOf(seats));
  const found: T[][] = [];
  let stroke: T[] = [];
  for (const seat of seats) {
    const last = stroke.at(-1);
    const before = stroke.at(-2);
    const continues =
      last === undefined || ((before ? goesOn(before, last, seat) : true) && distanceBetween(last, seat) <= jump);
    if (!continues) {
      found.push(stroke);
      stroke = [];
    }
    stroke.push(seat);
  }
  if (stroke.length > 0) found.push(stroke);
  return found;
}
