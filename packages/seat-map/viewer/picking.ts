import { type Camera, type ScreenPoint, toWorld, type Viewport } from "./camera.ts";
import { isInLoop } from "./grid-index.ts";
import type { MapModel } from "./map-model.ts";

/** Whether a block can be pointed at: levels that are not shown cannot. */
export type IsShown = (block: number) => boolean;

/** The seat a point means: the nearest whose own room (half a pitch, a little more for gaps) holds it, or -1. */
export function seatAt(
  model: MapModel,
  camera: Camera,
  viewport: Viewport,
  point: ScreenPoint,
  isShown: IsShown,
): number {
  const at = toWorld(camera, viewport, point);
  return model.grid.nearest(at.x, at.y, model.pitch * 0.75, (seat) => isShown(model.blockOf[seat]!));
}

/** The block a point means: that of a seat close by, else the one whose outline holds it, or -1. */
export function blockAt(
  model: MapModel,
  camera: Camera,
  viewport: Viewport,
  point: ScreenPoint,
  isShown: IsShown,
): number {
  const at = toWorld(camera, viewport, point);
  const reach = Math.max(model.pitch * 1.5, 10 / camera.scale);
  const near = model.grid.nearest(at.x, at.y, reach, (seat) => isShown(model.blockOf[seat]!));
  if (near !== -1) return model.blockOf[near]!;
  const { blocks } = model.geometry;
  return blocks.findIndex((block, index) => isShown(index) && isInLoop(block.outline, at.x, at.y));
}
