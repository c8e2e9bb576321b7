import type { FocalPoint, Point, SeatMapDocument } from "../../src/model.ts";
import { boundsOf, SeatPlaces } from "../seat-places.ts";
import type { Desk, Hand, Tool, ToolPlan } from "./tool.ts";

/** Height of what people look at above the stage floor, centimetres: a standing person's chest. */
const usualHeight = 130;

/** Sets what people look at: a click adds a focal point that faces the seats, a drag moves the one under the hand. */
export class FocusTool implements Tool {
  #held: number | null = null;

  down(desk: Desk, hand: Hand): ToolPlan {
    const { focalPoints } = desk.document;
    const near = focalPoints.findIndex(({ x, y }) => Math.hypot(x - hand.x, y - hand.y) <= hand.reach * 1.5);
    if (near !== -1) {
      this.#held = near;
      return {};
    }
    const point: FocalPoint = { ...rounded(hand), z: usualHeight, facing: facingTheSeats(desk.document, hand) };
    return { commit: { ...desk.document, focalPoints: [...focalPoints, point] } };
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    return this.#held === null ? {} : { preview: moved(desk.document, this.#held, hand) };
  }

  up(desk: Desk, hand: Hand): ToolPlan {
    const held = this.#held;
    this.cancel();
    return held === null ? {} : { commit: moved(desk.document, held, hand) };
  }

  cancel(): void {
    this.#held = null;
  }
}

function moved(document: SeatMapDocument, index: number, to: Point): SeatMapDocument {
  const focalPoints = document.focalPoints.map((point, at) => (at === index ? { ...point, ...rounded(to) } : point));
  return { ...document, focalPoints };
}

/** Degrees clockwise from the way down the drawing. */
function facingTheSeats(document: SeatMapDocument, from: Point): number {
  const box = boundsOf(SeatPlaces.of(document).all.map(({ seat }) => seat));
  if (!box) return 0;
  const [x, y] = [(box.minX + box.maxX) / 2 - from.x, (box.minY + box.maxY) / 2 - from.y];
  return Math.round((Math.atan2(-x || 0, y) * 180) / Math.PI) + 0;
}

const rounded = ({ x, y }: Point): Point => ({ x: Math.round(x) + 0, y: Math.round(y) + 0 });
