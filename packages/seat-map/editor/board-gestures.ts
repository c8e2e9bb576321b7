import type { ScreenPoint } from "../viewer/camera.ts";
import { listenToGestures } from "../viewer/gestures.ts";
import type { MapHost } from "../viewer/map-host.ts";

const doubleClickMs = 350;
const doubleClickPx = 6;

/** What the hand does on the board, in CSS pixels. */
export interface BoardHand {
  down(point: ScreenPoint, clicks: 1 | 2): void;
  move(point: ScreenPoint): void;
  up(): void;
  /** The gesture was taken away: a second finger, a lost pointer. */
  giveUp(): void;
}

/** Which keys are held with the pointer. */
export interface HeldKeys {
  readonly shift: boolean;
  readonly alt: boolean;
}

/**
 * Turns pointers on the board into the hand's doings, and into moves of the map while it is panned.
 * @param isPanning whether dragging moves the board now
 * @returns a function that stops listening
 */
export function listenToHand(
  container: HTMLDivElement,
  map: MapHost,
  hand: BoardHand,
  isPanning: () => boolean,
  onKeys: (held: HeldKeys) => void,
): () => void {
  const hold = (event: PointerEvent): void => onKeys({ shift: event.shiftKey, alt: event.altKey });
  const kinds = ["pointerdown", "pointermove", "pointerup"] as const;
  for (const kind of kinds) container.addEventListener(kind, hold, { capture: true });
  const nothing = (): void => {};
  let last = { at: 0, x: 0, y: 0 };
  const stop = listenToGestures(container, {
    pan: (x, y) => map.panBy(x, y),
    throwMap: (x, y) => map.motion.throwMap(x, y),
    zoom: (point, factor, smooth) => map.zoomBy(factor, point, smooth),
    press: () => map.motion.stop(),
    tap: nothing,
    doubleTap: nothing,
    hover: (point) => point && hand.move(point),
    isDrawing: () => !isPanning(),
    strokeStart: (point) => {
      const now = performance.now();
      const isSecond = now - last.at < doubleClickMs && Math.hypot(point.x - last.x, point.y - last.y) < doubleClickPx;
      last = { at: isSecond ? 0 : now, ...point };
      hand.down(point, isSecond ? 2 : 1);
    },
    strokeMove: (point) => hand.move(point),
    strokeEnd: (cancelled) => (cancelled ? hand.giveUp() : hand.up()),
  });
  return () => {
    stop();
    for (const kind of kinds) container.removeEventListener(kind, hold, { capture: true });
  };
}
