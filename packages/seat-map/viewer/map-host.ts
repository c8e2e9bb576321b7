import Konva from "konva";
import type { SeatMapGeometry } from "../src/model.ts";
import { inkOn, type MapInks, mapInks } from "../src/palette.ts";
import { scoreRanks } from "../src/score-ranks.ts";
import { AvailabilityTally } from "./availability-tally.ts";
import { BlockLabels } from "./block-labels.ts";
import {
  type Bounds,
  between,
  type Camera,
  fitBounds,
  keepInside,
  panBy,
  type ScaleLimits,
  type ScreenPoint,
  sameCamera,
  toScreen,
  type Viewport,
  visibleBounds,
  zoomAbout,
} from "./camera.ts";
import type { SeatMapZone, SeatStatesSource } from "./contract.ts";
import { buildMapModel, type MapModel } from "./map-model.ts";
import { type OverlayState, paintOverlay } from "./overlay-painter.ts";
import { PictureStack } from "./picture-stack.ts";
import { ScenePainter } from "./scene-painter.ts";
import { makeLookTable } from "./seat-look.ts";
import type { SeatMapTexts } from "./texts.ts";

export interface SceneProps {
  readonly geometry: SeatMapGeometry;
  readonly seatStates: SeatStatesSource;
  readonly zoneOf: Uint8Array;
  readonly zones: readonly SeatMapZone[];
  readonly ranks: Uint8Array | undefined;
  readonly matching: Uint8Array | null | undefined;
  readonly scheme: "light" | "dark";
  readonly locale: "zh" | "en";
  readonly texts: SeatMapTexts;
  readonly accent: string | undefined;
}

/** Largest distance between neighbours on screen, CSS pixels. */
const NEAREST_PITCH_PX = 68;
const FLIGHT_MS = 170;
const WHEEL_MS = 120;
const MARGIN_PX = 18;

interface Flight {
  readonly from: Camera;
  readonly to: Camera;
  readonly startedAt: number;
  readonly durationMs: number;
}

/**
 * Konva's stage with two layers and one shape in each: bitmaps of the house below, marks above. Owns the camera and
 * the frame loop: a frame is drawn when something changed and not otherwise.
 */
export class MapHost {
  model!: MapModel;
  viewport: Viewport = {
    width: 1,
    height: 1,
    padding: { top: MARGIN_PX, right: MARGIN_PX, bottom: MARGIN_PX, left: MARGIN_PX },
  };
  inks: MapInks = mapInks("light");
  /** Told after every frame that moved the camera or changed the house. */
  onFrame: (() => void) | null = null;
  /** Milliseconds our own code took for the last frame, and the number of frames so far. */
  readonly frameWork = { lastMs: 0, frames: 0 };
  readonly reducedMotion: boolean;

  readonly #stage: Konva.Stage;
  readonly #seatLayer: Konva.Layer;
  readonly #markLayer: Konva.Layer;
  readonly #fontFamily: string;
  #camera: Camera = { scale: 1, x: 0, y: 0 };
  #flight: Flight | null = null;
  #drift: { velocityX: number; velocityY: number; at: number } | null = null;
  #gestureUntil = 0;
  #hasMoved = false;
  #scene: SceneProps | null = null;
  #ranks: Uint8Array = new Uint8Array(0);
  #tally!: AvailabilityTally;
  #pictures: PictureStack | null = null;
  #labels: BlockLabels | null = null;
  #dirty = new Set<number>();
  #allDirty = false;
  #unsubscribe: (() => void) | null = null;
  #frameRequest = 0;
  #picturesDue = true;
  #pixelRatio = 1;
  #marks: OverlayState = {
    mine: new Set(),
    proposed: new Set(),
    lost: new Set(),
    hoveredSeat: -1,
    hoveredBlock: -1,
    chosenBlocks: new Set(),
    focus: null,
    stroke: null,
    brushPx: 18,
  };

  constructor(container: HTMLDivElement) {
    this.#pixelRatio = clampRatio(window.devicePixelRatio);
    this.reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#fontFamily = getComputedStyle(container).fontFamily || "sans-serif";
    this.#stage = new Konva.Stage({ container, width: 1, height: 1, listening: false });
    this.#seatLayer = new Konva.Layer({ listening: false });
    this.#markLayer = new Konva.Layer({ listening: false });
    this.#seatLayer.add(new Konva.Shape({ listening: false, sceneFunc: (context) => this.#drawHouse(context) }));
    this.#markLayer.add(new Konva.Shape({ listening: false, sceneFunc: (context) => this.#drawMarks(context) }));
    this.#stage.add(this.#seatLayer, this.#markLayer);
    for (const layer of [this.#seatLayer, this.#markLayer]) layer.getCanvas().setPixelRatio(this.#pixelRatio);
  }

  get camera(): Camera {
    return this.#camera;
  }

  get limits(): ScaleLimits {
    const fit = this.fitCamera().scale;
    return { min: fit * 0.7, max: Math.max(fit, NEAREST_PITCH_PX / this.model.pitch) };
  }

  get zoneOf(): Uint8Array {
    return this.#scene!.zoneOf;
  }

  get ranks(): Uint8Array {
    return this.#ranks;
  }

  get tally(): AvailabilityTally {
    return this.#tally;
  }

  fitCamera(): Camera {
    return fitBounds(this.model.bounds, this.viewport, (NEAREST_PITCH_PX * 0.6) / this.model.pitch);
  }

  /** @param keepsView stays where the reader looks though the geometry is another one: a drawing that grows */
  setScene(scene: SceneProps, keepsView = false): void {
    const before = this.#scene;
    if (scene === before) return;
    this.#scene = scene;
    const isNewMap = before?.geometry !== scene.geometry;
    if (isNewMap) {
      this.model = buildMapModel(scene.geometry);
      this.#pictures = null;
    }
    if (before?.seatStates !== scene.seatStates) {
      this.#unsubscribe?.();
      this.#unsubscribe = scene.seatStates.subscribe((changed) => {
        if (changed === "all") this.#allDirty = true;
        else for (const ordinal of changed) this.#dirty.add(ordinal);
        this.#picturesDue = true;
        this.requestFrame();
      });
    }
    if (scene.ranks) this.#ranks = scene.ranks;
    else if (isNewMap || before?.zoneOf !== scene.zoneOf || before.ranks)
      this.#ranks = scoreRanks(scene.geometry, scene.zoneOf);
    this.#repaintAll();
    if (isNewMap && !keepsView) {
      this.#hasMoved = false;
      this.#flight = null;
      this.#camera = this.fitCamera();
    }
    this.requestFrame();
  }

  #repaintAll(): void {
    const scene = this.#scene!;
    const { states } = scene.seatStates;
    this.inks = mapInks(scene.scheme);
    this.#tally = new AvailabilityTally(this.model, scene.zoneOf, this.#ranks, states);
    const table = makeLookTable(
      scene.geometry,
      states,
      scene.zoneOf,
      scene.zones,
      this.#ranks,
      scene.matching,
      scene.scheme,
    );
    const shared = {
      model: this.model,
      tally: this.#tally,
      zones: scene.zones,
      fontFamily: this.#fontFamily,
      pixelRatio: this.#pixelRatio,
    };
    const painter = new ScenePainter({
      ...shared,
      table,
      scheme: scene.scheme,
      locale: scene.locale,
      stageText: scene.texts.stage,
    });
    if (this.#pictures) this.#pictures.setPainter(painter);
    else this.#pictures = new PictureStack(this.model, painter, this.#pixelRatio);
    this.#labels = new BlockLabels({ ...shared, painter, texts: scene.texts });
    this.#dirty.clear();
    this.#allDirty = false;
    this.#picturesDue = true;
  }

  setMarks(marks: Partial<OverlayState>): void {
    this.#marks = { ...this.#marks, ...marks };
    this.requestFrame();
  }

  get marks(): OverlayState {
    return this.#marks;
  }

  resize(width: number, height: number, padding: Viewport["padding"]): void {
    const ratio = clampRatio(window.devicePixelRatio);
    if (width === 0 || height === 0) return;
    const ratioChanged = ratio !== this.#pixelRatio;
    this.viewport = {
      width,
      height,
      padding: {
        top: padding.top + MARGIN_PX,
        right: padding.right + MARGIN_PX,
        bottom: padding.bottom + MARGIN_PX,
        left: padding.left + MARGIN_PX,
      },
    };
    this.#stage.size({ width, height });
    if (ratioChanged) {
      this.#pixelRatio = ratio;
      for (const layer of [this.#seatLayer, this.#markLayer]) layer.getCanvas().setPixelRatio(ratio);
      this.#pictures = null;
    }
    if (!this.#scene) return;
    if (ratioChanged) this.#repaintAll();
    if (!this.#hasMoved) {
      this.#flight = null;
      this.#camera = this.fitCamera();
    }
    this.#picturesDue = true;
    // At once: a resized canvas is empty, and a frame later the reader would have seen it blink.
    this.drawNow();
  }

  panBy(deltaX: number, deltaY: number): void {
    this.#flight = null;
    this.#moveTo(keepInside(panBy(this.#camera, deltaX, deltaY), this.viewport, this.model.bounds));
  }

  /** @param smooth eases a coarse step instead of jumping */
  zoomBy(factor: number, point: ScreenPoint | null, smooth: boolean): void {
    const about = point ?? this.middle();
    // Steps in quick succession add up from where the flight is going, not from where it happens to be.
    const from = this.#flight ? this.#flight.to : this.#camera;
    const target = keepInside(
      zoomAbout(from, this.viewport, about, factor, this.limits),
      this.viewport,
      this.model.bounds,
    );
    if (smooth) this.flyTo(target, WHEEL_MS);
    else {
      this.#flight = null;
      this.#moveTo(target);
    }
  }

  /** Middle of the part of the view nothing covers, CSS pixels. */
  middle(): ScreenPoint {
    const { width, height, padding } = this.viewport;
    return { x: (padding.left + width - padding.right) / 2, y: (padding.top + height - padding.bottom) / 2 };
  }

  throwMap(velocityX: number, velocityY: number): void {
    if (this.reducedMotion || Math.hypot(velocityX, velocityY) < 0.15) return;
    this.#drift = { velocityX, velocityY, at: performance.now() };
    this.requestFrame();
  }

  stop(): void {
    this.#drift = null;
    this.#flight = null;
  }

  fit(): void {
    this.#hasMoved = false;
    this.flyTo(this.fitCamera());
  }

  /** Flies to show the bounds, never nearer than `pitchPx` between neighbours. */
  showBounds(bounds: Bounds, pitchPx: number): void {
    const most = Math.min(this.limits.max, pitchPx / this.model.pitch);
    this.#hasMoved = true;
    this.flyTo(keepInside(fitBounds(bounds, this.viewport, most), this.viewport, this.model.bounds));
  }

  /** Moves and zooms no more than it takes to see the bounds with at least `pitchPx` between neighbours. */
  ensureVisible(bounds: Bounds, pitchPx: number): void {
    const { viewport, model } = this;
    const goal = this.#flight?.to ?? this.#camera;
    const nearest = Math.min(this.limits.max, Math.max(goal.scale, pitchPx / model.pitch));
    const fitted = fitBounds(bounds, viewport, nearest);
    const view = visibleBounds({ ...goal, scale: fitted.scale }, viewport);
    const { padding } = viewport;
    const into = (low: number, high: number, min: number, max: number): number =>
      min < low ? min - low : max > high ? max - high : 0;
    const x =
      goal.x +
      into(view.minX + padding.left / fitted.scale, view.maxX - padding.right / fitted.scale, bounds.minX, bounds.maxX);
    const y =
      goal.y +
      into(view.minY + padding.top / fitted.scale, view.maxY - padding.bottom / fitted.scale, bounds.minY, bounds.maxY);
    const target = keepInside({ scale: fitted.scale, x, y }, viewport, model.bounds);
    if (!sameCamera(target, goal)) this.flyTo(target);
  }

  /** Puts the camera there at once, as a hand moving the map does. */
  jumpTo(camera: Camera): void {
    this.stop();
    this.#moveTo(keepInside(camera, this.viewport, this.model.bounds));
  }

  centreOn(x: number, y: number): void {
    this.jumpTo({ scale: this.#camera.scale, x, y });
  }

  flyTo(camera: Camera, durationMs = FLIGHT_MS): void {
    this.#drift = null;
    if (this.reducedMotion) {
      this.#moveTo(camera);
      return;
    }
    this.#flight = { from: this.#camera, to: camera, startedAt: performance.now(), durationMs };
    this.#gestureUntil = performance.now() + durationMs;
    if (!sameCamera(camera, this.fitCamera())) this.#hasMoved = true;
    this.requestFrame();
  }

  #moveTo(camera: Camera): void {
    if (sameCamera(camera, this.#camera)) return;
    this.#camera = camera;
    this.#hasMoved = true;
    this.#picturesDue = true;
    this.#gestureUntil = performance.now() + 140;
    this.requestFrame();
  }

  /** Where a seat is on screen. */
  seatOnScreen(ordinal: number): { x: number; y: number; radius: number } {
    const { geometry, blocks, blockOf } = this.model;
    const at = toScreen(this.#camera, this.viewport, geometry.x[ordinal]!, geometry.y[ordinal]!);
    return { ...at, radius: blocks[blockOf[ordinal]!]!.radius * this.#camera.scale };
  }

  copyHouse(target: CanvasRenderingContext2D, scale: number): void {
    this.#pictures?.copyHouse(target, scale);
  }

  /** Draws at once instead of with the next frame of the screen (after a resize; benches time it). */
  drawNow(): void {
    this.#frame(performance.now());
  }

  requestFrame(): void {
    if (this.#frameRequest) return;
    this.#frameRequest = requestAnimationFrame((now) => {
      this.#frameRequest = 0;
      this.#frame(now);
    });
  }

  #frame(now: number): void {
    if (!this.#scene) return;
    const startedAt = performance.now();
    this.#advance(startedAt);
    this.#applyChanges();
    if (this.#picturesDue) {
      this.#picturesDue = false;
      this.#seatLayer.drawScene();
    }
    this.#markLayer.drawScene();
    this.frameWork.lastMs = performance.now() - startedAt;
    this.frameWork.frames++;
    this.onFrame?.();
    if (this.#flight || this.#drift || this.#picturesDue || now < this.#gestureUntil) this.requestFrame();
  }

  #advance(now: number): void {
    if (this.#flight) {
      const { from, to, startedAt, durationMs } = this.#flight;
      const share = Math.min(1, (now - startedAt) / durationMs);
      this.#camera = between(from, to, 1 - (1 - share) ** 3);
      if (share === 1) this.#flight = null;
      this.#picturesDue = true;
    } else if (this.#drift) {
      const { velocityX, velocityY, at } = this.#drift;
      const elapsed = Math.min(64, now - at);
      const slowed = Math.exp(-elapsed / 160);
      const next = keepInside(
        panBy(this.#camera, velocityX * elapsed, velocityY * elapsed),
        this.viewport,
        this.model.bounds,
      );
      this.#drift = { velocityX: velocityX * slowed, velocityY: velocityY * slowed, at: now };
      if (Math.hypot(velocityX, velocityY) < 0.03 || sameCamera(next, this.#camera)) this.#drift = null;
      this.#moveTo(next);
    }
  }

  #applyChanges(): void {
    const { states } = this.#scene!.seatStates;
    if (this.#allDirty) {
      const changed: number[] = [];
      for (let ordinal = 0; ordinal < states.length; ordinal++)
        if (this.#tally.differs(ordinal, states[ordinal]!)) changed.push(ordinal);
      this.#dirty = new Set(changed);
      this.#allDirty = false;
    }
    if (this.#dirty.size === 0) return;
    for (const ordinal of this.#dirty) this.#tally.update(ordinal, states[ordinal]!);
    this.#pictures!.change(this.#dirty, this.#dirty.size);
    this.#dirty.clear();
  }

  #drawHouse(context: Konva.Context): void {
    // Konva draws on its own when a layer is added or resized, before there is a scene.
    if (!this.#pictures) return;
    const native = context._context;
    native.save();
    native.setTransform(1, 0, 0, 1, 0, 0);
    const now = performance.now();
    const moving = this.#flight !== null || this.#drift !== null || now < this.#gestureUntil;
    const { complete, far } = this.#pictures.draw(native, this.#camera, this.viewport, now, moving);
    if (far) this.#labels!.blit(native, this.#camera, this.viewport);
    native.restore();
    if (!complete) this.#picturesDue = true;
  }

  #drawMarks(context: Konva.Context): void {
    if (!this.#scene) return;
    const accent = this.#scene.accent ?? this.inks.accent;
    const onAccent = this.#scene.accent ? inkOn(accent) : this.inks.onAccent;
    paintOverlay(context._context, this.model, this.inks, accent, onAccent, this.#camera, this.viewport, this.#marks);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = -1;
    this.#unsubscribe?.();
    this.#stage.destroy();
  }
}

function clampRatio(ratio: number): number {
  return Math.min(3, Math.max(1, ratio || 1));
}
