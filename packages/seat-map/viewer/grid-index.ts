import type { Bounds } from "./camera.ts";

/**
 * Finds seats by place: a uniform grid in two typed arrays, built once per geometry (counting sort).
 *
 * `cellStart[c]` to `cellStart[c + 1]` are the places in `items` of the ordinals that lie in cell c.
 */
export class GridIndex {
  readonly #x: Float32Array;
  readonly #y: Float32Array;
  readonly #cell: number;
  readonly #minX: number;
  readonly #minY: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #cellStart: Uint32Array;
  readonly #items: Uint32Array;

  /** @param cell side of a cell in centimetres; about two seats wide is quickest */
  constructor(x: Float32Array, y: Float32Array, cell: number) {
    this.#x = x;
    this.#y = y;
    let minX = Number.POSITIVE_INFINITY;
    let minY = Number.POSITIVE_INFINITY;
    let maxX = Number.NEGATIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    for (let ordinal = 0; ordinal < x.length; ordinal++) {
      minX = Math.min(minX, x[ordinal]!);
      maxX = Math.max(maxX, x[ordinal]!);
      minY = Math.min(minY, y[ordinal]!);
      maxY = Math.max(maxY, y[ordinal]!);
    }
    if (x.length === 0) minX = minY = maxX = maxY = 0;
    // A far-flung drawing must not make a grid of millions of empty cells.
    const most = Math.max(64, x.length * 4);
    const area = Math.max(1, (maxX - minX) * (maxY - minY));
    this.#cell = Math.max(cell, Math.sqrt(area / most), (maxX - minX) / most, (maxY - minY) / most, 0.01);
    this.#minX = minX;
    this.#minY = minY;
    this.#columns = Math.floor((maxX - minX) / this.#cell) + 1;
    this.#rows = Math.floor((maxY - minY) / this.#cell) + 1;
    const counts = new Uint32Array(this.#columns * this.#rows + 1);
    const cellOf = new Uint32Array(x.length);
    for (let ordinal = 0; ordinal < x.length; ordinal++) {
      const at = this.#cellAt(x[ordinal]!, y[ordinal]!);
      cellOf[ordinal] = at;
      counts[at + 1]!++;
    }
    for (let at = 1; at < counts.length; at++) counts[at]! += counts[at - 1]!;
    this.#cellStart = counts.slice();
    this.#items = new Uint32Array(x.length);
    for (let ordinal = 0; ordinal < x.length; ordinal++) this.#items[counts[cellOf[ordinal]!]!++] = ordinal;
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#minX) / this.#cell)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#minY) / this.#cell)));
  }

  #cellAt(x: number, y: number): number {
    return this.#row(y) * this.#columns + this.#column(x);
  }

  /** Calls `visit` for every seat whose middle lies in the bounds, in no particular order. */
  forEachIn(bounds: Bounds, visit: (ordinal: number) => void): void {
    const last = this.#column(bounds.maxX);
    const lastRow = this.#row(bounds.maxY);
    for (let row = this.#row(bounds.minY); row <= lastRow; row++) {
      for (let column = this.#column(bounds.minX); column <= last; column++) {
        const cell = row * this.#columns + column;
        const end = this.#cellStart[cell + 1]!;
        for (let at = this.#cellStart[cell]!; at < end; at++) {
          const ordinal = this.#items[at]!;
          const x = this.#x[ordinal]!;
          const y = this.#y[ordinal]!;
          if (x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY) visit(ordinal);
        }
      }
    }
  }

  /** The seat nearest to a point and at most `reach` centimetres away that passes `accept`, or -1. */
  nearest(x: number, y: number, reach: number, accept?: (ordinal: number) => boolean): number {
    let best = -1;
    let bestSquare = reach * reach;
    const bounds = { minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach };
    this.forEachIn(bounds, (ordinal) => {
      const square = (this.#x[ordinal]! - x) ** 2 + (this.#y[ordinal]! - y) ** 2;
      if (square > bestSquare || (square === bestSquare && best !== -1)) return;
      if (accept && !accept(ordinal)) return;
      best = ordinal;
      bestSquare = square;
    });
    return best;
  }

  /** Seats inside a closed loop (even-odd), ascending. */
  inLoop(loop: readonly { readonly x: number; readonly y: number }[]): number[] {
    if (loop.length < 3) return [];
    const bounds = {
      minX: Math.min(...loop.map((point) => point.x)),
      minY: Math.min(...loop.map((point) => point.y)),
      maxX: Math.max(...loop.map((point) => point.x)),
      maxY: Math.max(...loop.map((point) => point.y)),
    };
    const inside: number[] = [];
    this.forEachIn(bounds, (ordinal) => {
      if (isInLoop(loop, this.#x[ordinal]!, this.#y[ordinal]!)) inside.push(ordinal);
    });
    return inside.sort((a, b) => a - b);
  }

  /** Seats at most `reach` from the stretch between two points (one dab of a brush), ascending. */
  alongStroke(fromX: number, fromY: number, toX: number, toY: number, reach: number): number[] {
    const touched: number[] = [];
    const lengthSquare = (toX - fromX) ** 2 + (toY - fromY) ** 2;
    const bounds = {
      minX: Math.min(fromX, toX) - reach,
      minY: Math.min(fromY, toY) - reach,
      maxX: Math.max(fromX, toX) + reach,
      maxY: Math.max(fromY, toY) + reach,
    };
    this.forEachIn(bounds, (ordinal) => {
      const x = this.#x[ordinal]!;
      const y = this.#y[ordinal]!;
      const along = lengthSquare === 0 ? 0 : ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / lengthSquare;
      const share = Math.min(1, Math.max(0, along));
      const dx = x - (fromX + (toX - fromX) * share);
      const dy = y - (fromY + (toY - fromY) * share);
      if (dx * dx + dy * dy <= reach * reach) touched.push(ordinal);
    });
    return touched.sort((a, b) => a - b);
  }
}

/** Even-odd rule; a point on an edge may count either way. */
export function isInLoop(loop: readonly { readonly x: number; readonly y: number }[], x: number, y: number): boolean {
  let inside = false;
  for (let at = 0, before = loop.length - 1; at < loop.length; before = at++) {
    const a = loop[at]!;
    const b = loop[before]!;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}
