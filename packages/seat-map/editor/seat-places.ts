import type { BlockDocument, Point, RowDocument, SeatDocument, SeatMapDocument } from "../src/model.ts";
import { usualStepOf } from "../src/physical-rows.ts";
import type { Bounds } from "../viewer/camera.ts";
import { GridIndex } from "../viewer/grid-index.ts";

/** A seat with the row and the block it stands in. */
export interface PlacedSeat {
  readonly seat: SeatDocument;
  readonly row: RowDocument;
  readonly block: BlockDocument;
}

/** Every seat of a drawing by identity and by place. Built once per document. */
export class SeatPlaces {
  readonly all: readonly PlacedSeat[];
  readonly byId: ReadonlyMap<string, PlacedSeat>;
  readonly rows: ReadonlyMap<string, RowDocument>;
  /** The usual distance of neighbours, centimetres. */
  readonly pitch: number;
  readonly #grid: GridIndex;
  readonly #blockOrder: ReadonlyMap<BlockDocument, number>;

  private constructor(document: SeatMapDocument) {
    const all: PlacedSeat[] = [];
    const rows = new Map<string, RowDocument>();
    for (const block of document.blocks) {
      for (const row of block.rows) {
        rows.set(row.id, row);
        for (const seat of row.seats) all.push({ seat, row, block });
      }
    }
    this.#blockOrder = new Map(document.blocks.map((block, index) => [block, index]));
    this.all = all;
    this.rows = rows;
    this.byId = new Map(all.map((placed) => [placed.seat.id, placed]));
    this.pitch = usualStepOf(document.blocks);
    this.#grid = new GridIndex(
      Float32Array.from(all, ({ seat }) => seat.x),
      Float32Array.from(all, ({ seat }) => seat.y),
      this.pitch * 2,
    );
  }

  static #known = new WeakMap<SeatMapDocument, SeatPlaces>();

  static of(document: SeatMapDocument): SeatPlaces {
    let places = SeatPlaces.#known.get(document);
    if (!places) {
      places = new SeatPlaces(document);
      SeatPlaces.#known.set(document, places);
    }
    return places;
  }

  /** The seat nearest to a point and at most `reach` centimetres away. */
  nearest(point: Point, reach: number, accept: (placed: PlacedSeat) => boolean = () => true): PlacedSeat | null {
    return this.all[this.#grid.nearest(point.x, point.y, reach, (index) => accept(this.all[index]!))] ?? null;
  }

  /** The rows in which chosen seats stand, each with its block, in the order of the drawing. */
  rowsOf(ids: ReadonlySet<string>): { readonly row: RowDocument; readonly block: BlockDocument }[] {
    const rows = new Map<RowDocument, BlockDocument>();
    for (const id of ids) {
      const placed = this.byId.get(id);
      if (placed) rows.set(placed.row, placed.block);
    }
    return [...new Set(rows.values())]
      .map((block) => ({ block, at: this.#blockOrder.get(block)! }))
      .sort((a, b) => a.at - b.at)
      .flatMap(({ block }) => block.rows.flatMap((row) => (rows.has(row) ? { row, block } : [])));
  }

  /** Seats inside a closed loop. */
  inLoop(loop: readonly Point[]): PlacedSeat[] {
    return this.#grid.inLoop(loop).map((index) => this.all[index]!);
  }

  /** Seats at most `reach` from the way between two points. */
  along(from: Point, to: Point, reach: number): PlacedSeat[] {
    return this.#grid.alongStroke(from.x, from.y, to.x, to.y, reach).map((index) => this.all[index]!);
  }
}

/** The box around points; null without any. */
export function boundsOf(points: Iterable<Point>): Bounds | null {
  let bounds: { minX: number; minY: number; maxX: number; maxY: number } | null = null;
  for (const { x, y } of points) {
    if (!bounds) bounds = { minX: x, minY: y, maxX: x, maxY: y };
    else {
      bounds.minX = Math.min(bounds.minX, x);
      bounds.minY = Math.min(bounds.minY, y);
      bounds.maxX = Math.max(bounds.maxX, x);
      bounds.maxY = Math.max(bounds.maxY, y);
    }
  }
  return bounds;
}
