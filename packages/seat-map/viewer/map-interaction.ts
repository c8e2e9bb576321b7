import type { Point } from "../src/model.ts";
import { grow } from "./bounds.ts";
import type { ScreenPoint } from "./camera.ts";
import { toWorld } from "./camera.ts";
import type { SeatMapViewProps } from "./contract.ts";
import { type GestureHandlers, type PointerKind } from "./gestures.ts";
import { detailAt, isPickingOffered, pickingPitch } from "./level-of-detail.ts";
import type { MapHost } from "./map-host.ts";
import { blockAt, seatAt } from "./picking.ts";

type Wishes = Pick<SeatMapViewProps, "mode" | "tool" | "onSeatTap" | "onBlockTap" | "onSeatsBrushed" | "onSeatHover">;

const BRUSH_PX = 18;

/**
 * What gestures mean on a seat map. A tap picks a seat only where seats are large enough for the pointer that
 * tapped; from farther away the same tap brings the reader nearer, so no tap ever hits a seat by chance.
 */
export class MapInteraction implements GestureHandlers {
  /** Replaced on every render of the view. */
  wishes: Wishes;
  /** Told which seat was tapped, so that the keyboard goes on from there. */
  onSeatPointed: ((ordinal: number) => void) | null = null;
  readonly #host: MapHost;
  #stroke: ScreenPoint[] = [];
  #brushed = new Set<number>();

  constructor(host: MapHost, wishes: Wishes) {
    this.#host = host;
    this.wishes = wishes;
  }

  pan(deltaX: number, deltaY: number): void {
    this.#host.panBy(deltaX, deltaY);
  }

  throwMap(velocityX: number, velocityY: number): void {
    this.#host.motion.throwMap(velocityX, velocityY);
  }

  zoom(point: ScreenPoint, factor: number, smooth: boolean): void {
    this.#host.zoomBy(factor, point, smooth);
  }

  press(): void {
    this.#host.motion.stop();
  }

  #isPickable(kind: PointerKind): boolean {
    return isPickingOffered(this.#host.model.pitch * this.#host.camera.scale, kind);
  }

  tap(point: ScreenPoint, kind: PointerKind): void {
    const { camera, viewport, model } = this.#host;
    if (this.wishes.mode === "blocks") {
      const block = blockAt(model, camera, viewport, point, this.#host.isShown);
      if (block !== -1) this.wishes.onBlockTap?.(block);
      return;
    }
    if (this.#isPickable(kind)) {
      const seat = seatAt(model, camera, viewport, point, this.#host.isShown);
      if (seat === -1) return;
      this.onSeatPointed?.(seat);
      this.wishes.onSeatTap?.(seat);
      if (kind === "touch") this.#tell(seat, kind);
      return;
    }
    this.#comeNearer(point, kind);
  }

  #comeNearer(point: ScreenPoint, kind: PointerKind): void {
    const { camera, viewport, model } = this.#host;
    const block = blockAt(model, camera, viewport, point, this.#host.isShown);
    if (block === -1) return;
    const isFar = detailAt(model.radius * 2 * camera.scale).far;
    if (isFar) {
      this.wishes.onBlockTap?.(block);
      this.#host.showBounds(model.blocks[block]!.bounds, pickingPitch(kind));
      return;
    }
    const at = toWorld(camera, viewport, point);
    const { padding, width, height } = viewport;
    const scale = pickingPitch(kind) / model.pitch;
    const halfWidth = (width - padding.left - padding.right) / 2 / scale;
    const halfHeight = (height - padding.top - padding.bottom) / 2 / scale;
    this.#host.showBounds(
      { minX: at.x - halfWidth, maxX: at.x + halfWidth, minY: at.y - halfHeight, maxY: at.y + halfHeight },
      pickingPitch(kind),
    );
  }

  doubleTap(point: ScreenPoint, kind: PointerKind): void {
    // Where taps pick, the second of two quick ones is a second pick and no zoom.
    if (this.wishes.mode !== "blocks" && this.#isPickable(kind)) {
      this.tap(point, kind);
      return;
    }
    this.#host.zoomBy(2, point, true);
  }

  hover(point: ScreenPoint | null): void {
    const { camera, viewport, model, marks } = this.#host;
    let seat = -1;
    let block = -1;
    if (point) {
      const detail = detailAt(model.radius * 2 * camera.scale);
      if (this.wishes.mode === "blocks" || detail.far || !this.#isPickable("mouse")) {
        if (!this.isDrawing()) block = blockAt(model, camera, viewport, point, this.#host.isShown);
      } else seat = seatAt(model, camera, viewport, point, this.#host.isShown);
    }
    if (seat === marks.hoveredSeat && block === marks.hoveredBlock) return;
    if (seat !== marks.hoveredSeat) this.#tell(seat, "mouse");
    this.#host.setMarks({ hoveredSeat: seat, hoveredBlock: block });
  }

  /** A finger that rests asks about the seat without taking it. */
  hold(point: ScreenPoint): void {
    const { camera, viewport, model } = this.#host;
    if (this.wishes.mode === "blocks" || !this.#isPickable("mouse")) return;
    const seat = seatAt(model, camera, viewport, point, this.#host.isShown);
    if (seat !== -1) this.#tell(seat, "touch");
  }

  #tell(seat: number, by: PointerKind): void {
    this.wishes.onSeatHover?.(seat === -1 ? null : { ordinal: seat, by, ...this.#host.seatOnScreen(seat) });
  }

  isDrawing(): boolean {
    return this.wishes.mode === "blocks" && (this.wishes.tool === "lasso" || this.wishes.tool === "brush");
  }

  strokeStart(point: ScreenPoint): void {
    this.#stroke = [point];
    this.#brushed = new Set();
    this.#markStroke();
  }

  strokeMove(point: ScreenPoint): void {
    const last = this.#stroke.at(-1)!;
    if (Math.hypot(point.x - last.x, point.y - last.y) < 3) return;
    this.#stroke.push(point);
    this.#markStroke();
  }

  #markStroke(): void {
    const kind = this.wishes.tool === "brush" ? "brush" : "lasso";
    this.#host.setMarks({ stroke: { kind, points: this.#stroke.slice() }, brushPx: BRUSH_PX });
  }

  strokeEnd(cancelled: boolean): void {
    const { camera, viewport, model } = this.#host;
    const points = this.#stroke.map((point) => toWorld(camera, viewport, point));
    this.#stroke = [];
    this.#host.setMarks({ stroke: null });
    if (cancelled || points.length === 0) return;
    if (this.wishes.tool === "lasso") for (const seat of model.grid.inLoop(points)) this.#brushed.add(seat);
    else
      for (const [index, to] of points.entries()) {
        const from = points[Math.max(0, index - 1)]!;
        for (const seat of model.grid.alongStroke(from.x, from.y, to.x, to.y, BRUSH_PX / camera.scale))
          this.#brushed.add(seat);
      }
    const seats = [...this.#brushed].sort((a, b) => a - b);
    if (seats.length > 0) this.wishes.onSeatsBrushed?.(seats);
  }

  /** Brings seats into view, near enough to tap them with a mouse. */
  showSeats(ordinals: Iterable<number>): void {
    const { x, y } = this.#host.model.geometry;
    this.showPlaces(Array.from(ordinals, (ordinal) => ({ x: x[ordinal]!, y: y[ordinal]! })));
  }

  /** The same for places of the drawing. */
  showPlaces(places: Iterable<Point>): void {
    const { model } = this.#host;
    let bounds = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
    for (const { x, y } of places)
      bounds = {
        minX: Math.min(bounds.minX, x),
        minY: Math.min(bounds.minY, y),
        maxX: Math.max(bounds.maxX, x),
        maxY: Math.max(bounds.maxY, y),
      };
    if (bounds.minX <= bounds.maxX) this.#host.showBounds(grow(bounds, model.pitch * 4), pickingPitch("touch"));
  }
}
