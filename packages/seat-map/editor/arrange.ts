import type { Point, SeatMapDocument } from "../src/model.ts";
import type { Bounds } from "../viewer/camera.ts";
import { mapShapes, placeSeats } from "./edits.ts";
import { boundsOf, SeatPlaces } from "./seat-places.ts";
import {
  asOne,
  boxOf,
  exactPoint,
  middleOf,
  placeChosen,
  type Selection,
  seatsChosen,
  shapesChosen,
} from "./selection.ts";

export type AlignEdge = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** What is arranged as one thing: a row, or when more than one block is chosen a block or a shape. */
interface Unit {
  readonly selection: Selection;
  readonly box: Bounds;
}

/** @param degrees clockwise as the drawing is seen */
export function rotateChosen(
  document: SeatMapDocument,
  selection: Selection,
  degrees: number,
  about: Point = centreOf(document, selection),
): SeatMapDocument {
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return placeChosen(document, selection, ({ x, y }) => ({
    x: about.x + (x - about.x) * cos - (y - about.y) * sin,
    y: about.y + (x - about.x) * sin + (y - about.y) * cos,
  }));
}

/** Makes what is chosen larger or smaller: seats come to stand further apart, shapes and letters grow. */
export function scaleChosen(
  document: SeatMapDocument,
  selection: Selection,
  factor: Point,
  about: Point = centreOf(document, selection),
): SeatMapDocument {
  return placeChosen(
    document,
    selection,
    ({ x, y }) => ({ x: about.x + (x - about.x) * factor.x, y: about.y + (y - about.y) * factor.y }),
    Math.sqrt(Math.abs(factor.x * factor.y)),
  );
}

/** Swaps left and right, or top and bottom, about a line. Labels stay on their seats. */
export function mirrorChosen(
  document: SeatMapDocument,
  selection: Selection,
  axis: "leftRight" | "topBottom",
  about: Point = centreOf(document, selection),
): SeatMapDocument {
  return placeChosen(document, selection, ({ x, y }) =>
    axis === "leftRight" ? { x: 2 * about.x - x, y } : { x, y: 2 * about.y - y },
  );
}

/** Moves rows, blocks and shapes (as far as they are chosen) so that one edge or middle of each lies on one line. */
export function alignChosen(document: SeatMapDocument, selection: Selection, edge: AlignEdge): SeatMapDocument {
  const whole = boxOf(document, selection);
  if (!whole) return document;
  const horizontal = edge === "left" || edge === "centre" || edge === "right";
  const at = (box: Bounds) => {
    const [low, high] = horizontal ? [box.minX, box.maxX] : [box.minY, box.maxY];
    if (edge === "left" || edge === "top") return low;
    return edge === "right" || edge === "bottom" ? high : (low + high) / 2;
  };
  return moveUnits(document, unitsOf(document, selection), (unit) => {
    const by = at(whole) - at(unit.box);
    return horizontal ? { x: by, y: 0 } : { x: 0, y: by };
  });
}

/** Spaces rows, blocks and shapes evenly between the first and the last: the same gap between each two. */
export function distributeChosen(document: SeatMapDocument, selection: Selection): SeatMapDocument {
  const units = unitsOf(document, selection);
  if (units.length < 3) return document;
  const spread = boundsOf(units.map(({ box }) => middleOf(box)))!;
  const [low, high] =
    spread.maxY - spread.minY >= spread.maxX - spread.minX ? (["minY", "maxY"] as const) : (["minX", "maxX"] as const);
  const sizeOf = ({ box }: Unit) => box[high] - box[low];
  units.sort((a, b) => a.box[low] + a.box[high] - b.box[low] - b.box[high]);
  const room = units.at(-1)!.box[high] - units[0]!.box[low];
  const gap = (room - units.reduce((sum, unit) => sum + sizeOf(unit), 0)) / (units.length - 1);
  let next = units[0]!.box[low];
  return moveUnits(document, units, (unit) => {
    const by = next - unit.box[low];
    next += sizeOf(unit) + gap;
    return low === "minY" ? { x: 0, y: by } : { x: by, y: 0 };
  });
}

function unitsOf(document: SeatMapDocument, selection: Selection): Unit[] {
  const tables = new Set(document.shapes.flatMap(({ row }) => row ?? []));
  const rows = SeatPlaces.of(document)
    .rowsOf(selection.seats)
    .filter(({ row }) => !tables.has(row.id));
  const byBlock = selection.shapes.size > 0 || new Set(rows.map(({ block }) => block)).size > 1;
  const groups = new Map<string, string[]>();
  for (const { block, row } of rows) {
    const key = byBlock ? block.id : row.id;
    const ids = row.seats.flatMap(({ id }) => (selection.seats.has(id) ? id : []));
    groups.set(key, [...(groups.get(key) ?? []), ...ids]);
  }
  const units = [...groups.values()].map((ids) => seatsChosen(new Set(ids)));
  for (const shape of asOne(document, selection).shapes) units.push(asOne(document, shapesChosen(shape)));
  return units.flatMap((unit) => {
    const box = boxOf(document, unit);
    return box ? [{ selection: unit, box }] : [];
  });
}

function moveUnits(document: SeatMapDocument, units: readonly Unit[], by: (unit: Unit) => Point): SeatMapDocument {
  const ways = new Map<string, Point>();
  for (const unit of units) {
    const way = by(unit);
    for (const id of [...unit.selection.seats, ...unit.selection.shapes]) ways.set(id, way);
  }
  const moved = placeSeats(document, new Set(ways.keys()), (seat) => shifted(seat, ways.get(seat.id)!));
  return mapShapes(moved, new Set(ways.keys()), (shape) => ({
    ...shape,
    points: shape.points.map((point) => exactPoint(shifted(point, ways.get(shape.id!)!))),
  }));
}

const shifted = ({ x, y }: Point, by: Point): Point => ({ x: x + by.x, y: y + by.y });

/** The middle line of the house: through what people look at, else through the middle of the stage or of the seats. */
export function middleLine(document: SeatMapDocument): number {
  const focus = document.focalPoints[0];
  if (focus) return focus.x;
  const stage = document.shapes.find(({ kind }) => kind === "stage");
  const box = boundsOf(stage?.points ?? SeatPlaces.of(document).all.map(({ seat }) => seat));
  return box ? (box.minX + box.maxX) / 2 : 0;
}

function centreOf(document: SeatMapDocument, selection: Selection): Point {
  const box = boxOf(document, asOne(document, selection));
  return box ? middleOf(box) : { x: 0, y: 0 };
}
