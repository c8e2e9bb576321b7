import { type Bounds, grow, intersection, isInside } from "./bounds.ts";
import { type Camera, type Viewport, visibleBounds } from "./camera.ts";
import { type Detail, detailAt } from "./level-of-detail.ts";
import type { MapModel } from "./map-model.ts";
import type { ScenePainter } from "./scene-painter.ts";
import { type SheetContent, TileSheet } from "./tile-sheet.ts";

/** Device pixels of the kept whole-map bitmaps: 48 MB of memory for seats at most, and a tenth of it for blocks. */
const SEAT_SHEET_PIXELS = 12_000_000;
const BLOCK_SHEET_PIXELS = 1_600_000;
/** The sharp picture keeps what was shown last: three screens, or this if that is more. */
const SHARP_PIXELS = 12_000_000;
const TILE_PX = 256;
/** No seat is drawn larger than this radius in the kept bitmap: a small house needs no 12 million pixels. */
const KEPT_RADIUS = 12;
/** The zoom has settled when the scale was still this long. */
const SETTLE_MS = 110;
/**
 * Of each frame of a move, on average: a tile that takes longer is made up for by the frames after it. On a slow machine
 * one frame in twenty paints, the others only copy.
 */
const MOVING_BUDGET_MS = 0.5;
const RESTING_BUDGET_MS = 9;
/** More changes than this at once are not noted one by one. */
const MANY_CHANGES = 4000;
/** A sharp picture is shown at other scales while these look better than the kept one. */
const MOST_BLOWN_UP = 3;
const MOST_SHRUNK = 0.7;

interface Picture {
  readonly sheet: TileSheet;
  readonly far: boolean;
}

/**
 * The three levels of detail as sheets of bitmaps: blocks, all seats, and the sharp picture of the settled zoom.
 * A frame only copies bitmaps, each pixel once; painting happens in small helpings between.
 */
export class PictureStack {
  readonly #model: MapModel;
  readonly #pixelRatio: number;
  readonly #blocks: Picture;
  readonly #seats: Picture;
  #painter: ScenePainter;
  #sharp: Picture | null = null;
  /** The last complete sharp picture, shown scaled until the next one is complete. */
  #previous: Picture | null = null;
  #lastScale = 0;
  #scaleChangedAt = Number.NEGATIVE_INFINITY;
  #frame = 0;
  /** Milliseconds that a moving frame may still paint; below zero after a tile took more. */
  #credit = 0;
  #tintKeys: number[];

  constructor(model: MapModel, painter: ScenePainter, pixelRatio: number) {
    this.#model = model;
    this.#painter = painter;
    this.#pixelRatio = pixelRatio;
    const lit = painter.litBounds;
    const areaOf = (bounds: Bounds): number => (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY);
    const keptScale = Math.min(
      Math.sqrt(SEAT_SHEET_PIXELS / areaOf(model.bounds)),
      (KEPT_RADIUS * pixelRatio) / model.radius,
    );
    const blockScale = Math.min(Math.sqrt(BLOCK_SHEET_PIXELS / areaOf(lit)), keptScale);
    const seatPx = (model.radius * 2 * keptScale) / pixelRatio;
    this.#blocks = this.#makePicture(blockScale, lit, { far: true, rowLabels: false, seatNumbers: false });
    this.#seats = this.#makePicture(keptScale, model.bounds, {
      far: false,
      rowLabels: seatPx >= 14,
      seatNumbers: false,
    });
    this.#tintKeys = this.#allTintKeys();
  }

  #makePicture(scale: number, bounds: Bounds, detail: Detail): Picture {
    const content = detail.far ? this.#blockContent() : this.#seatContent(detail);
    return { sheet: new TileSheet(scale, bounds, TILE_PX * Math.ceil(this.#pixelRatio), content), far: detail.far };
  }

  #blockContent(): SheetContent {
    const { blocks } = this.#model;
    return {
      paint: (context, part, scale) => this.#painter.paintBlocks(context, part, scale),
      partOf: (index) => grow(blocks[index]!.bounds, blocks[index]!.lineWidth),
      repaint: (_index, context, part, scale) => this.#painter.paintBlocks(context, part, scale),
    };
  }

  #seatContent(detail: Detail): SheetContent {
    const { geometry, blockOf, blocks } = this.#model;
    return {
      paint: (context, part, scale, box) => this.#painter.paintSeats(context, part, scale, detail, box),
      partOf: (ordinal) => {
        const reach = blocks[blockOf[ordinal]!]!.radius * 1.12;
        const x = geometry.x[ordinal]!;
        const y = geometry.y[ordinal]!;
        return { minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach };
      },
      repaint: (ordinal, context, part, scale, box) =>
        this.#painter.repaintSeat(context, ordinal, part, scale, detail, box),
    };
  }

  #allTintKeys(): number[] {
    return this.#model.blocks.map((block) => this.#painter.blocks.tintKey(block.index));
  }

  #pictures(): Picture[] {
    return [this.#blocks, this.#seats, this.#sharp, this.#previous].filter((picture) => picture !== null);
  }

  /** Shows other colours, zones or a filter: the same drawing repainted, the old one stands until then. */
  setPainter(painter: ScenePainter): void {
    this.#painter = painter;
    this.#expireAll();
  }

  #expireAll(): void {
    this.#tintKeys = this.#allTintKeys();
    for (const { sheet } of this.#pictures()) sheet.expire();
  }

  /** Blocks were hidden or are shown again: their parts are painted anew. */
  repaintBlocks(indices: ReadonlySet<number>): void {
    for (const index of indices) {
      const { bounds, lineWidth } = this.#model.blocks[index]!;
      for (const { sheet } of this.#pictures()) sheet.expire(grow(bounds, lineWidth));
    }
  }

  /** Notes changed seats, and blocks whose tint changed with them. The next {@link draw} shows those in view. */
  change(ordinals: ReadonlySet<number>): void {
    if (ordinals.size > MANY_CHANGES) {
      this.#expireAll();
      return;
    }
    const touched = new Set<number>();
    const pictures = this.#pictures();
    for (const ordinal of ordinals) {
      touched.add(this.#model.blockOf[ordinal]!);
      for (const { sheet, far } of pictures) if (!far) sheet.change(ordinal);
    }
    for (const index of touched) {
      const key = this.#painter.blocks.tintKey(index);
      if (key === this.#tintKeys[index]) continue;
      this.#tintKeys[index] = key;
      for (const { sheet, far } of pictures) if (far) sheet.change(index);
    }
  }

  /**
   * Paints what is due for this frame and copies the picture. The context is in device pixels.
   * @param shownRatio pixels of the target per CSS pixel; fewer than the screen has while a slow machine moves the map
   * @param moving whether a gesture or flight is under way; painting then gets a small share of the frame
   * @returns whether nothing is left to paint for this camera, and whether blocks are shown instead of seats
   */
  draw(
    target: CanvasRenderingContext2D,
    camera: Camera,
    viewport: Viewport,
    shownRatio: number,
    now: number,
    moving: boolean,
  ): { complete: boolean; far: boolean } {
    this.#frame++;
    if (camera.scale !== this.#lastScale) {
      this.#lastScale = camera.scale;
      this.#scaleChangedAt = now;
    }
    const detail = detailAt(this.#model.radius * 2 * camera.scale);
    const deviceScale = camera.scale * this.#pixelRatio;
    const settled = !moving || now - this.#scaleChangedAt >= SETTLE_MS;
    if (settled && this.#sharp?.sheet.scale !== deviceScale) this.#makeSharp(deviceScale, detail);
    const visible = visibleBounds(camera, viewport);
    const layers = this.#layersFor(deviceScale, detail.far);
    const complete = this.#paintDue(layers, deviceScale, visible, moving);
    this.#copy(target, layers, camera, viewport, shownRatio, visible);
    this.#sharp?.sheet.trim(Math.max(SHARP_PIXELS, 3 * viewport.width * viewport.height * this.#pixelRatio ** 2));
    return { complete, far: detail.far };
  }

  #makeSharp(deviceScale: number, detail: Detail): void {
    if (this.#sharp && !this.#previous) this.#previous = this.#sharp;
    // Blocks are seen with the light around them, so that one copy fills the screen.
    const bounds = detail.far ? this.#blocks.sheet.bounds : this.#model.bounds;
    this.#sharp = this.#makePicture(deviceScale, bounds, detail);
  }

  /** The pictures fit to be seen at this scale, the uppermost first. */
  #layersFor(deviceScale: number, far: boolean): Picture[] {
    const layers: Picture[] = [];
    for (const picture of [this.#sharp, this.#previous]) {
      if (picture?.far !== far) continue;
      const zoom = deviceScale / picture.sheet.scale;
      if (zoom < MOST_BLOWN_UP && zoom > MOST_SHRUNK) layers.push(picture);
    }
    if (!far) layers.push(this.#seats);
    layers.push(this.#blocks);
    return layers;
  }

  /** Changes in view first, then the sharp picture, then the rest of the house while the reader rests. */
  #paintDue(layers: readonly Picture[], deviceScale: number, visible: Bounds, moving: boolean): boolean {
    const startedAt = performance.now();
    this.#credit = moving ? Math.min(MOVING_BUDGET_MS, this.#credit + MOVING_BUDGET_MS) : RESTING_BUDGET_MS;
    const complete = this.#paintUntil(layers, deviceScale, visible, moving, startedAt + this.#credit);
    this.#credit -= performance.now() - startedAt;
    return complete;
  }

  #paintUntil(
    layers: readonly Picture[],
    deviceScale: number,
    visible: Bounds,
    moving: boolean,
    until: number,
  ): boolean {
    const isTimeUp = (): boolean => performance.now() > until;
    const { sheet: blockSheet } = this.#blocks;
    // The block sheet stands in for everything that is not painted yet, so its first picture is waited for.
    if (!blockSheet.covers(blockSheet.bounds)) blockSheet.fill(blockSheet.bounds, () => false);
    let complete = true;
    for (const { sheet } of this.#shown(layers, visible)) if (!sheet.catchUp(visible, isTimeUp)) complete = false;
    const sharp = this.#sharp?.sheet.scale === deviceScale ? this.#sharp.sheet : null;
    if (!sharp?.fill(visible, isTimeUp)) complete = false;
    if (sharp && complete) this.#previous = null;
    for (const { sheet } of complete ? [] : this.#shown(layers, visible))
      if (sheet !== sharp) sheet.fill(visible, isTimeUp);
    if (!complete || moving) return complete;
    const { sheet: seatSheet } = this.#seats;
    return blockSheet.fill(blockSheet.bounds, isTimeUp) && seatSheet.fill(seatSheet.bounds, isTimeUp);
  }

  /** Layers down to the first that hides those below. */
  #shown(layers: readonly Picture[], visible: Bounds): readonly Picture[] {
    const house = intersection(visible, this.#model.bounds);
    const lowest = layers.findIndex(({ sheet }) => sheet.covers(house));
    return lowest === -1 ? layers : layers.slice(0, lowest + 1);
  }

  #copy(
    target: CanvasRenderingContext2D,
    layers: readonly Picture[],
    camera: Camera,
    viewport: Viewport,
    ratio: number,
    visible: Bounds,
  ): void {
    const scale = camera.scale * ratio;
    // Rounded once, so that every sheet and the overlay agree to the pixel and sharp tiles are copied unscaled.
    const originX = Math.round((viewport.width / 2) * ratio - camera.x * scale);
    const originY = Math.round((viewport.height / 2) * ratio - camera.y * scale);
    target.imageSmoothingEnabled = true;
    target.imageSmoothingQuality = "low";
    const lit = this.#blocks.sheet.bounds;
    if (!isInside(visible, lit)) target.clearRect(0, 0, target.canvas.width, target.canvas.height);
    const edge = 2 / scale;
    const shown = [...this.#shown(layers, visible)];
    // Around the seats there is only the light of the stage, which pictures of blocks have.
    if (!shown.at(-1)!.sheet.covers(intersection(visible, lit))) shown.push(...layers.slice(-1));
    for (let index = shown.length - 1; index >= 0; index--) {
      const above = shown.slice(0, index);
      // Scaled tiles end on rounded pixels: what ends where an upper sheet ends is copied too, so no gap shows.
      const isHidden = (part: Bounds): boolean =>
        above.some(({ sheet }) => sheet.covers(intersection(grow(part, edge), visible)));
      const { sheet } = shown[index]!;
      sheet.blit(target, visible, originX, originY, scale / sheet.scale, this.#frame, isHidden);
    }
  }

  /** The blocks of the whole house, for the minimap. */
  copyHouse(target: CanvasRenderingContext2D, scale: number): void {
    const { sheet } = this.#blocks;
    const { bounds } = this.#model;
    sheet.blit(target, bounds, -bounds.minX * scale, -bounds.minY * scale, scale / sheet.scale, this.#frame);
  }
}
