import type { Point } from "../../src/model.ts";
import { SeatPlaces } from "../seat-places.ts";
import { snapAngle } from "../snapping.ts";
import { type Desk, type Hand, isSlip, type Tool, type ToolPlan } from "./tool.ts";

/** How far and in which direction: "12.30 m  45.0°", the angle clockwise from the way to the right. */
export function lengthAndAngle(from: Point, to: Point): string {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const degrees = ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
  return `${(Math.hypot(x, y) / 100).toFixed(2)} m  ${degrees.toFixed(1)}°`;
}

/**
 * Measures: the line of a drag, from seat to seat where there are any. It stays until the next one begins or Escape.
 */
export class MeasureTool implements Tool {
  #from: Point | null = null;
  #measured: ToolPlan = {};

  down(desk: Desk, hand: Hand): ToolPlan {
    this.#from = nearestSeat(desk, hand);
    this.#measured = {};
    return { line: [this.#from] };
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    return this.#from ? this.#plan(desk, this.#from, hand) : this.#measured;
  }

  up(desk: Desk, hand: Hand): ToolPlan {
    const from = this.#from;
    this.#from = null;
    this.#measured = from && !isSlip(from, hand) ? this.#plan(desk, from, hand) : {};
    return this.#measured;
  }

  cancel(): void {
    this.#from = null;
    this.#measured = {};
  }

  #plan(desk: Desk, from: Point, hand: Hand): ToolPlan {
    const to = hand.shift ? snapAngle(from, hand, true) : nearestSeat(desk, hand);
    return { line: [from, to], readout: lengthAndAngle(from, to) };
  }
}

function nearestSeat({ document }: Desk, hand: Hand): Point {
  const seat = hand.alt ? undefined : SeatPlaces.of(document).nearest(hand, hand.pixel * 9)?.seat;
  return seat ? { x: seat.x, y: seat.y } : { x: hand.x, y: hand.y };
}
