import type { ScreenPoint } from "./camera.ts";

export type PointerKind = "touch" | "mouse";

/** What a person means by moving fingers, mouse or wheel; all points in CSS pixels of the element. */
export interface GestureHandlers {
  pan(deltaX: number, deltaY: number): void;
  /** Fingers left the map while moving, CSS pixels per millisecond. */
  throwMap(velocityX: number, velocityY: number): void;
  /** @param smooth a wheel's coarse step, to be eased */
  zoom(point: ScreenPoint, factor: number, smooth: boolean): void;
  tap(point: ScreenPoint, kind: PointerKind): void;
  doubleTap(point: ScreenPoint, kind: PointerKind): void;
  hover(point: ScreenPoint | null): void;
  /** A finger came down and rested; it will not be a tap any more. */
  hold?(point: ScreenPoint): void;
  /** A finger or button went down: whatever still moves must stop. */
  press(): void;
  isDrawing(): boolean;
  strokeStart(point: ScreenPoint): void;
  strokeMove(point: ScreenPoint): void;
  strokeEnd(cancelled: boolean): void;
}

const TAP_SLOP_PX = { touch: 10, mouse: 4 };
const TAP_MS = 500;
const HOLD_MS = 480;
const DOUBLE_TAP_MS = 300;
const DOUBLE_TAP_PX = 28;

interface Finger {
  start: ScreenPoint;
  at: ScreenPoint;
  kind: PointerKind;
  downAt: number;
}

/** Listens on an element until the returned function is called. Pointer events only, so pen, mouse and fingers agree. */
export function listenToGestures(element: HTMLElement, handlers: GestureHandlers): () => void {
  const fingers = new Map<number, Finger>();
  let moved = false;
  let drawing = false;
  let lastTap: { at: number; point: ScreenPoint } | null = null;
  let trail: { at: number; x: number; y: number }[] = [];
  let holding: ReturnType<typeof setTimeout> | undefined;
  let held = false;

  const pointOf = (event: MouseEvent): ScreenPoint => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const down = (event: PointerEvent): void => {
    if (event.pointerType === "mouse" && event.button === 2) return;
    handlers.press();
    const point = pointOf(event);
    const kind = event.pointerType === "touch" ? "touch" : "mouse";
    fingers.set(event.pointerId, { start: point, at: point, kind, downAt: event.timeStamp });
    // A pointer that ended in the same instant cannot be captured; the gesture is then over anyway.
    if (element.isConnected) element.setPointerCapture?.(event.pointerId);
    clearTimeout(holding);
    held = false;
    if (fingers.size === 1) {
      moved = false;
      if (kind === "touch" && handlers.hold && !handlers.isDrawing())
        holding = setTimeout(() => {
          if (moved || fingers.size !== 1) return;
          held = true;
          handlers.hold?.(point);
        }, HOLD_MS);
      trail = [{ at: event.timeStamp, ...point }];
      if (handlers.isDrawing() && event.button === 0) {
        drawing = true;
        handlers.strokeStart(point);
      }
    } else {
      // The second finger always means the map, not the brush.
      moved = true;
      if (drawing) handlers.strokeEnd(true);
      drawing = false;
    }
  };

  const move = (event: PointerEvent): void => {
    const point = pointOf(event);
    const finger = fingers.get(event.pointerId);
    if (!finger) {
      if (event.pointerType !== "touch") handlers.hover(point);
      return;
    }
    if (drawing) {
      finger.at = point;
      handlers.strokeMove(point);
      return;
    }
    if (fingers.size === 1) {
      if (!moved && Math.hypot(point.x - finger.start.x, point.y - finger.start.y) < TAP_SLOP_PX[finger.kind]) return;
      if (!moved) handlers.hover(null);
      moved = true;
      handlers.pan(point.x - finger.at.x, point.y - finger.at.y);
      trail.push({ at: event.timeStamp, ...point });
      if (trail.length > 12) trail.shift();
    } else if (fingers.size === 2) {
      const other = [...fingers.entries()].find(([id]) => id !== event.pointerId)![1];
      const before = Math.hypot(finger.at.x - other.at.x, finger.at.y - other.at.y);
      const after = Math.hypot(point.x - other.at.x, point.y - other.at.y);
      const middle = { x: (point.x + other.at.x) / 2, y: (point.y + other.at.y) / 2 };
      handlers.pan((point.x - finger.at.x) / 2, (point.y - finger.at.y) / 2);
      if (before > 4) handlers.zoom(middle, after / before, false);
    }
    finger.at = point;
  };

  const up = (event: PointerEvent): void => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    fingers.delete(event.pointerId);
    clearTimeout(holding);
    if (drawing) {
      drawing = false;
      handlers.strokeEnd(event.type === "pointercancel");
      return;
    }
    if (event.type === "pointercancel") return;
    const point = pointOf(event);
    if (moved) {
      if (fingers.size > 0) trail = [];
      else throwFrom(event.timeStamp);
      return;
    }
    if (held || event.timeStamp - finger.downAt > TAP_MS) return;
    const isSecond =
      lastTap !== null &&
      event.timeStamp - lastTap.at < DOUBLE_TAP_MS &&
      Math.hypot(point.x - lastTap.point.x, point.y - lastTap.point.y) < DOUBLE_TAP_PX;
    lastTap = isSecond ? null : { at: event.timeStamp, point };
    if (isSecond) handlers.doubleTap(point, finger.kind);
    else handlers.tap(point, finger.kind);
  };

  const throwFrom = (now: number): void => {
    const recent = trail.filter((sample) => now - sample.at < 90);
    const first = recent[0];
    const last = recent.at(-1);
    if (!first || !last || last.at - first.at < 8) return;
    handlers.throwMap((last.x - first.x) / (last.at - first.at), (last.y - first.y) / (last.at - first.at));
  };

  const leave = (): void => {
    if (fingers.size === 0) handlers.hover(null);
  };

  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    const delta = event.deltaY * unit;
    // A trackpad pinch arrives as small steps with ctrl; a mouse wheel as steps of about 100.
    const factor = Math.exp(-Math.max(-240, Math.min(240, delta)) * (event.ctrlKey ? 0.01 : 0.0022));
    handlers.zoom(pointOf(event), factor, !event.ctrlKey && Math.abs(delta) > 40);
  };

  const noMenu = (event: Event): void => event.preventDefault();

  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("pointerleave", leave);
  element.addEventListener("wheel", wheel, { passive: false });
  element.addEventListener("contextmenu", noMenu);
  return () => {
    clearTimeout(holding);
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", up);
    element.removeEventListener("pointerleave", leave);
    element.removeEventListener("wheel", wheel);
    element.removeEventListener("contextmenu", noMenu);
  };
}
