import type { BlockDocument, Point, RowDocument, SeatDocument, SeatMapDocument, ShapeDocument } from "../src/model.ts";
import { nextLabel } from "./labels.ts";
import { SeatPlaces } from "./seat-places.ts";

/** Makes identities for new seats, rows and blocks: unique in the drawing for ever. */
export type NewId = () => string;

/** The document with the chosen seats as `change` makes them; untouched rows and blocks stay the same objects. */
export function mapSeats(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  change: (seat: SeatDocument) => SeatDocument,
): SeatMapDocument {
  const touched = new Set(
    SeatPlaces.of(document)
      .rowsOf(ids)
      .map(({ row }) => row),
  );
  return mapRows(document, (row) => {
    if (!touched.has(row)) return row;
    const seats = row.seats.map((seat) => (ids.has(seat.id) ? change(seat) : seat));
    return seats.every((seat, index) => seat === row.seats[index]) ? row : { ...row, seats };
  });
}

/** The document with every row as `change` makes it; what is answered as it was given stays the same object. */
export function mapRows(
  document: SeatMapDocument,
  change: (row: RowDocument, block: BlockDocument) => RowDocument,
): SeatMapDocument {
  let touched = false;
  const blocks = document.blocks.map((block) => {
    const rows = block.rows.map((row) => change(row, block));
    if (rows.every((row, index) => row === block.rows[index])) return block;
    touched = true;
    return { ...block, rows };
  });
  return touched ? { ...document, blocks } : document;
}

/** Moves the chosen seats, each to where `to` puts it; coordinates are kept to the tenth of a millimetre. */
export function placeSeats(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  to: (seat: SeatDocument) => Point,
): SeatMapDocument {
  return mapSeats(document, ids, (seat) => {
    const { x, y } = to(seat);
    return { ...seat, x: exact(x), y: exact(y) };
  });
}

export function moveSeats(document: SeatMapDocument, ids: ReadonlySet<string>, by: Point): SeatMapDocument {
  return placeSeats(document, ids, ({ x, y }) => ({ x: x + by.x, y: y + by.y }));
}

/** Takes seats away, and the rows and blocks that are empty then. */
export function removeSeats(document: SeatMapDocument, ids: ReadonlySet<string>): SeatMapDocument {
  const blocks = document.blocks.flatMap((block) => {
    if (!block.rows.some((row) => row.seats.some(({ id }) => ids.has(id)))) return [block];
    const rows = block.rows.flatMap((row) => {
      const seats = row.seats.filter(({ id }) => !ids.has(id));
      return seats.length === 0 ? [] : [seats.length === row.seats.length ? row : { ...row, seats }];
    });
    return rows.length === 0 ? [] : [{ ...block, rows }];
  });
  return { ...document, blocks };
}

/** Adds rows to a block; without one, or to a standing area, as a new block with the next free name. */
export function addRows(
  document: SeatMapDocument,
  blockId: string | null,
  rows: readonly RowDocument[],
  newId: NewId,
): { readonly document: SeatMapDocument; readonly blockId: string } {
  const areas = new Set(document.shapes.flatMap(({ kind, row }) => (kind === "area" && row ? row : [])));
  const block = document.blocks.find(({ id, rows: own }) => id === blockId && !own.some((row) => areas.has(row.id)));
  if (block) {
    const grown = { ...block, rows: [...block.rows, ...rows] };
    const blocks = document.blocks.map((each) => (each === block ? grown : each));
    return { document: { ...document, blocks }, blockId: block.id };
  }
  const id = newId();
  const label = nextLabel(document.blocks.at(-1)?.label ?? "", new Set(document.blocks.map((each) => each.label)), "A");
  return { document: { ...document, blocks: [...document.blocks, { id, label, rows }] }, blockId: id };
}

export function changeBlock(
  document: SeatMapDocument,
  blockId: string,
  change: Partial<Omit<BlockDocument, "id" | "rows">>,
): SeatMapDocument {
  const blocks = document.blocks.map((block) => (block.id === blockId ? { ...block, ...change } : block));
  return { ...document, blocks };
}

export function addShape(document: SeatMapDocument, shape: ShapeDocument): SeatMapDocument {
  return { ...document, shapes: [...document.shapes, shape] };
}

/** The document with the chosen shapes as `change` makes them; null takes one away. */
export function mapShapes(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  change: (shape: ShapeDocument) => ShapeDocument | null,
): SeatMapDocument {
  if (!document.shapes.some(({ id = "" }) => ids.has(id))) return document;
  const shapes = document.shapes.flatMap((shape) => (ids.has(shape.id ?? "") ? (change(shape) ?? []) : shape));
  return { ...document, shapes };
}

/**
 * The document with an identity for every shape, so that two people's shapes can be told apart. Always the same ones
 * for the same document; a document that has them all stays the same object.
 */
export function nameShapes(document: SeatMapDocument): SeatMapDocument {
  const seen = new Set<string>();
  const isNamed = ({ id }: ShapeDocument) => id !== undefined && id !== "" && !seen.has(id) && seen.add(id);
  if (document.shapes.every(isNamed)) return document;
  const given = new Set(document.shapes.flatMap(({ id }) => id ?? []));
  let next = 1;
  seen.clear();
  const shapes = document.shapes.map((shape) => {
    if (isNamed(shape)) return shape;
    while (given.has(`shape-${next}`)) next += 1;
    given.add(`shape-${next}`);
    return { ...shape, id: `shape-${next}` };
  });
  return { ...document, shapes };
}

export function seatsOfRow(row: RowDocument): string[] {
  return row.seats.map(({ id }) => id);
}

export function seatsOfBlock(block: BlockDocument): string[] {
  return block.rows.flatMap(seatsOfRow);
}

const exact = (centimetres: number): number => Math.round(centimetres * 100) / 100 + 0;
