import type { Point, SeatMapDocument, ShapeDocument } from "../src/model.ts";
import { addRows, mapRows, mapShapes, type NewId } from "./edits.ts";
import { nextLabel } from "./labels.ts";
import { SeatPlaces } from "./seat-places.ts";
import { placesInside } from "./standing.ts";

/** From the edge of a table to the middle of a seat, centimetres. */
const seatFromEdge = 35;
export const mostSeatsOfTable = 200;

/** The corners of a round table, first the one at the top. */
export function roundTable(centre: Point, radius: number): Point[] {
  return Array.from({ length: 24 }, (_, index) => {
    const angle = (index / 24) * 2 * Math.PI;
    return { x: centre.x + radius * Math.sin(angle), y: centre.y - radius * Math.cos(angle) };
  });
}

/**
 * Where people sit at a table: evenly around a round one, from its first corner; along the four sides of a
 * rectangular one, each from corner to corner, wherever it is turned or mirrored to.
 * @param around as {@link ShapeDocument.around}
 */
function placesAround(corners: readonly Point[], around: readonly number[]): Point[] {
  const centre = centreOf(corners);
  const [all = 0] = around;
  if (around.length === 1) {
    return Array.from({ length: all }, (_, index) => {
      const share = (index / all) * corners.length;
      const [a, b] = [corners[Math.floor(share)]!, corners[(Math.floor(share) + 1) % corners.length]!];
      const part = share - Math.floor(share);
      return outwards({ x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }, centre);
    });
  }
  return around.flatMap((count, side) => {
    const [a, b] = [corners[side]!, corners[(side + 1) % corners.length]!];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    const away = outwards(middle, centre);
    return Array.from({ length: count }, (_, index) => {
      const share = (index + 1) / (count + 1);
      return {
        x: a.x + (b.x - a.x) * share + away.x - middle.x,
        y: a.y + (b.y - a.y) * share + away.y - middle.y,
      };
    });
  });
}

function centreOf(corners: readonly Point[]): Point {
  const sum = (axis: "x" | "y") => corners.reduce((total, corner) => total + corner[axis], 0);
  return { x: sum("x") / corners.length, y: sum("y") / corners.length };
}

/** A point moved away from the centre by the room of a seat. */
function outwards(point: Point, centre: Point): Point {
  const way = Math.hypot(point.x - centre.x, point.y - centre.y) || 1;
  const share = (way + seatFromEdge) / way;
  return { x: centre.x + (point.x - centre.x) * share, y: centre.y + (point.y - centre.y) * share };
}

/** The smallest radius at which so many seats have room around a round table, centimetres. */
export function smallestRadius(seats: number, pitch: number): number {
  return Math.max(20, seats < 2 ? 0 : pitch / 2 / Math.sin(Math.PI / seats) - seatFromEdge);
}

function withRoomFor(corners: readonly Point[], seats: number, pitch: number): readonly Point[] {
  const centre = centreOf(corners);
  const radius = Math.max(...corners.map(({ x, y }) => Math.hypot(x - centre.x, y - centre.y)));
  const growth = smallestRadius(seats, pitch) / radius;
  if (!(growth > 1)) return corners;
  return corners.map(({ x, y }) => ({ x: centre.x + (x - centre.x) * growth, y: centre.y + (y - centre.y) * growth }));
}

/** Adds a table with its seats, as a row of the block in hand (or of a new one). */
export function addTable(
  document: SeatMapDocument,
  blockId: string | null,
  corners: readonly Point[],
  around: readonly number[],
  newId: NewId,
): { readonly document: SeatMapDocument; readonly blockId: string; readonly id: string } {
  const tables = new Set(document.shapes.flatMap(({ kind, row }) => (kind === "table" && row ? row : [])));
  const labels = document.blocks.flatMap(({ rows }) => rows.flatMap((row) => (tables.has(row.id) ? row.label : [])));
  const row = {
    id: newId(),
    label: nextLabel(labels.at(-1) ?? "", new Set(labels), "T1"),
    seats: placesAround(corners, around).map((place, index) => seatAt(newId(), index, place)),
  };
  const added = addRows(document, blockId, [row], newId);
  const shape: ShapeDocument & { id: string } = { id: newId(), kind: "table", points: corners, row: row.id, around };
  return {
    document: { ...added.document, shapes: [...added.document.shapes, shape] },
    blockId: added.blockId,
    id: shape.id,
  };
}

/** Gives a table other seats: those that stay keep identity, label and properties. A round one grows if it must. */
export function reseatTable(
  document: SeatMapDocument,
  id: string,
  around: readonly number[],
  newId: NewId,
): SeatMapDocument {
  const table = document.shapes.find((shape) => shape.id === id);
  if (!table) return document;
  const points =
    around.length === 1 ? withRoomFor(table.points, around[0]!, SeatPlaces.of(document).pitch) : table.points;
  const changed = mapShapes(document, new Set([id]), (shape) => ({ ...shape, points, around }));
  return reseat(changed, table.row, placesAround(points, around), newId);
}

/** Changes how many places a standing area has: those that stay keep identity, label and properties. */
export function changeCapacity(document: SeatMapDocument, id: string, capacity: number, newId: NewId): SeatMapDocument {
  const area = document.shapes.find((shape) => shape.id === id);
  return area ? reseat(document, area.row, placesInside(area.points, capacity), newId, true) : document;
}

function reseat(
  document: SeatMapDocument,
  rowId: string | undefined,
  places: readonly Point[],
  newId: NewId,
  standing = false,
): SeatMapDocument {
  return mapRows(document, (row) => {
    if (row.id !== rowId) return row;
    const seats = places.map((place, index) => {
      const known = row.seats[index];
      return known ? { ...known, ...rounded(place) } : seatAt(newId(), index, place, standing);
    });
    return { ...row, seats };
  });
}

export function seatAt(id: string, index: number, place: Point, standing = false) {
  const seat = { id, label: String(index + 1), ...rounded(place) };
  return standing ? { ...seat, flags: ["standing" as const] } : seat;
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x) + 0, y: Math.round(y) + 0 });
