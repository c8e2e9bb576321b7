import type { Point, SeatMapDocument, ShapeDocument } from "../../src/model.ts";
import type { NewId } from "../edits.ts";
import type { SeatNumbering } from "../numbering.ts";
import type { Guide } from "../snapping.ts";

/** Where the pointer is and what is held with it. */
export interface Hand extends Point {
  /** Centimetres that a hand may miss by, at the present zoom. */
  readonly reach: number;
  /** Shift: add to the choice; straighten. */
  readonly shift: boolean;
  /** Alt: without snapping; whole rows. */
  readonly alt: boolean;
  /** 1, or 2 for the second of a double click. */
  readonly clicks: number;
}

export interface Selection {
  readonly seats: ReadonlySet<string>;
  /** Index of the chosen shape. */
  readonly shape: number | null;
}

export const nothingChosen: Selection = { seats: new Set(), shape: null };

/** What a click with the selecting tool takes. */
export type Reach = "seat" | "row" | "block";

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
}

export type Paint =
  | {
      readonly kind: "flag";
      readonly flag: "wheelchair" | "companion" | "restrictedView" | "aisle" | "house" | "standing";
      readonly on: boolean;
    }
  | { readonly kind: "correction"; readonly correction: number };

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
}

/** A small state machine: pointer in, plan out. `cancel` forgets what was begun. */
export interface Tool {
  down(desk: Desk, hand: Hand): ToolPlan;
  move(desk: Desk, hand: Hand): ToolPlan;
  up(desk: Desk, hand: Hand): ToolPlan;
  cancel(): void;
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

export function shapeOf(kind: ShapeDocument["kind"], points: readonly Point[]): ShapeDocument {
  if (kind === "stage") return { kind, label: { zh: "舞台", en: "Stage" }, points };
  if (kind === "text") return { kind, label: { zh: "文字", en: "Text" }, points, size: 80 };
  return { kind, points };
}
