import type { Point, SeatMapDocument, ShapeDocument, ShapeKind } from "../../src/model.ts";
import type { NewId } from "../edits.ts";
import { type SeatNumbering, usualSeatNumbering } from "../numbering.ts";
import type { Paint } from "../seat-properties.ts";
import type { Selection } from "../selection.ts";
import type { Guide } from "../snapping.ts";

/** Where the pointer is and what is held with it. */
export interface Hand extends Point {
  /** Centimetres that a hand may miss by, at the present zoom. */
  readonly reach: number;
  /** Centimetres of one CSS pixel at the present zoom. */
  readonly pixel: number;
  /** Shift: add to the choice; straighten. */
  readonly shift: boolean;
  /** Alt: without snapping; whole rows. */
  readonly alt: boolean;
  /** 1, or 2 for the second of a double click. */
  readonly clicks: number;
}

/** What a click with the selecting tool takes. */
export type Reach = "seat" | "row" | "block";

/** What the colours of the board say: how good seats are, or which category they are of. */
export type Tint = "quality" | "category";

/** What tools draw with; centimetres. */
export interface ToolSettings {
  readonly reach: Reach;
  readonly pitch: number;
  readonly rowPitch: number;
  /** Rows of a fan. */
  readonly rows: number;
  /** Seats in the first row of a fan. */
  readonly seats: number;
  readonly numbering: SeatNumbering;
  /** What the brush paints. */
  readonly paint: Paint;
  /** What it paints of: the seats it goes over, their rows or blocks, or what it encloses. */
  readonly catches: "brush" | "lasso" | "row" | "block";
  readonly tint: Tint;
  readonly table: TableSettings;
  /** Places of the next standing area. */
  readonly capacity: number;
  /** What the hand does with the picture to trace over: moves it, or draws a line of known length on it. */
  readonly tracing: "move" | "scale";
}

export interface TableSettings {
  readonly form: "round" | "rectangular";
  /** Around a round table. */
  readonly seats: number;
  /** Along top, right, bottom and left of a rectangular one. */
  readonly sides: readonly [number, number, number, number];
}

export const usualSettings: ToolSettings = {
  reach: "seat",
  pitch: 55,
  rowPitch: 95,
  rows: 8,
  seats: 24,
  numbering: usualSeatNumbering,
  paint: { kind: "flag", flag: "wheelchair", on: true },
  catches: "brush",
  tint: "quality",
  table: { form: "round", seats: 8, sides: [3, 1, 3, 1] },
  capacity: 200,
  tracing: "move",
};

/** What a tool may look at. */
export interface Desk {
  readonly document: SeatMapDocument;
  readonly selection: Selection;
  /** Identity of the block that rows are added to. */
  readonly blockInHand: string | null;
  readonly settings: ToolSettings;
  readonly newId: NewId;
}

/** What a tool wants to happen; it never does it itself. */
export interface ToolPlan {
  /** The document as it would be if the hand let go now. */
  readonly preview?: SeatMapDocument;
  /** The document as it is from now on: one step of the history. */
  readonly commit?: SeatMapDocument;
  readonly selection?: Selection;
  readonly blockInHand?: string | null;
  readonly guides?: readonly Guide[];
  /** A line to draw under the hand: a lasso, the box of a shape. */
  readonly line?: readonly Point[];
  /** Seats that would come into being, for the figure beside the pointer. */
  readonly count?: number;
  /** What is measured, beside the pointer: "45°", "12.30 m". The same in every language. */
  readonly readout?: string;
}

/** A small state machine: pointer in, plan out. `cancel` forgets what was begun. */
export interface Tool {
  down(desk: Desk, hand: Hand): ToolPlan;
  move(desk: Desk, hand: Hand): ToolPlan;
  up(desk: Desk, hand: Hand): ToolPlan;
  cancel(): void;
  /** Ends what takes several clicks (Enter). */
  finish?(desk: Desk): ToolPlan;
}

/** Whether a drag went no further than a hand may slip. */
export function isSlip(from: Point, hand: Hand): boolean {
  return Math.hypot(hand.x - from.x, hand.y - from.y) < hand.reach * 0.4;
}

/** A box as a polygon, or with `round` the ellipse in it. */
export function boxOutline(a: Point, b: Point, round: boolean): Point[] {
  const [minX, maxX] = [Math.round(Math.min(a.x, b.x)), Math.round(Math.max(a.x, b.x))];
  const [minY, maxY] = [Math.round(Math.min(a.y, b.y)), Math.round(Math.max(a.y, b.y))];
  if (!round) {
    return [
      { x: minX, y: minY },
      { x: maxX, y: minY },
      { x: maxX, y: maxY },
      { x: minX, y: maxY },
    ];
  }
  return Array.from({ length: 32 }, (_, index) => {
    const angle = (index / 32) * 2 * Math.PI;
    return {
      x: Math.round((minX + maxX) / 2 + ((maxX - minX) / 2) * Math.cos(angle)),
      y: Math.round((minY + maxY) / 2 + ((maxY - minY) / 2) * Math.sin(angle)),
    };
  });
}

/** A new shape of a kind, with the words it usually bears. */
export function shapeOf(id: string, kind: ShapeKind, points: readonly Point[]): ShapeDocument & { id: string } {
  if (kind === "stage") return { id, kind, label: { zh: "舞台", en: "Stage" }, points };
  if (kind === "text") return { id, kind, label: { zh: "文字", en: "Text" }, points, size: 80 };
  return { id, kind, points };
}
