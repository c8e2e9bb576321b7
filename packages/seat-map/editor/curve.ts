import type { Point, SeatDocument, SeatMapDocument } from "../src/model.ts";
import { distanceBetween } from "../src/row-path.ts";
import { placeSeats } from "./edits.ts";
import { seatsInOrder } from "./numbering.ts";
import { SeatPlaces } from "./seat-places.ts";

/** A row as it is bent: its seats in order, and how far along the row each stands. */
interface Strand {
  readonly seats: readonly SeatDocument[];
  readonly steps: readonly number[];
  readonly length: number;
  /** The point half of the way along. */
  readonly middle: Point;
}

/** What the chosen rows are bent about. */
interface Bend {
  readonly strands: readonly Strand[];
  readonly widest: Strand;
  /** Unit vectors: from the widest row's first seat to its last, and across it. */
  readonly along: Point;
  readonly out: Point;
  /** How far the middle of the widest row stands behind its ends now, centimetres. */
  readonly depth: number;
}

/** How the chosen rows are bent now; null for what cannot be bent. */
export function bendOf(document: SeatMapDocument, ids: ReadonlySet<string>): Bend | null {
  const strands = SeatPlaces.of(document)
    .rowsOf(ids)
    .map(({ row }): Strand => {
      const seats = seatsInOrder({ seats: row.seats.filter(({ id }) => ids.has(id)) });
      let way = 0;
      const steps = seats.map((seat, index) => {
        if (index > 0) way += distanceBetween(seats[index - 1]!, seat);
        return way;
      });
      return { seats, steps, length: way, middle: halfWay(seats, steps) };
    });
  const longest = Math.max(0, ...strands.map(({ length }) => length));
  // The first of those as long: rows of one length must not take turns by a hair's breadth.
  const widest = strands.find(({ length }) => length >= longest * 0.99);
  if (!widest || widest.length === 0) return null;
  const [first, last] = [widest.seats[0]!, widest.seats.at(-1)!];
  const chord = distanceBetween(first, last) || 1;
  const along = { x: (last.x - first.x) / chord, y: (last.y - first.y) / chord };
  const out = { x: -along.y, y: along.x };
  const depth = (widest.middle.x - first.x) * out.x + (widest.middle.y - first.y) * out.y;
  return { strands, widest, along, out, depth };
}

/**
 * Bends the chosen rows around one centre, each seat keeping its distance to its neighbours; 0 makes them straight.
 * Rows that are bent already are bent anew, so that the same number always gives the same curve.
 * @param depth how far the middle of the widest row stands behind its ends, centimetres; negative bends the other way
 */
export function curveRows(document: SeatMapDocument, ids: ReadonlySet<string>, depth: number): SeatMapDocument {
  const bend = bendOf(document, ids);
  if (!bend) return document;
  const { strands, widest, along, out } = bend;
  const amount = Math.max(-widest.length / 3, Math.min(widest.length / 3, depth));
  const radius = Math.abs(amount) < 1 ? Infinity : (widest.length * widest.length) / (8 * Math.abs(amount));
  const side = amount < 0 ? -1 : 1;
  const places = new Map<string, Point>();
  for (const { seats, steps, length, middle } of strands) {
    const u = (middle.x - widest.middle.x) * along.x + (middle.y - widest.middle.y) * along.y;
    const v = (middle.x - widest.middle.x) * out.x + (middle.y - widest.middle.y) * out.y;
    seats.forEach((seat, index) => {
      const s = u + steps[index]! - length / 2;
      const reach = radius + side * v;
      const angle = s / reach;
      const [a, o] =
        radius === Infinity ? [s, v] : [reach * Math.sin(angle), side * (reach * Math.cos(angle) - radius)];
      places.set(seat.id, {
        x: widest.middle.x + along.x * a + out.x * o,
        y: widest.middle.y + along.y * a + out.y * o,
      });
    });
  }
  return placeSeats(document, ids, (seat) => places.get(seat.id) ?? seat);
}

/** The point half of the way along a row. */
function halfWay(seats: readonly Point[], steps: readonly number[]): Point {
  const half = (steps.at(-1) ?? 0) / 2;
  const after = Math.max(
    1,
    steps.findIndex((step) => step >= half),
  );
  const [a, b] = [seats[after - 1]!, seats[after] ?? seats[after - 1]!];
  const stretch = (steps[after] ?? 0) - steps[after - 1]!;
  const share = stretch === 0 ? 0 : (half - steps[after - 1]!) / stretch;
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
