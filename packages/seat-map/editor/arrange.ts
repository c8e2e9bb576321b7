import type { BlockDocument, Point, RowDocument, SeatMapDocument } from "../src/model.ts";
import { distanceBetween } from "../src/row-path.ts";
import { mapRows, type NewId, placeSeats } from "./edits.ts";
import { nextLabel } from "./labels.ts";
import { seatsInOrder } from "./numbering.ts";
import { boundsOf, SeatPlaces } from "./seat-places.ts";

export type AlignEdge = "left" | "centre" | "right" | "top" | "middle" | "bottom";

/** The middle of the box around the chosen seats. */
function middleOf(document: SeatMapDocument, ids: ReadonlySet<string>): Point {
  const box = boundsOf(chosenSeats(document, ids));
  return box ? { x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 } : { x: 0, y: 0 };
}

/** @param degrees clockwise as the drawing is seen */
export function rotateSeats(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  degrees: number,
  about: Point = middleOf(document, ids),
): SeatMapDocument {
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return placeSeats(document, ids, ({ x, y }) => ({
    x: about.x + (x - about.x) * cos - (y - about.y) * sin,
    y: about.y + (x - about.x) * sin + (y - about.y) * cos,
  }));
}

/** Swaps left and right, or top and bottom, about a line. Labels stay on their seats. */
export function mirrorSeats(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  axis: "leftRight" | "topBottom",
  about: Point = middleOf(document, ids),
): SeatMapDocument {
  return placeSeats(document, ids, ({ x, y }) =>
    axis === "leftRight" ? { x: 2 * about.x - x, y } : { x, y: 2 * about.y - y },
  );
}

/** Moves whole rows (as far as they are chosen) so that one edge or middle of each lies on one line. */
export function alignRows(document: SeatMapDocument, ids: ReadonlySet<string>, edge: AlignEdge): SeatMapDocument {
  const whole = boundsOf(chosenSeats(document, ids));
  if (!whole) return document;
  const horizontal = edge === "left" || edge === "centre" || edge === "right";
  const at = (box: { minX: number; maxX: number; minY: number; maxY: number }) => {
    const [low, high] = horizontal ? [box.minX, box.maxX] : [box.minY, box.maxY];
    if (edge === "left" || edge === "top") return low;
    return edge === "right" || edge === "bottom" ? high : (low + high) / 2;
  };
  return moveRows(document, ids, (box) => {
    const by = at(whole) - at(box);
    return horizontal ? { x: by, y: 0 } : { x: 0, y: by };
  });
}

/** Spaces the chosen rows evenly between the first and the last: as one sits, one behind the other. */
export function distributeRows(document: SeatMapDocument, ids: ReadonlySet<string>): SeatMapDocument {
  const rows = chosenRows(document, ids).map(({ row }) => {
    const box = boundsOf(row.seats.filter(({ id }) => ids.has(id)))!;
    return { id: row.id, x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 };
  });
  if (rows.length < 3) return document;
  const spread = boundsOf(rows)!;
  const axis = spread.maxY - spread.minY >= spread.maxX - spread.minX ? "y" : "x";
  rows.sort((a, b) => a[axis] - b[axis]);
  const [first, last] = [rows[0]!, rows.at(-1)!];
  const step = (last[axis] - first[axis]) / (rows.length - 1);
  const moves = new Map(rows.map((row, index) => [row.id, first[axis] + step * index - row[axis]]));
  return moveRows(document, ids, (_, row) => {
    const by = moves.get(row.id) ?? 0;
    return axis === "y" ? { x: 0, y: by } : { x: by, y: 0 };
  });
}

/**
 * Bends the chosen rows around one centre, each seat keeping its distance to its neighbours; 0 makes them straight.
 * Rows that are bent already are bent anew, so that the same number always gives the same curve.
 * @param depth how far the middle of the widest row stands behind its ends, centimetres; negative bends the other way
 */
export function curveRows(document: SeatMapDocument, ids: ReadonlySet<string>, depth: number): SeatMapDocument {
  const rows = chosenRows(document, ids).map(({ row }) => {
    const seats = seatsInOrder({ seats: row.seats.filter(({ id }) => ids.has(id)) });
    let along = 0;
    const steps = seats.map((seat, index) => {
      if (index > 0) along += distanceBetween(seats[index - 1]!, seat);
      return along;
    });
    return { seats, steps, length: along, middle: halfWay(seats, steps), first: seats[0]!, last: seats.at(-1)! };
  });
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  // The first of those as long: rows of one length must not take turns by a hair's breadth.
  const widest = rows.find(({ length }) => length >= longest * 0.99);
  if (!widest || widest.length === 0) return document;
  const chord = distanceBetween(widest.first, widest.last) || 1;
  const along = { x: (widest.last.x - widest.first.x) / chord, y: (widest.last.y - widest.first.y) / chord };
  const out = { x: -along.y, y: along.x };
  const places = new Map<string, Point>();
  const amount = Math.max(-widest.length / 3, Math.min(widest.length / 3, depth));
  const radius = Math.abs(amount) < 1 ? Infinity : (widest.length * widest.length) / (8 * Math.abs(amount));
  const side = amount < 0 ? -1 : 1;
  for (const { seats, steps, length, middle } of rows) {
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

/**
 * Copies the chosen seats, moved as `to` says. A block of which every seat is chosen becomes another block, single
 * rows become further rows of their block. Answers the copies' identities.
 */
export function duplicateSeats(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  newId: NewId,
  to: (place: Point) => Point,
): { readonly document: SeatMapDocument; readonly ids: ReadonlySet<string> } {
  const copies = new Set<string>();
  const blocks: BlockDocument[] = [];
  const further: BlockDocument[] = [];
  const blockLabels = new Set(document.blocks.map(({ label }) => label));
  for (const block of document.blocks) {
    const chosen = block.rows.filter((row) => row.seats.some(({ id }) => ids.has(id)));
    const isWhole =
      chosen.length === block.rows.length && block.rows.every((row) => row.seats.every(({ id }) => ids.has(id)));
    const rowLabels = new Set(block.rows.map(({ label }) => label));
    const rows = chosen.map((row): RowDocument => {
      const label = isWhole ? row.label : nextLabel(row.label, rowLabels, "1");
      rowLabels.add(label);
      const seats = row.seats
        .filter(({ id }) => ids.has(id))
        .map((seat) => {
          const id = newId();
          copies.add(id);
          const { x, y } = to(seat);
          return { ...seat, id, x: Math.round(x * 100) / 100 + 0, y: Math.round(y * 100) / 100 + 0 };
        });
      return { id: newId(), label, seats };
    });
    if (rows.length > 0 && isWhole) {
      const label = nextLabel(block.label, blockLabels, "A");
      blockLabels.add(label);
      further.push({ ...block, id: newId(), label, rows });
    }
    blocks.push(rows.length > 0 && !isWhole ? { ...block, rows: [...block.rows, ...rows] } : block);
  }
  return { document: { ...document, blocks: [...blocks, ...further] }, ids: copies };
}

/** The middle line of the house: through what people look at, else through the middle of the stage or of the seats. */
export function middleLine(document: SeatMapDocument): number {
  const focus = document.focalPoints[0];
  if (focus) return focus.x;
  const stage = document.shapes.find(({ kind }) => kind === "stage");
  const box = boundsOf(stage?.points ?? SeatPlaces.of(document).all.map(({ seat }) => seat));
  return box ? (box.minX + box.maxX) / 2 : 0;
}

function chosenSeats(document: SeatMapDocument, ids: ReadonlySet<string>): Point[] {
  return chosenRows(document, ids).flatMap(({ row }) => row.seats.filter(({ id }) => ids.has(id)));
}

function chosenRows(document: SeatMapDocument, ids: ReadonlySet<string>) {
  return document.blocks.flatMap((block) =>
    block.rows.filter((row) => row.seats.some(({ id }) => ids.has(id))).map((row) => ({ block, row })),
  );
}

function moveRows(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  by: (box: { minX: number; maxX: number; minY: number; maxY: number }, row: RowDocument) => Point,
): SeatMapDocument {
  return mapRows(document, (row) => {
    const box = boundsOf(row.seats.filter(({ id }) => ids.has(id)));
    if (!box) return row;
    const { x, y } = by(box, row);
    return {
      ...row,
      seats: row.seats.map((seat) => (ids.has(seat.id) ? { ...seat, x: seat.x + x, y: seat.y + y } : seat)),
    };
  });
}
