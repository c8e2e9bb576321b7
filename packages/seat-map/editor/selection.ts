import type { Point, SeatMapDocument, ShapeDocument } from "../src/model.ts";
import type { Bounds } from "../viewer/camera.ts";
import { mapShapes, placeSeats, removeSeats } from "./edits.ts";
import { boundsOf, SeatPlaces } from "./seat-places.ts";

/** What is chosen on the board: seats and shapes by identity. */
export interface Selection {
  readonly seats: ReadonlySet<string>;
  readonly shapes: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
export const nothingChosen: Selection = { seats: none, shapes: none };

export function seatsChosen(seats: ReadonlySet<string>): Selection {
  return { seats, shapes: none };
}

export function shapesChosen(...shapes: string[]): Selection {
  return { seats: none, shapes: new Set(shapes) };
}

export function isNothing({ seats, shapes }: Selection): boolean {
  return seats.size === 0 && shapes.size === 0;
}

/** The choice with everything that moves with it: a table and its seats, a standing area and its places. */
export function asOne(document: SeatMapDocument, selection: Selection): Selection {
  const bound = document.shapes.filter(({ row }) => row !== undefined);
  if (bound.length === 0) return selection;
  const { byId, rows } = SeatPlaces.of(document);
  const touched = new Set([...selection.seats].flatMap((id) => byId.get(id)?.row.id ?? []));
  const seats = new Set(selection.seats);
  const shapes = new Set(selection.shapes);
  for (const { id = "", row = "" } of bound) {
    if (!shapes.has(id) && !touched.has(row)) continue;
    shapes.add(id);
    for (const seat of rows.get(row)?.seats ?? []) seats.add(seat.id);
  }
  return { seats, shapes };
}

/** The chosen shapes, in the order of the drawing. */
export function shapesOf({ shapes }: SeatMapDocument, selection: Selection): readonly ShapeDocument[] {
  return selection.shapes.size === 0 ? [] : shapes.filter(({ id = "" }) => selection.shapes.has(id));
}

/** The places of the chosen seats and the points of the chosen shapes. */
export function pointsOf(document: SeatMapDocument, selection: Selection): Point[] {
  const { byId } = SeatPlaces.of(document);
  return [
    ...[...selection.seats].flatMap((id) => byId.get(id)?.seat ?? []),
    ...shapesOf(document, selection).flatMap(({ points }) => points),
  ];
}

/** The box around what is chosen; null when nothing is. */
export function boxOf(document: SeatMapDocument, selection: Selection): Bounds | null {
  return boundsOf(pointsOf(document, selection));
}

export function middleOf({ minX, maxX, minY, maxY }: Bounds): Point {
  return { x: (minX + maxX) / 2, y: (minY + maxY) / 2 };
}

/**
 * Puts everything chosen where `to` says: seats, and the points of shapes, to the tenth of a millimetre.
 * @param growth by what the letters of texts grow with it
 */
export function placeChosen(
  document: SeatMapDocument,
  selection: Selection,
  to: (place: Point) => Point,
  growth = 1,
): SeatMapDocument {
  const whole = asOne(document, selection);
  const moved = whole.seats.size === 0 ? document : placeSeats(document, whole.seats, to);
  return mapShapes(moved, whole.shapes, (shape) => ({
    ...shape,
    points: shape.points.map((point) => exactPoint(to(point))),
    ...(shape.size === undefined || growth === 1 ? {} : { size: Math.max(5, Math.round(shape.size * growth)) }),
  }));
}

export function moveChosen(document: SeatMapDocument, selection: Selection, by: Point): SeatMapDocument {
  return placeChosen(document, selection, ({ x, y }) => ({ x: x + by.x, y: y + by.y }));
}

/** Takes what is chosen away; a table goes with its seats, and with its last seat. */
export function removeChosen(document: SeatMapDocument, selection: Selection): SeatMapDocument {
  const { rows } = SeatPlaces.of(document);
  const gone = shapesOf(document, selection).flatMap(({ row }) => rows.get(row ?? "")?.seats ?? []);
  const seats = new Set([...selection.seats, ...gone.map(({ id }) => id)]);
  const shapes = new Set(selection.shapes);
  for (const { id = "", row } of document.shapes) {
    if (row !== undefined && rows.get(row)?.seats.every((seat) => seats.has(seat.id))) shapes.add(id);
  }
  const rest = seats.size === 0 ? document : removeSeats(document, seats);
  return mapShapes(rest, shapes, () => null);
}

export const exactPoint = ({ x, y }: Point): Point => ({
  x: Math.round(x * 100) / 100 + 0,
  y: Math.round(y * 100) / 100 + 0,
});
