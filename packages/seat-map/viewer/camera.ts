/**
 * Where the reader looks: pure arithmetic between the drawing (centimetres) and the view (CSS pixels).
 *
 * A camera is the point of the drawing in the middle of the view and a scale; nothing here knows a canvas.
 */

export interface Camera {
  /** CSS pixels per centimetre. */
  readonly scale: number;
  /** Centimetres; the point of the drawing in the middle of the view. */
  readonly x: number;
  readonly y: number;
}

export interface Viewport {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels covered by sheets and bars at each side. */
  readonly padding: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

export interface Bounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface ScaleLimits {
  readonly min: number;
  readonly max: number;
}

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export function toScreen(camera: Camera, viewport: Viewport, x: number, y: number): ScreenPoint {
  return {
    x: (x - camera.x) * camera.scale + viewport.width / 2,
    y: (y - camera.y) * camera.scale + viewport.height / 2,
  };
}

export function toWorld(camera: Camera, viewport: Viewport, point: ScreenPoint): { x: number; y: number } {
  return {
    x: (point.x - viewport.width / 2) / camera.scale + camera.x,
    y: (point.y - viewport.height / 2) / camera.scale + camera.y,
  };
}

/** The part of the drawing the view shows. */
export function visibleBounds(camera: Camera, viewport: Viewport): Bounds {
  const halfWidth = viewport.width / 2 / camera.scale;
  const halfHeight = viewport.height / 2 / camera.scale;
  return {
    minX: camera.x - halfWidth,
    minY: camera.y - halfHeight,
    maxX: camera.x + halfWidth,
    maxY: camera.y + halfHeight,
  };
}

/** The camera that shows all of the bounds inside the padding, and not nearer than `maxScale`. */
export function fitBounds(bounds: Bounds, viewport: Viewport, maxScale = Number.POSITIVE_INFINITY): Camera {
  const { padding } = viewport;
  const width = Math.max(40, viewport.width - padding.left - padding.right);
  const height = Math.max(40, viewport.height - padding.top - padding.bottom);
  const boundsWidth = Math.max(1, bounds.maxX - bounds.minX);
  const boundsHeight = Math.max(1, bounds.maxY - bounds.minY);
  const scale = Math.min(width / boundsWidth, height / boundsHeight, maxScale);
  return {
    scale,
    x: (bounds.minX + bounds.maxX) / 2 + (padding.right - padding.left) / 2 / scale,
    y: (bounds.minY + bounds.maxY) / 2 + (padding.bottom - padding.top) / 2 / scale,
  };
}

/** Zooms by `factor` and keeps the drawing still under `point`. */
export function zoomAbout(
  camera: Camera,
  viewport: Viewport,
  point: ScreenPoint,
  factor: number,
  limits: ScaleLimits,
): Camera {
  const scale = Math.min(limits.max, Math.max(limits.min, camera.scale * factor));
  const anchor = toWorld(camera, viewport, point);
  return {
    scale,
    x: anchor.x - (point.x - viewport.width / 2) / scale,
    y: anchor.y - (point.y - viewport.height / 2) / scale,
  };
}

/** Moves the drawing by CSS pixels, as a finger drags it. */
export function panBy(camera: Camera, deltaX: number, deltaY: number): Camera {
  return { ...camera, x: camera.x - deltaX / camera.scale, y: camera.y - deltaY / camera.scale };
}

/** Keeps the middle of the free part of the view inside the bounds, so that the house can never be lost. */
export function keepInside(camera: Camera, viewport: Viewport, bounds: Bounds): Camera {
  const shiftX = (viewport.padding.right - viewport.padding.left) / 2 / camera.scale;
  const shiftY = (viewport.padding.bottom - viewport.padding.top) / 2 / camera.scale;
  const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));
  return {
    scale: camera.scale,
    x: clamp(camera.x, bounds.minX + shiftX, bounds.maxX + shiftX),
    y: clamp(camera.y, bounds.minY + shiftY, bounds.maxY + shiftY),
  };
}

/**
 * The camera at `share` (0 to 1) of a flight. Scale grows by equal factors and one point of the drawing
 * stays still, so the flight reads as one zoom and not as a zoom plus a slide.
 */
export function between(from: Camera, to: Camera, share: number): Camera {
  if (share <= 0) return from;
  if (share >= 1) return to;
  if (Math.abs(to.scale / from.scale - 1) < 0.001) {
    return { scale: to.scale, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  }
  const scale = from.scale * (to.scale / from.scale) ** share;
  const still = (start: number, end: number): number => (start * from.scale - end * to.scale) / (from.scale - to.scale);
  const stillX = still(from.x, to.x);
  const stillY = still(from.y, to.y);
  return {
    scale,
    x: stillX + ((from.x - stillX) * from.scale) / scale,
    y: stillY + ((from.y - stillY) * from.scale) / scale,
  };
}

export function sameCamera(first: Camera, second: Camera): boolean {
  return first.scale === second.scale && first.x === second.x && first.y === second.y;
}
