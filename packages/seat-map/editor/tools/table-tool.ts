import type { Point } from "../../src/model.ts";
import { asOne, shapesChosen } from "../selection.ts";
import { addTable, roundTable, smallestRadius } from "../tables.ts";
import { DragTool } from "./drag-tool.ts";
import { boxOutline, type Desk, type Hand, type ToolPlan } from "./tool.ts";

/** A table and its seats: a round one from its middle outwards, a rectangular one as the box of the drag. */
export class TableTool extends DragTool {
  protected override plan(desk: Desk, from: Point, hand: Hand, commit: boolean): ToolPlan {
    const { table, pitch } = desk.settings;
    const isRound = table.form === "round";
    const radius = Math.max(smallestRadius(table.seats, pitch), Math.hypot(hand.x - from.x, hand.y - from.y));
    const corners = isRound ? roundTable(from, radius) : boxOutline(from, hand, false);
    const around = isRound ? [table.seats] : [...table.sides];
    const { document, blockId, id } = addTable(desk.document, desk.blockInHand, corners, around, desk.newId);
    const count = around.reduce((sum, each) => sum + each, 0);
    if (!commit) return { preview: document, count };
    return { commit: document, selection: asOne(document, shapesChosen(id)), blockInHand: blockId };
  }
}
