import type { Point } from "../../src/model.ts";
import { isInLoop } from "../../viewer/grid-index.ts";
import { middleLine } from "../arrange.ts";
import { seatsOfBlock, seatsOfRow } from "../edits.ts";
import { type PlacedSeat, SeatPlaces } from "../seat-places.ts";
import {
  asOne,
  moveChosen,
  nothingChosen,
  pointsOf,
  type Selection,
  seatsChosen,
  shapesChosen,
  shapesOf,
} from "../selection.ts";
import { neighboursOf, snapMove } from "../snapping.ts";
import { dragHandle, type Handle, handleAt, handlesOf, withoutPoint } from "./handles.ts";
import { type Desk, type Hand, isSlip, type Reach, type Tool, type ToolPlan } from "./tool.ts";

type State =
  | { readonly name: "resting" }
  | { readonly name: "pressed"; readonly from: Point; readonly selection: Selection; readonly wasChosen: boolean }
  | { readonly name: "moving"; readonly from: Point; readonly selection: Selection }
  | { readonly name: "handling"; readonly from: Hand; readonly handle: Handle; readonly isDrag: boolean }
  | { readonly name: "lasso"; readonly loop: Point[]; readonly before: Selection };

/**
 * Chooses and moves. A click takes a seat, a row or a block (a double click the row, with alt the block) or a shape,
 * with shift it adds or takes away; dragging what is chosen moves it, dragging one of its handles turns, stretches or
 * bends it or moves a point; dragging from an empty place draws a lasso.
 */
export class SelectTool implements Tool {
  #state: State = { name: "resting" };

  down(desk: Desk, hand: Hand): ToolPlan {
    const handle = handleAt(handlesOf(desk.document, desk.selection, hand.pixel), hand);
    if (handle) {
      this.#state = { name: "handling", from: hand, handle, isDrag: false };
      return {};
    }
    const hit = SeatPlaces.of(desk.document).nearest(hand, hand.reach);
    if (hit) {
      const reach = hand.alt ? "block" : hand.clicks > 1 ? "row" : desk.settings.reach;
      const wasChosen = desk.selection.seats.has(hit.seat.id) && hand.clicks === 1;
      const selection =
        wasChosen && !hand.shift ? desk.selection : chooseSeats(desk.selection, reached(hit, reach), hand.shift);
      this.#state = { name: "pressed", from: hand, selection, wasChosen };
      return { selection, blockInHand: hit.block.id };
    }
    const shape = shapeAt(desk, hand);
    if (shape !== null) {
      const wasChosen = desk.selection.shapes.has(shape);
      const selection = hand.shift
        ? withShape(desk.selection, shape)
        : wasChosen
          ? desk.selection
          : asOne(desk.document, shapesChosen(shape));
      this.#state = { name: "pressed", from: hand, selection, wasChosen };
      return { selection };
    }
    this.#state = { name: "lasso", loop: [hand], before: hand.shift ? desk.selection : nothingChosen };
    return {};
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    const state = this.#state;
    if (state.name === "lasso") {
      state.loop.push({ x: hand.x, y: hand.y });
      return { line: state.loop };
    }
    if (state.name === "handling") {
      if (!state.isDrag && isSlip(state.from, hand)) return {};
      this.#state = { ...state, isDrag: true };
      return dragHandle(desk, state.handle, state.from, hand);
    }
    if (state.name === "pressed") {
      if (isSlip(state.from, hand)) return {};
      this.#state = { name: "moving", from: state.from, selection: state.selection };
    }
    return this.#state.name === "moving" ? moved(desk, this.#state, hand) : {};
  }

  up(desk: Desk, hand: Hand): ToolPlan {
    const state = this.#state;
    this.cancel();
    if (state.name === "moving") {
      const { preview } = moved(desk, state, hand);
      return preview ? { commit: preview } : {};
    }
    if (state.name === "handling") return handled(desk, state, hand);
    // A click on one of many chosen seats means that one alone.
    if (state.name === "pressed" && state.wasChosen && !hand.shift && state.selection.seats.size > 0) {
      const hit = SeatPlaces.of(desk.document).nearest(hand, hand.reach);
      if (hit) {
        const reach = hand.alt ? "block" : desk.settings.reach;
        return { selection: chooseSeats(nothingChosen, reached(hit, reach), false) };
      }
    }
    return state.name === "lasso" ? caught(desk, state) : {};
  }

  cancel(): void {
    this.#state = { name: "resting" };
  }
}

/** The seats that go with one, by what a click takes. */
function reached({ seat, row, block }: PlacedSeat, reach: Reach): string[] {
  if (reach === "seat") return [seat.id];
  return reach === "row" ? seatsOfRow(row) : seatsOfBlock(block);
}

/** With `add`, seats that are all chosen already are given up. */
function chooseSeats(before: Selection, taken: readonly string[], add: boolean): Selection {
  if (!add) return seatsChosen(new Set(taken));
  const seats = new Set(before.seats);
  const givesUp = taken.every((id) => seats.has(id));
  for (const id of taken) {
    if (givesUp) seats.delete(id);
    else seats.add(id);
  }
  return { ...before, seats };
}

function withShape(before: Selection, shape: string): Selection {
  const shapes = new Set(before.shapes);
  if (!shapes.delete(shape)) shapes.add(shape);
  return { ...before, shapes };
}

/** Seats inside the lasso with what goes with them, and shapes that lie in it with all their points. */
function caught(desk: Desk, { loop, before }: Extract<State, { name: "lasso" }>): ToolPlan {
  const hits = SeatPlaces.of(desk.document).inLoop(loop);
  const seats = new Set(before.seats);
  for (const hit of hits) for (const id of reached(hit, desk.settings.reach)) seats.add(id);
  const shapes = new Set(before.shapes);
  for (const { id = "", points } of desk.document.shapes)
    if (points.every(({ x, y }) => isInLoop(loop, x, y))) shapes.add(id);
  return { selection: { seats, shapes }, ...(hits[0] ? { blockInHand: hits[0].block.id } : {}) };
}

function handled(desk: Desk, { handle, from, isDrag }: Extract<State, { name: "handling" }>, hand: Hand): ToolPlan {
  if (isDrag) {
    const { preview } = dragHandle(desk, handle, from, hand);
    return preview ? { commit: preview } : {};
  }
  const takesAway = handle.kind === "point" && (from.alt || from.clicks > 1);
  return takesAway ? { commit: withoutPoint(desk.document, handle) } : {};
}

function moved(desk: Desk, { from, selection }: { from: Point; selection: Selection }, hand: Hand): ToolPlan {
  const by = { x: hand.x - from.x, y: hand.y - from.y };
  if (hand.shift) by[Math.abs(by.x) >= Math.abs(by.y) ? "y" : "x"] = 0;
  const whole = asOne(desk.document, selection);
  if (hand.alt) return { preview: moveChosen(desk.document, whole, by) };
  const own = pointsOf(desk.document, whole);
  const { points, boxes } = neighboursOf(desk.document, whole, own, by);
  const snapped = snapMove({
    moved: own,
    by,
    points,
    boxes,
    middleLine: middleLine(desk.document),
    reach: hand.reach * 0.5,
  });
  return { preview: moveChosen(desk.document, whole, snapped.by), guides: snapped.guides };
}

/** The topmost shape under the hand; a text by its letters' box. What is chosen already comes first. */
function shapeAt({ document, selection }: Desk, hand: Hand): string | null {
  const under = document.shapes.filter(({ kind, points, size = 100, label }) => {
    const anchor = points[0];
    if (kind !== "text" || !anchor) return isInLoop(points, hand.x, hand.y);
    const half = (Math.max(label?.zh.length ?? 1, (label?.en.length ?? 1) * 0.55) * size) / 2;
    return Math.abs(hand.x - anchor.x) <= half + hand.reach && Math.abs(hand.y - anchor.y) <= size * 0.7;
  });
  const chosen = shapesOf({ ...document, shapes: under }, selection);
  return (chosen.at(-1) ?? under.at(-1))?.id ?? null;
}
