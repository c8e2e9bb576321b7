import type { Point } from "../../src/model.ts";
import { addShape } from "../edits.ts";
import { shapesChosen } from "../selection.ts";
import { snapAngle } from "../snapping.ts";
import { boxOutline, type Desk, type Hand, isSlip, shapeOf, type Tool, type ToolPlan } from "./tool.ts";

/** Corners of one outline; a hand that clicks on and on must not make more. */
const mostCorners = 200;

type State =
  | { readonly name: "resting" }
  | { readonly name: "dragging"; readonly from: Point }
  | { readonly name: "corners"; readonly corners: readonly Point[] };

/**
 * An outline: the box of a drag, with shift the ellipse in it; or corner by corner by clicks, closed by a double click,
 * a click on the first corner or Enter. A click that no second follows makes nothing.
 */
export abstract class OutlineTool implements Tool {
  #state: State = { name: "resting" };

  /** What an outline becomes. */
  protected abstract plan(desk: Desk, outline: readonly Point[], commit: boolean): ToolPlan;

  down(desk: Desk, hand: Hand): ToolPlan {
    const state = this.#state;
    if (state.name !== "corners") {
      this.#state = { name: "dragging", from: { x: hand.x, y: hand.y } };
      return {};
    }
    const first = state.corners[0]!;
    const closes = hand.clicks > 1 || Math.hypot(hand.x - first.x, hand.y - first.y) < hand.pixel * 10;
    if (closes && state.corners.length >= 3) return this.finish(desk);
    const corner = this.#corner(state.corners, hand);
    if (closes || state.corners.length >= mostCorners) return { line: [...state.corners, corner] };
    this.#state = { name: "corners", corners: [...state.corners, corner] };
    return { line: [...this.#state.corners, corner] };
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    const state = this.#state;
    if (state.name === "dragging") return this.plan(desk, boxOutline(state.from, hand, hand.shift), false);
    if (state.name !== "corners") return {};
    return { line: [...state.corners, this.#corner(state.corners, hand)] };
  }

  up(desk: Desk, hand: Hand): ToolPlan {
    const state = this.#state;
    if (state.name === "corners") return { line: [...state.corners, this.#corner(state.corners, hand)] };
    if (state.name !== "dragging") return {};
    if (isSlip(state.from, hand)) {
      this.#state = { name: "corners", corners: [rounded(state.from)] };
      return {};
    }
    this.cancel();
    // A box without a width or a height is no outline.
    const slip = hand.reach * 0.4;
    if (Math.abs(hand.x - state.from.x) < slip || Math.abs(hand.y - state.from.y) < slip) return {};
    return this.plan(desk, boxOutline(state.from, hand, hand.shift), true);
  }

  finish(desk: Desk): ToolPlan {
    const state = this.#state;
    if (state.name !== "corners" || state.corners.length < 3) return {};
    this.cancel();
    return this.plan(desk, state.corners, true);
  }

  cancel(): void {
    this.#state = { name: "resting" };
  }

  #corner(corners: readonly Point[], hand: Hand): Point {
    return rounded(hand.alt ? hand : snapAngle(corners.at(-1)!, hand, hand.shift));
  }
}

/** The stage or another shape. */
export class ShapeTool extends OutlineTool {
  constructor(private readonly kind: "stage" | "shape") {
    super();
  }

  protected override plan(desk: Desk, outline: readonly Point[], commit: boolean): ToolPlan {
    if (!commit) return { line: [...outline, outline[0]!] };
    const shape = shapeOf(desk.newId(), this.kind, outline);
    return { commit: addShape(desk.document, shape), selection: shapesChosen(shape.id) };
  }
}

/** A text: one click. */
export class TextTool implements Tool {
  down(desk: Desk, hand: Hand): ToolPlan {
    const shape = shapeOf(desk.newId(), "text", [rounded(hand)]);
    return { commit: addShape(desk.document, shape), selection: shapesChosen(shape.id) };
  }
  move(): ToolPlan {
    return {};
  }
  up(): ToolPlan {
    return {};
  }
  cancel(): void {}
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x) + 0, y: Math.round(y) + 0 });
