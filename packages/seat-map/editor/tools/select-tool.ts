import type { Point } from "../../src/model.ts";
import { isInLoop } from "../../viewer/grid-index.ts";
import { middleLine } from "../arrange.ts";
import { changeShape, moveSeats, seatsOfBlock, seatsOfRow } from "../edits.ts";
import { type PlacedSeat, SeatPlaces } from "../seat-places.ts";
import { type Guide, snapMove } from "../snapping.ts";
import { type Desk, type Hand, nothingChosen, type Reach, type Selection, type Tool, type ToolPlan } from "./tool.ts";

/** More seats than this are not compared with while dragging: the nearest ones are what one aligns with. */
const mostNeighbours = 3000;

type State =
  | { readonly name: "resting" }
  | { readonly name: "pressed"; readonly from: Point; readonly selection: Selection; readonly wasChosen: boolean }
  | { readonly name: "moving"; readonly from: Point; readonly selection: Selection }
  | { readonly name: "lasso"; readonly loop: Point[]; readonly before: Selection };

/**
 * Chooses and moves. A click takes a seat, a row or a block (a double click the row, with alt the block), with shift
 * it adds or takes away; dragging what is chosen moves it, dragging from an empty place draws a lasso.
 */
export class SelectTool implements Tool {
  #state: State = { name: "resting" };

  down(desk: Desk, hand: Hand): ToolPlan {
    const hit = SeatPlaces.of(desk.document).nearest(hand, hand.reach);
    if (hit) {
      const taken = reached(
        hit,
        hand.clicks > 1 ? (hand.alt ? "block" : "row") : hand.alt ? "block" : desk.settings.reach,
      );
      const wasChosen = desk.selection.seats.has(hit.seat.id) && hand.clicks === 1;
      const selection = wasChosen && !hand.shift ? desk.selection : choose(desk.selection, taken, hand.shift);
      this.#state = { name: "pressed", from: hand, selection, wasChosen };
      return { selection, blockInHand: hit.block.id };
    }
    const shape = shapeAt(desk, hand);
    if (shape !== null) {
      const selection: Selection = { seats: new Set(), shape };
      this.#state = { name: "pressed", from: hand, selection, wasChosen: false };
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
    if (state.name === "pressed") {
      if (Math.hypot(hand.x - state.from.x, hand.y - state.from.y) < hand.reach * 0.4) return {};
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
    // A click on one of many chosen seats means that one alone.
    if (state.name === "pressed" && state.wasChosen && !hand.shift && state.selection.shape === null) {
      const hit = SeatPlaces.of(desk.document).nearest(hand, hand.reach);
      if (hit)
        return { selection: choose(nothingChosen, reached(hit, hand.alt ? "block" : desk.settings.reach), false) };
    }
    if (state.name !== "lasso") return {};
    const caught = SeatPlaces.of(desk.document).inLoop(state.loop);
    const seats = new Set([...state.before.seats, ...caught.flatMap((hit) => reached(hit, desk.settings.reach))]);
    return { selection: { seats, shape: null }, ...(caught[0] ? { blockInHand: caught[0].block.id } : {}) };
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
function choose(before: Selection, taken: readonly string[], add: boolean): Selection {
  if (!add) return { seats: new Set(taken), shape: null };
  const seats = new Set(before.seats);
  const givesUp = taken.every((id) => seats.has(id));
  for (const id of taken) {
    if (givesUp) seats.delete(id);
    else seats.add(id);
  }
  return { seats, shape: null };
}

function moved(desk: Desk, { from, selection }: { from: Point; selection: Selection }, hand: Hand): ToolPlan {
  let by = { x: hand.x - from.x, y: hand.y - from.y };
  if (hand.shift) by = Math.abs(by.x) >= Math.abs(by.y) ? { x: by.x, y: 0 } : { x: 0, y: by.y };
  if (selection.shape !== null) {
    const preview = changeShape(desk.document, selection.shape, (shape) => ({
      ...shape,
      points: shape.points.map(({ x, y }) => ({ x: Math.round(x + by.x), y: Math.round(y + by.y) })),
    }));
    return { preview };
  }
  let guides: readonly Guide[] = [];
  if (!hand.alt) {
    const { all, byId } = SeatPlaces.of(desk.document);
    const own = [...selection.seats].flatMap((id) => byId.get(id)?.seat ?? []);
    const others = all.length > mostNeighbours ? nearby(desk, own, by) : all;
    const rest = others.filter(({ seat }) => !selection.seats.has(seat.id));
    const snapped = snapMove(own, by, rest, middleLine(desk.document), hand.reach * 0.5);
    guides = snapped.guides;
    by = { x: snapped.by.x, y: snapped.by.y };
  }
  return { preview: moveSeats(desk.document, selection.seats, by), guides };
}

function nearby(desk: Desk, own: readonly Point[], by: Point): PlacedSeat[] {
  const places = SeatPlaces.of(desk.document);
  const middle = own[own.length >> 1];
  if (!middle) return [];
  const at = { x: middle.x + by.x, y: middle.y + by.y };
  return places.along(at, at, places.pitch * 20).slice(0, mostNeighbours);
}

/** The topmost shape under the hand; a text by its letters' box. */
function shapeAt({ document }: Desk, hand: Hand): number | null {
  for (let index = document.shapes.length - 1; index >= 0; index -= 1) {
    const { kind, points, size = 100, label } = document.shapes[index]!;
    const anchor = points[0];
    if (kind === "text" && anchor) {
      const half = (Math.max(label?.zh.length ?? 1, (label?.en.length ?? 1) * 0.55) * size) / 2;
      if (Math.abs(hand.x - anchor.x) <= half + hand.reach && Math.abs(hand.y - anchor.y) <= size * 0.7) return index;
    } else if (isInLoop(points, hand.x, hand.y)) return index;
  }
  return null;
}
