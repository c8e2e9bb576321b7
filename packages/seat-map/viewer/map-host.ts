import { inkOn, type MapInks, mapInks } from "../src/palette.ts";
import { scoreRanks } from "../src/score-ranks.ts";
import { AvailabilityTally } from "./availability-tally.ts";
import { BlockLabels } from "./block-labels.ts";
import { type Bounds, type Camera, type ScaleLimits, type ScreenPoint, toScreen, type Viewport } from "./camera.ts";
import { CameraMotion } from "./camera-motion.ts";
import { MapLayers } from "./map-layers.ts";
import { buildMapModel, type MapModel } from "./map-model.ts";
import { MotionDetail } from "./motion-detail.ts";
import { isAnythingMarked, type OverlayState, paintOverlay } from "./overlay-painter.ts";
import { PictureStack } from "./picture-stack.ts";
import { ScenePainter } from "./scene-painter.ts";
import type { SceneProps } from "./scene-props.ts";
import { makeLookTable } from "./seat-look.ts";

const MARGIN_PX = 18;

/**
 * Joins scene, camera motion, pictures and the canvases they are shown on, and owns the frame loop: a frame is drawn
 * when something changed and not otherwise.
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
  /** Where the reader looks. What only hands and other views ask of it, they ask itself. */
  readonly motion: CameraMotion;

  readonly #layers: MapLayers;
  readonly #fontFamily: string;
  /** As the house was last drawn. */
  #drawnCamera: Camera | null = null;
  #isMoving = false;
  readonly #motionDetail = new MotionDetail();
  #frameAt = 0;
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
    signs: new Map(),
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
    this.motion = new CameraMotion(this, this.reducedMotion, () => this.requestFrame());
    this.#layers = new MapLayers(
      container,
      this.#pixelRatio,
      (context) => this.#drawHouse(context),
      (context) => this.#drawMarks(context),
    );
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

  /** Whether a block is on the level that is shown. */
  readonly isShown = (block: number): boolean => this.#scene?.shownBlocks?.[block] !== 0;

  /** Of the whole house, or of the level that is shown. */
  get shownBounds(): Bounds {
    const shown = this.#scene?.shownBlocks;
    if (!shown) return this.model.bounds;
    const boxes = this.model.blocks.filter(({ index, count }) => shown[index] && count > 0).map(({ bounds }) => bounds);
    return {
      minX: Math.min(...boxes.map(({ minX }) => minX)),
      minY: Math.min(...boxes.map(({ minY }) => minY)),
      maxX: Math.max(...boxes.map(({ maxX }) => maxX)),
      maxY: Math.max(...boxes.map(({ maxY }) => maxY)),
    };
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
    const isOtherLevel = before !== null && !isNewMap && before.shownBlocks !== scene.shownBlocks;
    if (isOtherLevel) this.fit();
    if (isNewMap && !keepsView) {
      this.motion.hasMoved = false;
      this.motion.settleAtFit();
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
      scene.shownBlocks,
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
    this.#labels = new BlockLabels({ ...shared, painter, table, texts: scene.texts });
    this.#dirty.clear();
    this.#allDirty = false;
    this.#picturesDue = true;
  }

  /** Leaves these blocks out of the pictures, and shows those again that were left out before. */
  hideBlocks(hidden: ReadonlySet<number>): void {
    const known = this.model.hidden;
    const changed = new Set([
      ...[...hidden].filter((index) => !known.has(index)),
      ...[...known].filter((index) => !hidden.has(index)),
    ]);
    if (changed.size === 0) return;
    known.clear();
    for (const index of hidden) known.add(index);
    this.#pictures?.repaintBlocks(changed);
    this.#picturesDue = true;
    this.requestFrame();
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
    this.#layers.resize(width, height);
    if (ratioChanged) {
      this.#pixelRatio = ratio;
      this.#layers.setRatio(ratio);
      this.#pictures = null;
    }
    if (!this.#scene) return;
    if (ratioChanged) this.#repaintAll();
    this.motion.settleAtFit();
    this.#picturesDue = true;
    // At once: a resized canvas is empty, and a frame later the reader would have seen it blink.
    this.drawNow();
  }

  get camera(): Camera {
    return this.motion.camera;
  }

  get limits(): ScaleLimits {
    return this.motion.limits;
  }

  fitCamera(): Camera {
    return this.motion.fitCamera();
  }

  houseCamera(): Camera {
    return this.motion.houseCamera();
  }

  middle(): ScreenPoint {
    return this.motion.middle();
  }

  panBy(deltaX: number, deltaY: number): void {
    this.motion.panBy(deltaX, deltaY);
  }

  /** @param smooth eases a coarse step instead of jumping */
  zoomBy(factor: number, point: ScreenPoint | null, smooth: boolean): void {
    this.motion.zoomBy(factor, point, smooth);
  }

  fit(): void {
    this.motion.fit();
  }

  showBounds(bounds: Bounds, pitchPx: number): void {
    this.motion.showBounds(bounds, pitchPx);
  }

  ensureVisible(bounds: Bounds, pitchPx: number): void {
    this.motion.ensureVisible(bounds, pitchPx);
  }

  jumpTo(camera: Camera): void {
    this.motion.jumpTo(camera);
  }

  centreOn(x: number, y: number): void {
    this.jumpTo({ scale: this.camera.scale, x, y });
  }

  /** Where a seat is on screen. */
  seatOnScreen(ordinal: number): { x: number; y: number; radius: number } {
    const { geometry, blocks, blockOf } = this.model;
    const at = toScreen(this.camera, this.viewport, geometry.x[ordinal]!, geometry.y[ordinal]!);
    return { ...at, radius: blocks[blockOf[ordinal]!]!.radius * this.camera.scale };
  }

  copyHouse(target: CanvasRenderingContext2D, scale: number): void {
    this.#pictures?.copyHouse(target, scale);
  }

  /** Draws at once instead of with the next frame of the screen (after a resize; benches time it). */
  drawNow(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = 0;
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
    const sinceLastMs = startedAt - this.#frameAt;
    this.#frameAt = startedAt;
    this.motion.advance(startedAt);
    this.#applyChanges();
    if (this.#picturesDue || this.#drawnCamera !== this.camera) {
      this.#picturesDue = false;
      this.#noteMotion(startedAt, sinceLastMs);
      this.#drawnCamera = this.camera;
      this.#layers.drawHouse();
      this.motion.tellLook();
    }
    this.#layers.drawMarks(isAnythingMarked(this.#marks));
    this.frameWork.lastMs = performance.now() - startedAt;
    this.frameWork.frames++;
    this.onFrame?.();
    if (this.#picturesDue || this.motion.isMoving(now)) this.requestFrame();
  }

  #noteMotion(now: number, sinceLastMs: number): void {
    const wasMoving = this.#isMoving;
    // By frames as well as by time: where frames are slow, a hand's moves are farther apart than a pause.
    this.#isMoving = this.motion.isMoving(now) || (this.#drawnCamera !== null && this.#drawnCamera !== this.camera);
    if (wasMoving && this.#isMoving) this.#motionDetail.note(sinceLastMs, this.#pixelRatio);
    const ratio = this.#isMoving ? this.#motionDetail.ratio(this.#pixelRatio) : this.#pixelRatio;
    if (ratio !== this.#layers.ratio) this.#layers.setRatio(ratio);
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
    this.#pictures!.change(this.#dirty);
    this.#labels!.change(this.#dirty);
    this.#dirty.clear();
  }

  #drawHouse(native: CanvasRenderingContext2D): void {
    // Konva draws on its own when a layer is added or resized, before there is a scene.
    if (!this.#pictures) return;
    native.save();
    native.setTransform(1, 0, 0, 1, 0, 0);
    const now = performance.now();
    const ratio = this.#layers.ratio;
    const { complete, far } = this.#pictures.draw(native, this.camera, this.viewport, ratio, now, this.#isMoving);
    if (far) this.#labels!.blit(native, this.camera, this.viewport, ratio, this.#isMoving);
    native.restore();
    if (!complete) this.#picturesDue = true;
  }

  #drawMarks(context: CanvasRenderingContext2D): void {
    if (!this.#scene) return;
    const accent = this.#scene.accent ?? this.inks.accent;
    const onAccent = this.#scene.accent ? inkOn(accent) : this.inks.onAccent;
    paintOverlay(context, this.model, this.inks, accent, onAccent, this.camera, this.viewport, this.#marks);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frameRequest);
    this.#frameRequest = -1;
    this.#unsubscribe?.();
    this.#layers.destroy();
  }
}

function clampRatio(ratio: number): number {
  return Math.min(3, Math.max(1, ratio || 1));
}
