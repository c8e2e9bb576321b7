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
  type Viewport,
  visibleBounds,
  zoomAbout,
} from "./camera.ts";
import type { MapModel } from "./map-model.ts";

/** Largest distance between neighbours on screen, CSS pixels. */
const NEAREST_PITCH_PX = 68;
const FLIGHT_MS = 170;
const WHEEL_MS = 120;
/** A hand that paused this long is still moving the map. */
const GESTURE_MS = 140;

interface Flight {
  readonly from: Camera;
  readonly to: Camera;
  readonly startedAt: number;
  readonly durationMs: number;
}

/** What the camera moves over. */
export interface MotionPlace {
  readonly viewport: Viewport;
  readonly model: Pick<MapModel, "bounds" | "pitch">;
  /** What "all of it" means: the house, or the level that is shown. */
  readonly shownBounds: Bounds;
}

/**
 * Moves the camera: by hand, in flights that ease, and in the drift of a thrown map. Knows time and the house's
 * bounds, and nothing of pictures; whoever draws calls {@link CameraMotion.advance} at each frame.
 */
export class CameraMotion {
  camera: Camera = { scale: 1, x: 0, y: 0 };
  /** False as long as the reader sees the whole house as it was first shown. */
  hasMoved = false;
  /** Told where the reader looks now, null for the whole house; not told of {@link follow}. */
  onLook: ((camera: Camera | null) => void) | null = null;
  /** As `onLook` was last told. */
  #toldCamera: Camera | null = null;
  readonly #place: MotionPlace;
  readonly #reducedMotion: boolean;
  readonly #onMove: () => void;
  #flight: Flight | null = null;
  #drift: { velocityX: number; velocityY: number; at: number } | null = null;
  #gestureUntil = 0;

  /** @param onMove told whenever a frame is needed */
  constructor(place: MotionPlace, reducedMotion: boolean, onMove: () => void) {
    this.#place = place;
    this.#reducedMotion = reducedMotion;
    this.#onMove = onMove;
  }

  /** Whether a gesture, flight or drift is under way. */
  isMoving(now: number): boolean {
    return this.#flight !== null || this.#drift !== null || now < this.#gestureUntil;
  }

  /** Shows the whole house at once, unless the reader has moved. */
  settleAtFit(): void {
    if (this.hasMoved) return;
    this.#flight = null;
    this.camera = this.fitCamera();
  }

  get limits(): ScaleLimits {
    const fit = this.houseCamera().scale;
    return { min: fit * 0.7, max: Math.max(fit, NEAREST_PITCH_PX / this.#place.model.pitch) };
  }

  /** The whole house, or all of the level that is shown. */
  fitCamera(): Camera {
    return this.#cameraFor(this.#place.shownBounds);
  }

  houseCamera(): Camera {
    return this.#cameraFor(this.#place.model.bounds);
  }

  #cameraFor(bounds: Bounds): Camera {
    const { viewport, model } = this.#place;
    return fitBounds(bounds, viewport, (NEAREST_PITCH_PX * 0.6) / model.pitch);
  }

  /** Middle of the part of the view nothing covers, CSS pixels. */
  middle(): ScreenPoint {
    const { width, height, padding } = this.#place.viewport;
    return { x: (padding.left + width - padding.right) / 2, y: (padding.top + height - padding.bottom) / 2 };
  }

  panBy(deltaX: number, deltaY: number): void {
    this.#flight = null;
    this.#moveTo(this.#inside(panBy(this.camera, deltaX, deltaY)));
  }

  /** @param smooth eases a coarse step instead of jumping */
  zoomBy(factor: number, point: ScreenPoint | null, smooth: boolean): void {
    const about = point ?? this.middle();
    // Steps in quick succession add up from where the flight is going, not from where it happens to be.
    const from = this.#flight ? this.#flight.to : this.camera;
    const target = this.#inside(zoomAbout(from, this.#place.viewport, about, factor, this.limits));
    if (smooth) this.flyTo(target, WHEEL_MS);
    else {
      this.#flight = null;
      this.#moveTo(target);
    }
  }

  throwMap(velocityX: number, velocityY: number): void {
    if (this.#reducedMotion || Math.hypot(velocityX, velocityY) < 0.15) return;
    this.#drift = { velocityX, velocityY, at: performance.now() };
    this.#onMove();
  }

  stop(): void {
    this.#drift = null;
    this.#flight = null;
  }

  fit(): void {
    this.follow(null);
    this.onLook?.(null);
  }

  /** Looks where another view of the same size looks; null: at the whole house. */
  follow(camera: Camera | null): void {
    if (camera) this.jumpTo(camera);
    else this.#flyToFit();
    this.#toldCamera = this.camera;
  }

  /** Once a frame, so that a rush of moves is told once. */
  tellLook(): void {
    if (!this.hasMoved || this.camera === this.#toldCamera) return;
    this.#toldCamera = this.camera;
    this.onLook?.(this.camera);
  }

  #flyToFit(): void {
    this.hasMoved = false;
    this.flyTo(this.fitCamera());
  }

  /** Flies to show the bounds, never nearer than `pitchPx` between neighbours. */
  showBounds(bounds: Bounds, pitchPx: number): void {
    const most = Math.min(this.limits.max, pitchPx / this.#place.model.pitch);
    this.hasMoved = true;
    this.flyTo(this.#inside(fitBounds(bounds, this.#place.viewport, most)));
  }

  /** Moves and zooms no more than it takes to see the bounds with at least `pitchPx` between neighbours. */
  ensureVisible(bounds: Bounds, pitchPx: number): void {
    const { viewport, model } = this.#place;
    const goal = this.#flight?.to ?? this.camera;
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
    const target = this.#inside({ scale: fitted.scale, x, y });
    if (!sameCamera(target, goal)) this.flyTo(target);
  }

  /** Puts the camera there at once, as a hand moving the map does. */
  jumpTo(camera: Camera): void {
    this.stop();
    this.#moveTo(this.#inside(camera));
  }

  flyTo(camera: Camera, durationMs = FLIGHT_MS): void {
    this.#drift = null;
    if (this.#reducedMotion) {
      this.#moveTo(camera);
      return;
    }
    this.#flight = { from: this.camera, to: camera, startedAt: performance.now(), durationMs };
    this.#gestureUntil = performance.now() + durationMs;
    if (!sameCamera(camera, this.fitCamera())) this.hasMoved = true;
    this.#onMove();
  }

  #inside(camera: Camera): Camera {
    return keepInside(camera, this.#place.viewport, this.#place.model.bounds);
  }

  #moveTo(camera: Camera): void {
    if (sameCamera(camera, this.camera)) return;
    this.camera = camera;
    this.hasMoved = true;
    this.#gestureUntil = performance.now() + GESTURE_MS;
    this.#onMove();
  }

  /** Moves a flight or drift on to `now`. */
  advance(now: number): void {
    if (this.#flight) {
      const { from, to, startedAt, durationMs } = this.#flight;
      const share = Math.min(1, (now - startedAt) / durationMs);
      this.camera = between(from, to, 1 - (1 - share) ** 3);
      if (share === 1) this.#flight = null;
    } else if (this.#drift) {
      const { velocityX, velocityY, at } = this.#drift;
      const elapsed = Math.min(64, now - at);
      const slowed = Math.exp(-elapsed / 160);
      const next = this.#inside(panBy(this.camera, velocityX * elapsed, velocityY * elapsed));
      this.#drift = { velocityX: velocityX * slowed, velocityY: velocityY * slowed, at: now };
      if (Math.hypot(velocityX, velocityY) < 0.03 || sameCamera(next, this.camera)) this.#drift = null;
      this.#moveTo(next);
    }
  }
}
