import { type Bounds, intersection, isInside } from "./bounds.ts";

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

/** What is on a sheet: the whole of it, and the things in it that change one by one. */
export interface SheetContent {
  readonly paint: PaintPart;
  /** Where a changed thing is to be seen. */
  partOf(thing: number): Bounds;
  repaint(thing: number, ...where: Parameters<PaintPart>): void;
}

interface Tile {
  readonly part: Bounds;
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  /** False when what it shows is out of date as a whole. */
  fresh: boolean;
  /** Changed things it does not show yet. */
  readonly owed: Set<number>;
  /** Number of the last frame that showed it. */
  usedAt: number;
}

/** A tile that owes more changes than this is painted anew: that takes one or two milliseconds. */
const MOST_OWED = 48;

/**
 * The drawing at one scale as a grid of opaque bitmaps. The whole-map bitmap is a sheet that is kept; the sharp
 * picture of the settled zoom is another, made tile by tile where the reader looks. Changes are noted on the tiles
 * they touch and painted when a tile is looked at: what nobody sees costs nothing.
 */
export class TileSheet {
  readonly scale: number;
  readonly bounds: Bounds;
  readonly #side: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #content: SheetContent;
  readonly #tiles = new Map<number, Tile>();

  /** @param scale device pixels per centimetre  @param side of a tile in device pixels */
  constructor(scale: number, bounds: Bounds, side: number, content: SheetContent) {
    this.scale = scale;
    this.bounds = bounds;
    this.#side = side;
    this.#content = content;
    this.#columns = Math.max(1, Math.ceil(((bounds.maxX - bounds.minX) * scale) / side));
    this.#rows = Math.max(1, Math.ceil(((bounds.maxY - bounds.minY) * scale) / side));
  }

  #range(part: Bounds): { left: number; right: number; top: number; bottom: number } {
    const place = (value: number, min: number, most: number): number =>
      Math.min(most - 1, Math.max(0, Math.floor(((value - min) * this.scale) / this.#side)));
    return {
      left: place(part.minX, this.bounds.minX, this.#columns),
      right: place(part.maxX, this.bounds.minX, this.#columns),
      top: place(part.minY, this.bounds.minY, this.#rows),
      bottom: place(part.maxY, this.bounds.minY, this.#rows),
    };
  }

  /** Calls `visit` for each tile place a part touches, with the tile if it exists. */
  #forEach(part: Bounds, visit: (column: number, row: number, tile: Tile | undefined) => void): void {
    const { left, right, top, bottom } = this.#range(part);
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++)
        visit(column, row, this.#tiles.get(row * this.#columns + column));
  }

  /** Whether the part is inside of the drawing and every tile of it can be shown. */
  covers(part: Bounds): boolean {
    if (!isInside(part, this.bounds)) return false;
    const { left, right, top, bottom } = this.#range(part);
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++)
        if (!this.#tiles.has(row * this.#columns + column)) return false;
    return true;
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

  /** Notes that a thing looks different from now on; {@link catchUp} shows it. */
  change(thing: number): void {
    this.#forEach(this.#content.partOf(thing), (_column, _row, tile) => {
      if (!tile?.fresh) return;
      tile.owed.add(thing);
      if (tile.owed.size <= MOST_OWED) return;
      tile.fresh = false;
      tile.owed.clear();
    });
  }

  /** Shows noted changes in the part until `isTimeUp`. @returns true when none is left */
  catchUp(part: Bounds, isTimeUp: () => boolean): boolean {
    let isDone = true;
    this.#forEach(part, (_column, _row, tile) => {
      for (const thing of tile?.owed ?? []) {
        if (isTimeUp()) {
          isDone = false;
          return;
        }
        tile!.owed.delete(thing);
        this.#repaintThing(tile!, thing);
      }
    });
    return isDone;
  }

  #paintTile(column: number, row: number): void {
    const key = row * this.#columns + column;
    let tile = this.#tiles.get(key);
    if (!tile) {
      tile = this.#makeTile(column, row);
      this.#tiles.set(key, tile);
    }
    const { context, part } = tile;
    this.#moveTo(tile);
    this.#content.paint(context, part, this.scale, { left: 0, top: 0, width: this.#side, height: this.#side });
    // A canvas keeps a list of what was asked for and paints it when its pixels are wanted: asked for one now, the time
    // falls to whoever counts it, and not to the frame that copies the tile.
    context.getImageData(0, 0, 1, 1);
    tile.fresh = true;
    tile.owed.clear();
  }

  #makeTile(column: number, row: number): Tile {
    const canvas = document.createElement("canvas");
    canvas.width = this.#side;
    canvas.height = this.#side;
    const minX = this.bounds.minX + (column * this.#side) / this.scale;
    const minY = this.bounds.minY + (row * this.#side) / this.scale;
    const part = { minX, minY, maxX: minX + this.#side / this.scale, maxY: minY + this.#side / this.scale };
    // Kept in plain memory: seats are stamped into its pixels.
    const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true })!;
    return { part, canvas, context, fresh: false, owed: new Set(), usedAt: 0 };
  }

  #moveTo({ context, part }: Tile): void {
    context.setTransform(1, 0, 0, 1, -part.minX * this.scale, -part.minY * this.scale);
  }

  #repaintThing(tile: Tile, thing: number): void {
    const { context, part: whole } = tile;
    const part = this.#content.partOf(thing);
    // Whole pixels, and one more for the soft edge: a clip on fractions would leave seams at every repaint.
    const left = Math.max(0, Math.floor((part.minX - whole.minX) * this.scale) - 1);
    const top = Math.max(0, Math.floor((part.minY - whole.minY) * this.scale) - 1);
    const right = Math.min(this.#side, Math.ceil((part.maxX - whole.minX) * this.scale) + 1);
    const bottom = Math.min(this.#side, Math.ceil((part.maxY - whole.minY) * this.scale) + 1);
    if (right <= left || bottom <= top) return;
    const covered = {
      minX: whole.minX + left / this.scale,
      minY: whole.minY + top / this.scale,
      maxX: whole.minX + right / this.scale,
      maxY: whole.minY + bottom / this.scale,
    };
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    this.#moveTo(tile);
    const box = { left, top, width: right - left, height: bottom - top };
    this.#content.repaint(thing, context, covered, this.scale, box);
    context.restore();
  }

  /** What is shown, or a part of it, is out of date; it stays on screen until {@link fill} comes round to it. */
  expire(part = this.bounds): void {
    this.#forEach(part, (_column, _row, tile) => {
      if (!tile) return;
      tile.fresh = false;
      tile.owed.clear();
    });
  }

  /** Forgets the tiles not shown for longest once there are more than `mostPixels` together. */
  trim(mostPixels: number): void {
    const most = Math.ceil(mostPixels / this.#side ** 2);
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
   * @param isHidden whether another sheet shows this part, so that it can be left out
   */
  blit(
    target: CanvasRenderingContext2D,
    visible: Bounds,
    originX: number,
    originY: number,
    zoom: number,
    frame: number,
    isHidden: (part: Bounds) => boolean = () => false,
  ): void {
    // At the sheet's own scale tiles land on whole pixels and are copied; else edges are rounded, so no seams show.
    const step = this.#side * zoom;
    const left = originX + this.bounds.minX * this.scale * zoom;
    const top = originY + this.bounds.minY * this.scale * zoom;
    this.#forEach(visible, (column, row, tile) => {
      if (!tile) return;
      tile.usedAt = frame;
      if (isHidden(intersection(tile.part, visible))) return;
      const x = Math.round(left + column * step);
      const y = Math.round(top + row * step);
      const width = Math.round(left + (column + 1) * step) - x;
      const height = Math.round(top + (row + 1) * step) - y;
      if (width === this.#side && height === this.#side) target.drawImage(tile.canvas, x, y);
      else target.drawImage(tile.canvas, x, y, width, height);
    });
  }
}
