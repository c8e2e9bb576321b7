import type { Point } from "../../src/model.ts";
import { type Desk, type Hand, isSlip, type Tool, type ToolPlan } from "./tool.ts";

/** A drag that makes something from where it began and where it is. */
export abstract class DragTool implements Tool {
  protected from: Point | null = null;

  protected abstract plan(desk: Desk, from: Point, hand: Hand, commit: boolean): ToolPlan;

  down(_: Desk, hand: Hand): ToolPlan {
    this.from = { x: hand.x, y: hand.y };
    return {};
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    return this.from ? this.plan(desk, this.from, hand, false) : {};
  }

  up(desk: Desk, hand: Hand): ToolPlan {
    const from = this.from;
    this.cancel();
    // A click is not a drag: nothing is made by a slip.
    if (!from || isSlip(from, hand)) return {};
    return this.plan(desk, from, hand, true);
  }

  cancel(): void {
    this.from = null;
  }
}
