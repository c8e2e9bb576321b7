import type { MapInks } from "../src/palette.ts";
import { type Camera, type ScreenPoint, toScreen, type Viewport } from "./camera.ts";
import type { SeatSign } from "./contract.ts";
import type { BlockModel, MapModel } from "./map-model.ts";
import { paintSign } from "./seat-signs.ts";

/** What lies over the seats: few things, drawn anew each frame. */
export interface OverlayState {
  readonly mine: ReadonlySet<number>;
  readonly proposed: ReadonlySet<number>;
  readonly lost: ReadonlySet<number>;
  readonly signs: ReadonlyMap<number, SeatSign>;
  readonly hoveredSeat: number;
  readonly hoveredBlock: number;
  readonly chosenBlocks: ReadonlySet<number>;
  readonly focus: FocusMark | null;
  /** Lasso or brush stroke in CSS pixels. */
  readonly stroke: { readonly kind: "lasso" | "brush"; readonly points: readonly ScreenPoint[] } | null;
  readonly brushPx: number;
}

export function isAnythingMarked(state: OverlayState): boolean {
  const { mine, proposed, lost, signs, chosenBlocks, hoveredSeat, hoveredBlock, focus, stroke } = state;
  const isPointed = hoveredSeat >= 0 || hoveredBlock >= 0 || focus !== null || stroke !== null;
  return isPointed || mine.size + proposed.size + lost.size + signs.size + chosenBlocks.size > 0;
}

export type FocusMark =
  | { readonly kind: "block"; readonly block: number }
  | { readonly kind: "row"; readonly row: number }
  | { readonly kind: "seat"; readonly ordinal: number };

const SMALLEST_MARK_PX = 4.5;

/** Paints the overlay; the context is in CSS pixels. */
export function paintOverlay(
  context: CanvasRenderingContext2D,
  model: MapModel,
  inks: MapInks,
  accent: string,
  onAccent: string,
  camera: Camera,
  viewport: Viewport,
  state: OverlayState,
): void {
  const { geometry, blocks, blockOf } = model;
  const place = (ordinal: number): { x: number; y: number; radius: number } | null => {
    const at = toScreen(camera, viewport, geometry.x[ordinal]!, geometry.y[ordinal]!);
    if (at.x < -40 || at.y < -40 || at.x > viewport.width + 40 || at.y > viewport.height + 40) return null;
    return { ...at, radius: blocks[blockOf[ordinal]!]!.radius * camera.scale };
  };
  const ring = (x: number, y: number, radius: number, width: number, colour: string): void => {
    context.beginPath();
    context.arc(x, y, radius, 0, Math.PI * 2);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  };

  for (const block of state.chosenBlocks) outlineBlock(context, blocks[block], camera, viewport, accent, 3);
  if (state.hoveredBlock >= 0) outlineBlock(context, blocks[state.hoveredBlock], camera, viewport, inks.text, 1.5);

  for (const ordinal of state.lost) {
    const at = place(ordinal);
    if (!at) continue;
    const radius = Math.max(SMALLEST_MARK_PX, at.radius);
    ring(at.x, at.y, radius, Math.max(1.5, radius * 0.18), inks.lost);
    const arm = radius * 0.45;
    context.beginPath();
    context.moveTo(at.x - arm, at.y - arm);
    context.lineTo(at.x + arm, at.y + arm);
    context.moveTo(at.x + arm, at.y - arm);
    context.lineTo(at.x - arm, at.y + arm);
    context.stroke();
  }
  for (const ordinal of state.proposed) {
    if (state.mine.has(ordinal)) continue;
    const at = place(ordinal);
    if (!at) continue;
    const radius = Math.max(SMALLEST_MARK_PX, at.radius);
    ring(at.x, at.y, radius * 1.12, Math.max(4, radius * 0.36), inks.floor);
    context.setLineDash([Math.max(2, radius * 0.5), Math.max(1.5, radius * 0.3)]);
    ring(at.x, at.y, radius * 1.12, Math.max(2, radius * 0.2), inks.proposed);
    context.setLineDash([]);
  }
  for (const [ordinal, { kind }] of state.signs) {
    const at = place(ordinal);
    if (at) paintSign(context, inks, kind, at, state.signs.size);
  }
  for (const ordinal of state.mine) {
    const at = place(ordinal);
    if (!at) continue;
    const radius = Math.max(SMALLEST_MARK_PX, at.radius);
    context.beginPath();
    context.arc(at.x, at.y, radius * 1.28 + 1, 0, Math.PI * 2);
    context.fillStyle = inks.floor;
    context.fill();
    ring(at.x, at.y, radius * 1.16, Math.max(1.25, radius * 0.14), accent);
    context.beginPath();
    context.arc(at.x, at.y, radius * 0.92, 0, Math.PI * 2);
    context.fillStyle = accent;
    context.fill();
    if (radius < 5) continue;
    context.beginPath();
    context.moveTo(at.x - radius * 0.4, at.y + radius * 0.02);
    context.lineTo(at.x - radius * 0.1, at.y + radius * 0.34);
    context.lineTo(at.x + radius * 0.42, at.y - radius * 0.32);
    context.lineWidth = Math.max(1.4, radius * 0.18);
    context.lineCap = "round";
    context.lineJoin = "round";
    context.strokeStyle = onAccent;
    context.stroke();
  }
  if (state.hoveredSeat >= 0) {
    const at = place(state.hoveredSeat);
    if (at) ring(at.x, at.y, Math.max(SMALLEST_MARK_PX, at.radius) + 2, 2, inks.text);
  }
  if (state.focus) paintFocus(context, model, inks, camera, viewport, state.focus, ring);
  if (state.stroke) paintStroke(context, accent, state.stroke, state.brushPx);
}

function outlineBlock(
  context: CanvasRenderingContext2D,
  block: BlockModel | undefined,
  camera: Camera,
  viewport: Viewport,
  colour: string,
  width: number,
): void {
  if (!block) return;
  const outline = blockSilhouette(block);
  context.save();
  context.translate(viewport.width / 2 - camera.x * camera.scale, viewport.height / 2 - camera.y * camera.scale);
  context.scale(camera.scale, camera.scale);
  context.lineJoin = "round";
  context.lineWidth = width / camera.scale;
  context.strokeStyle = colour;
  context.stroke(outline);
  context.restore();
}

const silhouettes = new WeakMap<BlockModel, Path2D>();

function blockSilhouette(block: BlockModel): Path2D {
  let path = silhouettes.get(block);
  if (path) return path;
  path = new Path2D();
  const points = block.outline;
  for (const [index, point] of points.entries()) {
    if (index === 0) path.moveTo(point.x, point.y);
    else path.lineTo(point.x, point.y);
  }
  path.closePath();
  silhouettes.set(block, path);
  return path;
}

function paintFocus(
  context: CanvasRenderingContext2D,
  model: MapModel,
  inks: MapInks,
  camera: Camera,
  viewport: Viewport,
  focus: FocusMark,
  ring: (x: number, y: number, radius: number, width: number, colour: string) => void,
): void {
  const { geometry, blocks, blockOf } = model;
  if (focus.kind === "block") {
    outlineBlock(context, blocks[focus.block], camera, viewport, inks.floor, 7);
    outlineBlock(context, blocks[focus.block], camera, viewport, inks.focus, 3);
    return;
  }
  if (focus.kind === "seat") {
    const at = toScreen(camera, viewport, geometry.x[focus.ordinal]!, geometry.y[focus.ordinal]!);
    const radius = Math.max(SMALLEST_MARK_PX, blocks[blockOf[focus.ordinal]!]!.radius * camera.scale);
    ring(at.x, at.y, radius + 5, 6, inks.floor);
    ring(at.x, at.y, radius + 5, 3, inks.focus);
    return;
  }
  const row = geometry.rows[focus.row]!;
  const block = blocks[row.block]!;
  const trace = (): void => {
    context.beginPath();
    for (let ordinal = row.first; ordinal < row.first + row.count; ordinal++) {
      const at = toScreen(camera, viewport, geometry.x[ordinal]!, geometry.y[ordinal]!);
      if (ordinal === row.first) context.moveTo(at.x, at.y + block.pitch * 0.52 * camera.scale);
      else context.lineTo(at.x, at.y + block.pitch * 0.52 * camera.scale);
    }
  };
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const [width, colour] of [[7, inks.floor] as const, [3.5, inks.focus] as const]) {
    trace();
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}

function paintStroke(
  context: CanvasRenderingContext2D,
  accent: string,
  stroke: NonNullable<OverlayState["stroke"]>,
  brushPx: number,
): void {
  context.beginPath();
  for (const [index, point] of stroke.points.entries()) {
    if (index === 0) context.moveTo(point.x, point.y);
    else context.lineTo(point.x, point.y);
  }
  context.strokeStyle = accent;
  context.lineCap = "round";
  context.lineJoin = "round";
  if (stroke.kind === "brush") {
    if (stroke.points.length === 1) context.lineTo(stroke.points[0]!.x + 0.1, stroke.points[0]!.y);
    context.globalAlpha = 0.28;
    context.lineWidth = brushPx * 2;
    context.stroke();
    context.globalAlpha = 1;
    return;
  }
  context.lineWidth = 2;
  context.setLineDash([6, 4]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 0.1;
  context.fillStyle = accent;
  context.fill();
  context.globalAlpha = 1;
}
