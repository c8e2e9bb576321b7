import type { Bounds } from "./camera.ts";

/** A rectangle of whole pixels of a canvas. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Paints a part of the drawing: the context is moved so that centimetres times `scale` are its pixels, and clipped
 * to `box`, given in pixels of the canvas as it is without the move.
 */
export type PaintPart = (context: CanvasRenderingContext2D, part: Bounds, scale: number, box: PixelBox) => void;

export interface Tile {
  readonly column: number;
  readonly row: number;
  readonly part: Bounds;
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  /** False when never painted, or when what it shows is out of date as a whole. */
  fresh: boolean;
  painted: boolean;
  /** Number of the last frame that showed it. */
  usedAt: number;
}

/**
 * The drawing at one scale as a grid of opaque bitmaps. The whole-map bitmap is a sheet that is kept; the sharp
 * picture of the settled zoom is another, made tile by tile where the reader looks. Tiles instead of one large
 * bitmap, because a live change then costs (at worst a copy of) one tile.
 */
export class TileSheet {
  readonly scale: number;
  readonly #bounds: Bounds;
  readonly #side: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #paint: PaintPart;
  readonly #tiles = new Map<number, Tile>();

  /** @param scale device pixels per centimetre  @param side of a tile in device pixels */
  constructor(scale: number, bounds: Bounds, side: number, paint: PaintPart) {
    this.scale = scale;
    this.#bounds = bounds;
    this.#side = side;
    this.#paint = paint;
    this.#columns = Math.max(1, Math.ceil(((bounds.maxX - bounds.minX) * scale) / side));
    this.#rows = Math.max(1, Math.ceil(((bounds.maxY - bounds.minY) * scale) / side));
  }

  get pixelsHeld(): number {
    let pixels = 0;
    for (const tile of this.#tiles.values()) pixels += tile.canvas.width * tile.canvas.height;
    return pixels;
  }

  #range(part: Bounds): { left: number; right: number; top: number; bottom: number } {
    const place = (value: number, min: number, most: number): number =>
      Math.min(most - 1, Math.max(0, Math.floor(((value - min) * this.scale) / this.#side)));
    return {
      left: place(part.minX, this.#bounds.minX, this.#columns),
      right: place(part.maxX, this.#bounds.minX, this.#columns),
      top: place(part.minY, this.#bounds.minY, this.#rows),
      bottom: place(part.maxY, this.#bounds.minY, this.#rows),
    };
  }

  /** Calls `visit` for each tile place a part touches, with the tile if it exists. */
  #forEach(part: Bounds, visit: (column: number, row: number, tile: Tile | undefined) => void): void {
    const { left, right, top, bottom } = this.#range(part);
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++)
        visit(column, row, this.#tiles.get(row * this.#columns + column));
  }

  /** Whether every tile the part touches can be shown. */
  covers(part: Bounds): boolean {
    let all = true;
    this.#forEach(part, (_column, _row, tile) => {
      if (!tile?.painted) all = false;
    });
    return all;
  }

  /** Paints tiles of the part that are missing or out of date until `isTimeUp`. @returns true when none is left */
  fill(part: Bounds, isTimeUp: () => boolean): boolean {
    const due: [column: number, row: number, distance: number][] = [];
    const { left, right, top, bottom } = this.#range(part);
    this.#forEach(part, (column, row, tile) => {
      if (tile?.fresh) return;
      due.push([column, row, Math.abs(column * 2 - left - right) + Math.abs(row * 2 - top - bottom)]);
    });
    due.sort((a, b) => a[2] - b[2]);
    for (const [column, row] of due) {
      if (isTimeUp()) return false;
      this.#paintTile(column, row);
    }
    return true;
  }

  fillAll(isTimeUp: () => boolean): boolean {
    return this.fill(this.#bounds, isTimeUp);
  }

  #paintTile(column: number, row: number): void {
    const key = row * this.#columns + column;
    let tile = this.#tiles.get(key);
    if (!tile) {
      const canvas = document.createElement("canvas");
      canvas.width = this.#side;
      canvas.height = this.#side;
      const minX = this.#bounds.minX + (column * this.#side) / this.scale;
      const minY = this.#bounds.minY + (row * this.#side) / this.scale;
      const part = { minX, minY, maxX: minX + this.#side / this.scale, maxY: minY + this.#side / this.scale };
      // Kept in plain memory: seats are stamped into its pixels.
      const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true })!;
      tile = { column, row, part, canvas, context, fresh: false, painted: false, usedAt: 0 };
      this.#tiles.set(key, tile);
    }
    this.#paintPart(tile, tile.part);
    tile.fresh = true;
    tile.painted = true;
  }

  #paintPart(tile: Tile, part: Bounds, paint = this.#paint): void {
    const { context, part: whole } = tile;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.save();
    let box = { left: 0, top: 0, width: this.#side, height: this.#side };
    let covered = whole;
    if (part !== whole) {
      // Whole pixels, and one more for the soft edge: a clip on fractions would leave seams at every repaint.
      const left = Math.max(0, Math.floor((part.minX - whole.minX) * this.scale) - 1);
      const top = Math.max(0, Math.floor((part.minY - whole.minY) * this.scale) - 1);
      const right = Math.min(this.#side, Math.ceil((part.maxX - whole.minX) * this.scale) + 1);
      const bottom = Math.min(this.#side, Math.ceil((part.maxY - whole.minY) * this.scale) + 1);
      if (right <= left || bottom <= top) {
        context.restore();
        return;
      }
      box = { left, top, width: right - left, height: bottom - top };
      covered = {
        minX: whole.minX + left / this.scale,
        minY: whole.minY + top / this.scale,
        maxX: whole.minX + right / this.scale,
        maxY: whole.minY + bottom / this.scale,
      };
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
    }
    context.translate(-whole.minX * this.scale, -whole.minY * this.scale);
    paint(context, covered, this.scale, box);
    context.restore();
  }

  /** Repaints a small part wherever it is shown: a live change. Tiles that are due anyway are left alone. */
  repaint(part: Bounds, paint?: PaintPart): void {
    this.#forEach(part, (_column, _row, tile) => {
      if (tile?.fresh) this.#paintPart(tile, part, paint);
    });
  }

  /** Everything shown is out of date; it stays on screen until {@link fill} comes round to it. */
  expire(): void {
    for (const tile of this.#tiles.values()) tile.fresh = false;
  }

  /** Forgets tiles not shown for a while once there are more than `most`. */
  trim(most: number): void {
    if (this.#tiles.size <= most) return;
    const oldest = [...this.#tiles.entries()].sort((a, b) => a[1].usedAt - b[1].usedAt);
    for (const [key, tile] of oldest.slice(0, this.#tiles.size - most)) {
      // Safari frees a canvas's memory late unless it is made empty.
      tile.canvas.width = 0;
      this.#tiles.delete(key);
    }
  }

  /**
   * Copies the visible tiles to the screen.
   * @param originX where the drawing's zero lies on the target, in its pixels
   * @param zoom target pixels per sheet pixel
   * @param covered tiles wholly inside of it are hidden by another sheet and left out
   */
  blit(
    target: CanvasRenderingContext2D,
    visible: Bounds,
    originX: number,
    originY: number,
    zoom: number,
    frame: number,
    covered?: Bounds,
  ): void {
    // At the sheet's own scale tiles land on whole pixels and are copied; else edges are rounded, so no seams show.
    const step = this.#side * zoom;
    const left = originX + this.#bounds.minX * this.scale * zoom;
    const top = originY + this.#bounds.minY * this.scale * zoom;
    this.#forEach(visible, (column, row, tile) => {
      if (!tile?.painted) return;
      tile.usedAt = frame;
      if (covered && isInside(tile.part, covered)) return;
      const x = Math.round(left + column * step);
      const y = Math.round(top + row * step);
      const width = Math.round(left + (column + 1) * step) - x;
      const height = Math.round(top + (row + 1) * step) - y;
      if (width === this.#side && height === this.#side) target.drawImage(tile.canvas, x, y);
      else target.drawImage(tile.canvas, x, y, width, height);
    });
  }
}

function isInside(part: Bounds, whole: Bounds): boolean {
  return part.minX >= whole.minX && part.maxX <= whole.maxX && part.minY >= whole.minY && part.maxY <= whole.maxY;
}
