import type { BlockDocument, Point, RowDocument, SeatMapDocument } from "../src/model.ts";
import type { NewId } from "./edits.ts";
import { nextLabel } from "./labels.ts";
import { asOne, exactPoint, type Selection, shapesOf } from "./selection.ts";

export interface Copied {
  readonly document: SeatMapDocument;
  /** The copies. */
  readonly selection: Selection;
}

/**
 * Copies what is chosen, each place as `to` says. A block of which every seat is chosen becomes another block, single
 * rows become further rows of their block; a table is copied with its seats.
 */
export function duplicateChosen(
  document: SeatMapDocument,
  selection: Selection,
  newId: NewId,
  to: (place: Point) => Point,
): Copied {
  const whole = asOne(document, selection);
  const rowOf = new Map<string, string>();
  const seats = new Set<string>();
  const blocks: BlockDocument[] = [];
  const further: BlockDocument[] = [];
  const blockLabels = new Set(document.blocks.map(({ label }) => label));
  for (const block of document.blocks) {
    const chosen = block.rows.filter((row) => row.seats.some(({ id }) => whole.seats.has(id)));
    const isWhole =
      chosen.length === block.rows.length &&
      block.rows.every((row) => row.seats.every(({ id }) => whole.seats.has(id)));
    const rowLabels = new Set(block.rows.map(({ label }) => label));
    const rows = chosen.map((row): RowDocument => {
      const label = isWhole ? row.label : nextLabel(row.label, rowLabels, "1");
      rowLabels.add(label);
      const copies = row.seats
        .filter(({ id }) => whole.seats.has(id))
        .map((seat) => ({ ...seat, id: newId(), ...exactPoint(to(seat)) }));
      for (const { id } of copies) seats.add(id);
      const id = newId();
      rowOf.set(row.id, id);
      return { id, label, seats: copies };
    });
    if (rows.length > 0 && isWhole) {
      const label = nextLabel(block.label, blockLabels, "A");
      blockLabels.add(label);
      further.push({ ...block, id: newId(), label, rows });
    }
    blocks.push(rows.length > 0 && !isWhole ? { ...block, rows: [...block.rows, ...rows] } : block);
  }
  const shapes = shapesOf(document, whole).map((shape) => ({
    ...shape,
    id: newId(),
    points: shape.points.map((point) => exactPoint(to(point))),
    ...(shape.row === undefined ? {} : { row: rowOf.get(shape.row) ?? shape.row }),
  }));
  return {
    document: { ...document, blocks: [...blocks, ...further], shapes: [...document.shapes, ...shapes] },
    selection: { seats, shapes: new Set(shapes.map(({ id }) => id)) },
  };
}
