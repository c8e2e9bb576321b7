import { type Bounds, type Camera, type Viewport, visibleBounds } from "./camera.ts";
import { type Detail, detailAt } from "./level-of-detail.ts";
import type { MapModel } from "./map-model.ts";
import { grow, type ScenePainter } from "./scene-painter.ts";
import { TileSheet } from "./tile-sheet.ts";

/** Device pixels of the kept whole-map bitmaps: 48 MB of memory for seats at most, and a tenth of it for blocks. */
const SEAT_SHEET_PIXELS = 12_000_000;
const BLOCK_SHEET_PIXELS = 1_600_000;
const KEPT_TILE = 512;
/** No seat is drawn larger than this radius in the kept bitmap: a small house needs no 12 million pixels. */
const KEPT_RADIUS = 12;
/** The zoom has settled when the scale was still this long. */
const SETTLE_MS = 110;
const MOVING_BUDGET_MS = 3;
const RESTING_BUDGET_MS = 9;
/** More changes than this in one frame are cheaper painted tile by tile. */
const MANY_CHANGES = 1200;

/**
 * The three levels of detail as sheets of bitmaps: blocks, all seats, and the sharp picture of the settled zoom.
 * A frame only copies bitmaps; painting happens in small helpings between.
 */
export class PictureStack {
  readonly #model: MapModel;
  readonly #pixelRatio: number;
  readonly #blockSheet: TileSheet;
  readonly #seatSheet: TileSheet;
  #painter: ScenePainter;
  #sharp: TileSheet | null = null;
  #sharpIsFar = false;
  #sharpDetail: Detail = { far: true, rowLabels: false, seatNumbers: false };
  readonly #keptDetail: Detail;
  /** The last complete sharp sheet, shown scaled until the next one is complete. */
  #previous: TileSheet | null = null;
  #previousIsFar = false;
  #lastScale = 0;
  #scaleChangedAt = Number.NEGATIVE_INFINITY;
  #frame = 0;
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
    this.#keptDetail = {
      far: false,
      rowLabels: (model.radius * 2 * keptScale) / pixelRatio >= 14,
      seatNumbers: false,
    };
    this.#blockSheet = new TileSheet(blockScale, lit, KEPT_TILE, (context, part, scale) =>
      this.#painter.paintBlocks(context, part, scale),
    );
    this.#seatSheet = new TileSheet(keptScale, model.bounds, KEPT_TILE, (context, part, scale, box) =>
      this.#painter.paintSeats(context, part, scale, this.#keptDetail, box),
    );
    this.#tintKeys = model.blocks.map((block) => painter.tintKey(block.index));
  }

  /** Shows other colours, zones or a filter: the same drawing repainted, the old one stands until then. */
  setPainter(painter: ScenePainter): void {
    this.#painter = painter;
    this.#tintKeys = this.#model.blocks.map((block) => painter.tintKey(block.index));
    for (const sheet of this.#sheets()) sheet.expire();
  }

  #sheets(): TileSheet[] {
    return [this.#blockSheet, this.#seatSheet, this.#sharp, this.#previous].filter((sheet) => sheet !== null);
  }

  /** Repaints changed seats, and blocks whose tint changed with them. Call before {@link draw}. */
  change(ordinals: Iterable<number>, count: number): void {
    if (count > MANY_CHANGES) {
      for (const sheet of this.#sheets()) sheet.expire();
      this.#tintKeys = this.#model.blocks.map((block) => this.#painter.tintKey(block.index));
      return;
    }
    const { geometry, blockOf, blocks } = this.#model;
    const touched = new Set<number>();
    for (const ordinal of ordinals) {
      const block = blocks[blockOf[ordinal]!]!;
      touched.add(block.index);
      const reach = block.radius * 1.12;
      const x = geometry.x[ordinal]!;
      const y = geometry.y[ordinal]!;
      const part = { minX: x - reach, minY: y - reach, maxX: x + reach, maxY: y + reach };
      this.#patch(this.#seatSheet, this.#keptDetail, ordinal, part);
      if (this.#sharp && !this.#sharpIsFar) this.#patch(this.#sharp, this.#sharpDetail, ordinal, part);
      // A sheet about to be replaced is not worth the work; without it the kept one shows.
      if (!this.#previousIsFar) this.#previous = null;
    }
    for (const index of touched) {
      const key = this.#painter.tintKey(index);
      if (key === this.#tintKeys[index]) continue;
      this.#tintKeys[index] = key;
      const part = grow(blocks[index]!.bounds, blocks[index]!.lineWidth);
      this.#blockSheet.repaint(part);
      if (this.#sharpIsFar) this.#sharp?.repaint(part);
      if (this.#previousIsFar) this.#previous?.repaint(part);
    }
  }

  #patch(sheet: TileSheet, detail: Detail, ordinal: number, part: Bounds): void {
    sheet.repaint(part, (context, covered, scale, box) => {
      if (!this.#painter.patchSeat(context, ordinal, covered, scale, detail, box))
        this.#painter.paintSeats(context, covered, scale, detail, box);
    });
  }

  /**
   * Paints what is due for this frame and copies the picture. The context is in device pixels.
   * @param moving whether a gesture or flight is under way; painting then gets a small share of the frame
   * @returns true when nothing is left to paint for this camera
   */
  draw(
    target: CanvasRenderingContext2D,
    camera: Camera,
    viewport: Viewport,
    now: number,
    moving: boolean,
  ): { complete: boolean; far: boolean } {
    this.#frame++;
    if (camera.scale !== this.#lastScale) {
      this.#lastScale = camera.scale;
      this.#scaleChangedAt = now;
    }
    const settled = !moving || now - this.#scaleChangedAt >= SETTLE_MS;
    const detail = detailAt(this.#model.radius * 2 * camera.scale);
    const deviceScale = camera.scale * this.#pixelRatio;
    const visible = visibleBounds(camera, viewport);
    const startedAt = performance.now();
    const isTimeUp = (): boolean => performance.now() - startedAt > (moving ? MOVING_BUDGET_MS : RESTING_BUDGET_MS);

    // The block sheet stands in for everything that is not painted yet, so it is never waited for.
    this.#blockSheet.fillAll(() => false);
    if (settled && this.#sharp?.scale !== deviceScale) this.#makeSharp(deviceScale, detail);
    const isSharp = this.#sharp?.scale === deviceScale;
    let complete = true;
    // A hand on the map comes first: then a tile is painted in every third frame only.
    const mayPaint = !moving || this.#frame % 3 === 0;
    if (isSharp) complete = mayPaint && this.#sharp!.fill(visible, isTimeUp);
    else complete = false;
    if (isSharp && complete) this.#previous = null;
    // Between zooms, while the reader rests, the rest of the house is got ready.
    if (!detail.far && !isSharp && mayPaint) this.#seatSheet.fill(visible, isTimeUp);
    if (complete && !moving) complete = this.#seatSheet.fillAll(isTimeUp);

    this.#copy(target, camera, viewport, visible, detail.far);
    if (this.#sharp)
      this.#sharp.trim(
        Math.max(48, Math.ceil((3 * target.canvas.width * target.canvas.height) / (KEPT_TILE * KEPT_TILE))),
      );
    return { complete, far: detail.far };
  }

  #makeSharp(deviceScale: number, detail: Detail): void {
    if (this.#sharp && !this.#previous) {
      this.#previous = this.#sharp;
      this.#previousIsFar = this.#sharpIsFar;
    }
    this.#sharpIsFar = detail.far;
    this.#sharpDetail = detail;
    this.#sharp = new TileSheet(deviceScale, this.#model.bounds, KEPT_TILE, (context, part, scale, box) => {
      if (detail.far) this.#painter.paintBlocks(context, part, scale);
      else this.#painter.paintSeats(context, part, scale, detail, box);
    });
  }

  #copy(target: CanvasRenderingContext2D, camera: Camera, viewport: Viewport, visible: Bounds, far: boolean): void {
    const ratio = this.#pixelRatio;
    const scale = camera.scale * ratio;
    // Rounded once, so that every sheet and the overlay agree to the pixel and sharp tiles are copied unscaled.
    const originX = Math.round((viewport.width / 2) * ratio - camera.x * scale);
    const originY = Math.round((viewport.height / 2) * ratio - camera.y * scale);
    target.imageSmoothingEnabled = true;
    target.imageSmoothingQuality = "low";
    const blit = (sheet: TileSheet, covered?: Bounds): void =>
      sheet.blit(target, visible, originX, originY, scale / sheet.scale, this.#frame, covered);
    const { bounds } = this.#model;
    const sharp = this.#sharp?.scale === scale ? this.#sharp : null;
    const house = intersection(visible, bounds);
    if (sharp?.covers(house)) {
      blit(this.#blockSheet, bounds);
      blit(sharp);
      return;
    }
    const seatsReady = !far && this.#seatSheet.covers(house);
    blit(this.#blockSheet, seatsReady ? bounds : undefined);
    if (!far) blit(this.#seatSheet);
    const previous = this.#previous ?? (sharp ? null : this.#sharp);
    const previousIsFar = this.#previous ? this.#previousIsFar : this.#sharpIsFar;
    if (previous && previousIsFar === far && scale / previous.scale < 3 && scale / previous.scale > 0.7) blit(previous);
    if (sharp) blit(sharp);
  }

  /** The blocks of the whole house, for the minimap. */
  copyHouse(target: CanvasRenderingContext2D, scale: number): void {
    const { bounds } = this.#model;
    const zoom = scale / this.#blockSheet.scale;
    this.#blockSheet.blit(target, bounds, -bounds.minX * scale, -bounds.minY * scale, zoom, this.#frame);
  }
}

function intersection(first: Bounds, second: Bounds): Bounds {
  return {
    minX: Math.max(first.minX, second.minX),
    minY: Math.max(first.minY, second.minY),
    maxX: Math.min(first.maxX, second.maxX),
    maxY: Math.min(first.maxY, second.maxY),
  };
}
