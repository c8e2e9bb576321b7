import type { Point } from "./model.ts";

/** More entries in one cell than this are not listed: a heap of seats at one place must not cost its square. */
const mostInCell = 64;

/** Points by square cell, to find what is near in constant time. */
export class SeatGrid {
  private readonly cells = new Map<number, number[]>();
  private readonly size: number;

  /** @param size edge of a cell; {@link near} reaches at least this far */
  constructor(size: number) {
    this.size = Math.max(size, 1e-6);
  }

  add(point: Point, index: number): void {
    const key = this.key(Math.floor(point.x / this.size), Math.floor(point.y / this.size));
    const cell = this.cells.get(key);
    if (!cell) this.cells.set(key, [index]);
    else if (cell.length < mostInCell) cell.push(index);
  }

  /** Indices of the points in the nine cells around a place. */
  *near(point: Point): Generator<number> {
    const column = Math.floor(point.x / this.size);
    const line = Math.floor(point.y / this.size);
    for (let x = column - 1; x <= column + 1; x += 1) {
      for (let y = line - 1; y <= line + 1; y += 1) yield* this.cells.get(this.key(x, y)) ?? [];
    }
  }

  private key(column: number, line: number): number {
    // Coordinates are limited, so that cells stay within 2^26 either way and the key is exact.
    return column * 134_217_728 + line;
  }
}
