import type { Point } from "../../src/model.ts";
import { addRows, addShape } from "../edits.ts";
import { asOne, shapesChosen } from "../selection.ts";
import { placesInside } from "../standing.ts";
import { seatAt } from "../tables.ts";
import { OutlineTool } from "./shape-tools.ts";
import { type Desk, shapeOf, type ToolPlan } from "./tool.ts";

/** A standing area: an outline that becomes a block of its own with as many places as the settings say. */
export class AreaTool extends OutlineTool {
  protected override plan(desk: Desk, outline: readonly Point[], commit: boolean): ToolPlan {
    const places = placesInside(outline, desk.settings.capacity);
    if (places.length === 0) return {};
    if (!commit) return { line: [...outline, outline[0]!], count: places.length };
    const seats = places.map((place, index) => seatAt(desk.newId(), index, place, true));
    const row = { id: desk.newId(), label: "", seats };
    const added = addRows(desk.document, null, [row], desk.newId);
    const shape = { ...shapeOf(desk.newId(), "area", outline), row: row.id };
    const document = addShape(added.document, shape);
    return { commit: document, selection: asOne(document, shapesChosen(shape.id)), blockInHand: added.blockId };
  }
}
