import type { Point, SeatMapDocument } from "../../src/model.ts";
import { rotateChosen, scaleChosen } from "../arrange.ts";
import { bendOf, curveRows } from "../curve.ts";
import { mapShapes } from "../edits.ts";
import { SeatPlaces } from "../seat-places.ts";
import { asOne, boxOf, middleOf, type Selection, shapesOf } from "../selection.ts";
import { snapAngle } from "../snapping.ts";
import type { Desk, Hand, ToolPlan } from "./tool.ts";

/** Something at what is chosen that can be dragged. */
export type Handle = { readonly at: Point } & (
  | { readonly kind: "turn"; readonly about: Point }
  | { readonly kind: "scale"; readonly fixed: Point; readonly corner: Point }
  | { readonly kind: "curve" }
  | { readonly kind: "point"; readonly shape: string; readonly index: number }
  | { readonly kind: "side"; readonly shape: string; readonly index: number }
);

/** CSS pixels: how far the box of handles stands off, and the handles above and below it. */
const boxPx = 16;
const stalkPx = 26;
const reachPx = 9;
/** A side shorter than this on the screen offers no new point. */
const shortestSidePx = 36;
/** Outlines with more points than this are changed by their box only. */
const mostPoints = 200;
const scaleLimits = { min: 0.05, max: 20 } as const;

/**
 * The handles of a choice. A single seat or text has none: it is moved by itself.
 * @param pixel centimetres of one CSS pixel
 */
export function handlesOf(document: SeatMapDocument, selection: Selection, pixel: number): Handle[] {
  const whole = asOne(document, selection);
  const box = boxOf(document, whole);
  if (!box || (box.maxX - box.minX < 1 && box.maxY - box.minY < 1)) return [];
  const off = boxPx * pixel;
  const [left, right, top, bottom] = [box.minX - off, box.maxX + off, box.minY - off, box.maxY + off];
  const middle = middleOf(box);
  const corner = (x: number, y: number, own: Point, fixed: Point): Handle => ({
    kind: "scale",
    at: { x, y },
    corner: own,
    fixed,
  });
  const [a, b] = [
    { x: box.minX, y: box.minY },
    { x: box.maxX, y: box.maxY },
  ];
  const [c, d] = [
    { x: box.maxX, y: box.minY },
    { x: box.minX, y: box.maxY },
  ];
  return [
    ...pointHandles(document, selection, pixel),
    { kind: "turn", at: { x: middle.x, y: top - stalkPx * pixel }, about: middle },
    ...(canCurve(document, whole)
      ? [{ kind: "curve" as const, at: { x: middle.x, y: bottom + stalkPx * pixel } }]
      : []),
    corner(left, top, a, b),
    corner(right, top, c, d),
    corner(right, bottom, b, a),
    corner(left, bottom, d, c),
  ];
}

/** The handle under the hand. */
export function handleAt(handles: readonly Handle[], hand: Hand): Handle | null {
  const reach = reachPx * hand.pixel;
  return handles.find(({ at }) => Math.hypot(at.x - hand.x, at.y - hand.y) <= reach) ?? null;
}

function canCurve(document: SeatMapDocument, { seats, shapes }: Selection): boolean {
  if (shapes.size > 0 || seats.size < 3) return false;
  return SeatPlaces.of(document)
    .rowsOf(seats)
    .some(({ row }) => row.seats.filter(({ id }) => seats.has(id)).length > 2);
}

/** Of one chosen shape: its points, and between them where new ones begin. A table keeps its form. */
function pointHandles(document: SeatMapDocument, selection: Selection, pixel: number): Handle[] {
  const [shape, ...more] = shapesOf(document, selection);
  if (!shape || more.length > 0 || shape.kind === "table" || shape.points.length > mostPoints) return [];
  const { id = "", points } = shape;
  const sides = points.flatMap((point, index): Handle[] => {
    const next = points[(index + 1) % points.length]!;
    if (points.length < 2 || Math.hypot(next.x - point.x, next.y - point.y) < shortestSidePx * pixel) return [];
    return [{ kind: "side", shape: id, index, at: { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 } }];
  });
  return [...points.map((at, index): Handle => ({ kind: "point", shape: id, index, at })), ...sides];
}

/** What a drag of a handle makes of the document so far, and what it measures. */
export function dragHandle(desk: Desk, handle: Handle, from: Point, hand: Hand): ToolPlan {
  const { document, selection } = desk;
  if (handle.kind === "turn") {
    const degrees = turnOf(handle.about, from, hand);
    return { preview: rotateChosen(document, selection, degrees, handle.about), readout: `${degrees}°` };
  }
  if (handle.kind === "scale") {
    const factor = factorOf(handle, from, hand);
    const readout = `${Math.round(factor.x * 100)} × ${Math.round(factor.y * 100)} %`;
    return { preview: scaleChosen(document, selection, factor, handle.fixed), readout };
  }
  if (handle.kind === "curve") {
    const bend = bendOf(document, selection.seats);
    if (!bend) return {};
    // The handle stands below: what it is dragged down, the middle of the rows goes down.
    const along = (hand.x - from.x) * bend.out.x + (hand.y - from.y) * bend.out.y;
    const depth = Math.round((bend.depth + along) / (hand.shift ? 25 : 1)) * (hand.shift ? 25 : 1);
    return { preview: curveRows(document, selection.seats, depth), readout: `${(depth / 100).toFixed(2)} m` };
  }
  return { preview: withPoint(document, handle, hand) };
}

/** The shape without this point; three are the least. */
export function withoutPoint(document: SeatMapDocument, handle: Extract<Handle, { kind: "point" }>): SeatMapDocument {
  return mapShapes(document, new Set([handle.shape]), (shape) => {
    if (shape.points.length <= 3) return shape;
    return { ...shape, points: shape.points.filter((_, index) => index !== handle.index) };
  });
}

function withPoint(
  document: SeatMapDocument,
  { kind, shape: id, index }: Extract<Handle, { kind: "point" | "side" }>,
  hand: Hand,
): SeatMapDocument {
  return mapShapes(document, new Set([id]), (shape) => {
    const before = shape.points.at(kind === "side" ? index : index - 1)!;
    const { x, y } = hand.alt ? hand : snapAngle(before, hand, hand.shift);
    const point = { x: Math.round(x) + 0, y: Math.round(y) + 0 };
    return {
      ...shape,
      points: shape.points.toSpliced(kind === "side" ? index + 1 : index, kind === "side" ? 0 : 1, point),
    };
  });
}

/** Whole tenths of a degree, clockwise; with shift every 15 degrees. */
function turnOf(about: Point, from: Point, hand: Hand): number {
  const angle = Math.atan2(hand.y - about.y, hand.x - about.x) - Math.atan2(from.y - about.y, from.x - about.x);
  const degrees = (((angle * 180) / Math.PI + 540) % 360) - 180;
  return hand.shift ? Math.round(degrees / 15) * 15 + 0 : Math.round(degrees * 10) / 10 + 0;
}

/** By what each axis grows; with shift both by the same. Nothing is turned inside out. */
function factorOf({ corner, fixed }: Extract<Handle, { kind: "scale" }>, from: Point, hand: Hand): Point {
  const one = (axis: "x" | "y"): number => {
    const size = corner[axis] - fixed[axis];
    if (Math.abs(size) < 1) return 1;
    const factor = (size + hand[axis] - from[axis]) / size;
    return Math.min(scaleLimits.max, Math.max(scaleLimits.min, factor));
  };
  const [x, y] = [one("x"), one("y")];
  if (!hand.shift) return { x, y };
  const both = Math.abs(x - 1) >= Math.abs(y - 1) ? x : y;
  return { x: both, y: both };
}
