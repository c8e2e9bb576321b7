import type { Point, SeatMapDocument } from "../src/model.ts";
import { type ColourScheme, type MapInks, mapInks } from "../src/palette.ts";
import type { EditorState } from "./seat-map-editor.ts";
import { shapesOf } from "./selection.ts";
import { type Handle, handlesOf } from "./tools/handles.ts";
import { cornersOf } from "./tools/trace-tool.ts";

export interface MarksLook {
  readonly scheme: ColourScheme;
  readonly fontFamily: string;
  /** Centimetres of one CSS pixel. */
  readonly pixel: number;
  /** Where the hand is, centimetres. */
  readonly handAt: Point;
}

/** Paints what is not part of the drawing: chosen outlines, handles, guides, the line under the hand, focal points. */
export class MarksPainter {
  /** Handles are worked out once for a choice that rests, not for every frame. */
  #kept: { readonly of: SeatMapDocument; readonly selection: unknown; pixel: number; handles: Handle[] } | null = null;

  paint(context: CanvasRenderingContext2D, state: EditorState, look: MarksLook): void {
    const inks = mapInks(look.scheme);
    context.lineWidth = 1.5 * look.pixel;
    context.strokeStyle = inks.accent;
    for (const { points } of shapesOf(state.shown, state.selection)) tracePath(context, points, true, look.pixel);
    tracePath(context, state.line, false, look.pixel);
    paintFocalPoints(context, state.shown, look.pixel);
    if (state.tool === "select" && state.shown === state.document)
      paintHandles(context, this.#handles(state, look.pixel), inks, look.pixel);
    if (state.tool === "trace" && state.shown.underlay) {
      const corners = cornersOf(state.shown.underlay);
      tracePath(context, corners, true, look.pixel);
      if (!state.shown.underlay.locked) for (const corner of corners) knob(context, corner, 5, inks.floor, look.pixel);
    }
    paintGuides(context, state, look.pixel);
    const note = state.readout ?? (state.count === null ? null : String(state.count));
    if (note !== null) paintNote(context, note, inks, look);
  }

  #handles({ document, selection }: EditorState, pixel: number): Handle[] {
    const kept = this.#kept;
    if (kept?.of === document && kept.selection === selection && kept.pixel === pixel) return kept.handles;
    const handles = handlesOf(document, selection, pixel);
    this.#kept = { of: document, selection, pixel, handles };
    return handles;
  }
}

function tracePath(context: CanvasRenderingContext2D, path: readonly Point[], closed: boolean, pixel: number): void {
  if (path.length === 0) return;
  context.beginPath();
  for (const { x, y } of path) context.lineTo(x, y);
  if (closed) context.closePath();
  if (path.length === 1) context.arc(path[0]!.x, path[0]!.y, 12 * pixel, 0, 2 * Math.PI);
  context.stroke();
}

function paintHandles(
  context: CanvasRenderingContext2D,
  handles: readonly Handle[],
  inks: MapInks,
  pixel: number,
): void {
  const box = handles.flatMap((handle) => (handle.kind === "scale" ? handle.at : []));
  context.lineWidth = pixel;
  context.globalAlpha = 0.6;
  tracePath(context, box, true, pixel);
  context.globalAlpha = 1;
  context.lineWidth = 1.5 * pixel;
  for (const { kind, at } of handles) {
    if (kind === "scale") {
      context.fillStyle = inks.floor;
      context.beginPath();
      context.rect(at.x - 4.5 * pixel, at.y - 4.5 * pixel, 9 * pixel, 9 * pixel);
      context.fill();
      context.stroke();
    } else if (kind === "side") {
      context.globalAlpha = 0.6;
      knob(context, at, 3.5, inks.floor, pixel);
      context.globalAlpha = 1;
    } else knob(context, at, kind === "point" ? 4.5 : 6, kind === "point" ? inks.accent : inks.floor, pixel);
    if (kind === "turn" || kind === "curve") paintSign(context, kind, at, pixel);
  }
}

function knob(context: CanvasRenderingContext2D, at: Point, radius: number, fill: string, pixel: number): void {
  context.fillStyle = fill;
  context.beginPath();
  context.arc(at.x, at.y, radius * pixel, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}

/** A turning arrow's arc over the handle that turns, the bow of a row under the one that bends. */
function paintSign(context: CanvasRenderingContext2D, kind: "turn" | "curve", { x, y }: Point, pixel: number): void {
  context.beginPath();
  if (kind === "turn") context.arc(x, y, 10 * pixel, Math.PI * 1.15, Math.PI * 1.85);
  else {
    context.moveTo(x - 12 * pixel, y + 9 * pixel);
    context.quadraticCurveTo(x, y + 17 * pixel, x + 12 * pixel, y + 9 * pixel);
  }
  context.stroke();
}

function paintFocalPoints(context: CanvasRenderingContext2D, { focalPoints }: SeatMapDocument, pixel: number): void {
  for (const { x, y, facing = 0, allRound } of focalPoints) {
    context.beginPath();
    context.arc(x, y, 9 * pixel, 0, 2 * Math.PI);
    context.moveTo(x - 4 * pixel, y);
    context.lineTo(x + 4 * pixel, y);
    context.moveTo(x, y - 4 * pixel);
    context.lineTo(x, y + 4 * pixel);
    if (!allRound) {
      const turn = (facing * Math.PI) / 180;
      context.moveTo(x - 9 * pixel * Math.sin(turn), y + 9 * pixel * Math.cos(turn));
      context.lineTo(x - 22 * pixel * Math.sin(turn), y + 22 * pixel * Math.cos(turn));
    }
    context.stroke();
  }
}

function paintGuides(context: CanvasRenderingContext2D, { guides }: EditorState, pixel: number): void {
  for (const { axis, at, from, to, gap } of guides) {
    context.setLineDash(gap ? [] : [6 * pixel, 4 * pixel]);
    const point = (along: number, aside: number): [number, number] =>
      axis === "x" ? [at + aside, along] : [along, at + aside];
    context.beginPath();
    context.moveTo(...point(from, 0));
    context.lineTo(...point(to, 0));
    // Equal gaps have an end at both sides, as on a builder's plan.
    for (const end of gap ? [from, to] : []) {
      context.moveTo(...point(end, -5 * pixel));
      context.lineTo(...point(end, 5 * pixel));
    }
    context.stroke();
  }
  context.setLineDash([]);
}

function paintNote(context: CanvasRenderingContext2D, note: string, inks: MapInks, look: MarksLook): void {
  const { pixel, handAt, fontFamily } = look;
  context.font = `600 ${14 * pixel}px ${fontFamily}`;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  const [x, y] = [handAt.x + 14 * pixel, handAt.y - 14 * pixel];
  context.fillStyle = inks.floor;
  context.globalAlpha = 0.85;
  context.fillRect(x - 5 * pixel, y - 15 * pixel, context.measureText(note).width + 10 * pixel, 21 * pixel);
  context.globalAlpha = 1;
  context.fillStyle = inks.text;
  context.fillText(note, x, y);
}
