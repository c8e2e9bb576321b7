import type { Point, RowDocument } from "../src/model.ts";
import type { NewId } from "./edits.ts";
import { nextLabel } from "./labels.ts";
import { type SeatNumbering, seatLabels } from "./numbering.ts";

/** No drag makes more seats than this: a slip of the hand at a far zoom must not stop the machine. */
const mostSeatsAtOnce = 20_000;

/** Places of seats on a straight line, `pitch` apart, from the first point towards the second. */
export function lineOfSeats(from: Point, to: Point, pitch: number): Point[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const count = Math.min(mostSeatsAtOnce, Math.floor(length / pitch + 1e-6) + 1);
  const step =
    length === 0 ? { x: 0, y: 0 } : { x: ((to.x - from.x) / length) * pitch, y: ((to.y - from.y) / length) * pitch };
  return Array.from({ length: count }, (_, index) => ({ x: from.x + step.x * index, y: from.y + step.y * index }));
}

/**
 * Places on the arc over the chord from one point to another, `pitch` apart along the arc, in the arc's middle.
 * @param bulge how far the arc's middle stands off the chord, centimetres; positive to the right of the way
 */
export function arcOfSeats(from: Point, to: Point, bulge: number, pitch: number): Point[] {
  const chord = Math.hypot(to.x - from.x, to.y - from.y);
  if (Math.abs(bulge) < 1 || chord < 1) return lineOfSeats(from, to, pitch);
  const radius = (chord * chord) / (8 * Math.abs(bulge)) + Math.abs(bulge) / 2;
  const half = 2 * Math.atan2(2 * Math.abs(bulge), chord);
  const along = { x: (to.x - from.x) / chord, y: (to.y - from.y) / chord };
  const side = Math.sign(bulge);
  const out = { x: -along.y * side, y: along.x * side };
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const centre = { x: middle.x + out.x * (Math.abs(bulge) - radius), y: middle.y + out.y * (Math.abs(bulge) - radius) };
  const count = Math.min(mostSeatsAtOnce, Math.floor((2 * half * radius) / pitch + 1e-6) + 1);
  return Array.from({ length: count }, (_, index) => {
    const angle = ((index - (count - 1) / 2) * pitch) / radius;
    const [a, o] = [radius * Math.sin(angle), radius * Math.cos(angle)];
    return { x: centre.x + along.x * a + out.x * o, y: centre.y + along.y * a + out.y * o };
  });
}

export interface FanLayout {
  /** What the rows bend around, usually a point behind the stage. */
  readonly centre: Point;
  /** Middle of the first row. */
  readonly firstRow: Point;
  readonly rows: number;
  /** Seats in the first row; rows behind it get as many more as the fan's edges give room for. */
  readonly seats: number;
  readonly pitch: number;
  readonly rowPitch: number;
}

/** Many curved rows at once: arcs around one centre between the same two edges. First row first. */
export function fanOfRows({ centre, firstRow, rows, seats, pitch, rowPitch }: FanLayout): Point[][] {
  const radius = Math.max(pitch, Math.hypot(firstRow.x - centre.x, firstRow.y - centre.y));
  const middle = Math.atan2(firstRow.x - centre.x, firstRow.y - centre.y);
  const half = Math.min(Math.PI * 0.98, (((seats - 1) / 2) * pitch) / radius);
  let left = mostSeatsAtOnce;
  return Array.from({ length: rows }, (_, row) => {
    const reach = radius + row * rowPitch;
    const count = Math.max(0, Math.min(left, Math.floor((2 * half * reach) / pitch + 1e-6) + 1));
    left -= count;
    // From left to right as the drawing is seen: away from the stage downwards, angles grow to the right.
    return Array.from({ length: count }, (_, index) => {
      const angle = middle + ((index - (count - 1) / 2) * pitch) / reach;
      return { x: centre.x + reach * Math.sin(angle), y: centre.y + reach * Math.cos(angle) };
    });
  }).filter((row) => row.length > 0);
}

/** Straight rows filling the box between two corners; the row at the top of the drawing first. */
export function gridOfRows(from: Point, to: Point, pitch: number, rowPitch: number): Point[][] {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const columns = Math.floor((right - left) / pitch + 1e-6) + 1;
  const rows = Math.min(Math.floor((bottom - top) / rowPitch + 1e-6) + 1, Math.floor(mostSeatsAtOnce / columns));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => ({ x: left + column * pitch, y: top + row * rowPitch })),
  );
}

/** Rows of a drawing from places: named on from `lastLabel`, seats numbered as the person counts. */
export function makeRows(
  places: readonly (readonly Point[])[],
  lastLabel: string,
  numbering: SeatNumbering,
  newId: NewId,
): RowDocument[] {
  let label = lastLabel;
  return places.map((row) => {
    label = nextLabel(label, new Set(), "1");
    const labels = seatLabels(row.length, numbering);
    const ascending = row.length < 2 || row[0]!.x <= row.at(-1)!.x;
    const seats = row.map(({ x, y }, index) => ({
      id: newId(),
      label: labels[ascending ? index : row.length - 1 - index]!,
      x: Math.round(x * 100) / 100 + 0,
      y: Math.round(y * 100) / 100 + 0,
    }));
    return { id: newId(), label, seats };
  });
}
