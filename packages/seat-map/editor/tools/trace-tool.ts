import type { Point, SeatMapDocument, UnderlayDocument } from "../../src/model.ts";
import { changeUnderlay, scaleUnderlay } from "../underlay.ts";
import { lengthAndAngle } from "./measure-tool.ts";
import { type Desk, type Hand, isSlip, type Tool, type ToolPlan } from "./tool.ts";

type State =
  | { readonly name: "resting"; readonly line: readonly [Point, Point] | null }
  | { readonly name: "moving"; readonly from: Point }
  | { readonly name: "scaling"; readonly fixed: Point; readonly from: Point }
  | { readonly name: "lining"; readonly from: Point };

/**
 * The picture to trace over: a drag moves it, a drag at one of its corners makes it larger or smaller about the
 * opposite one. With the line in hand a drag marks what is known to be so long. A locked picture lies still.
 */
export class TraceTool implements Tool {
  #state: State = { name: "resting", line: null };

  down({ document: { underlay }, settings }: Desk, hand: Hand): ToolPlan {
    const from = { x: hand.x, y: hand.y };
    if (!underlay) return {};
    if (settings.tracing === "scale") {
      this.#state = { name: "lining", from };
      return { line: [from] };
    }
    if (underlay.locked) return {};
    const corners = cornersOf(underlay);
    const corner = corners.findIndex(({ x, y }) => Math.hypot(x - hand.x, y - hand.y) <= hand.pixel * 12);
    if (corner !== -1) this.#state = { name: "scaling", fixed: corners[(corner + 2) % 4]!, from: corners[corner]! };
    else if (isInside(underlay, hand)) this.#state = { name: "moving", from };
    return {};
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    const state = this.#state;
    if (state.name === "resting") return state.line ? lined(state.line) : {};
    if (state.name === "lining") return lined([state.from, hand]);
    const preview = this.#changed(desk.document, hand);
    const width = preview.underlay?.width ?? 0;
    return { preview, ...(state.name === "scaling" ? { readout: `${(width / 100).toFixed(2)} m` } : {}) };
  }

  up(desk: Desk, hand: Hand): ToolPlan {
    const state = this.#state;
    if (state.name === "resting") return {};
    const isNothing = isSlip(state.from, hand);
    if (state.name === "lining") {
      this.#state = { name: "resting", line: isNothing ? null : [state.from, { x: hand.x, y: hand.y }] };
      return this.#state.line ? lined(this.#state.line) : {};
    }
    const commit = this.#changed(desk.document, hand);
    this.cancel();
    return isNothing ? {} : { commit };
  }

  cancel(): void {
    this.#state = { name: "resting", line: null };
  }

  #changed(document: SeatMapDocument, hand: Hand): SeatMapDocument {
    const state = this.#state;
    const { underlay } = document;
    if (!underlay) return document;
    if (state.name === "moving") {
      const [x, y] = [underlay.x + hand.x - state.from.x, underlay.y + hand.y - state.from.y];
      return changeUnderlay(document, { x: Math.round(x), y: Math.round(y) });
    }
    if (state.name !== "scaling") return document;
    const { fixed, from } = state;
    // As far as the hand went along the diagonal: the picture keeps its form.
    const diagonal = { x: from.x - fixed.x, y: from.y - fixed.y };
    const share =
      ((hand.x - fixed.x) * diagonal.x + (hand.y - fixed.y) * diagonal.y) / (diagonal.x ** 2 + diagonal.y ** 2);
    return scaleUnderlay(document, Math.max(0.01, share), fixed);
  }
}

export function cornersOf({ x, y, width, height }: UnderlayDocument): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

function isInside({ x, y, width, height }: UnderlayDocument, hand: Point): boolean {
  return hand.x >= x && hand.x <= x + width && hand.y >= y && hand.y <= y + height;
}

function lined([from, to]: readonly [Point, Point]): ToolPlan {
  return { line: [from, { x: to.x, y: to.y }], readout: lengthAndAngle(from, to) };
}
