import type { Point } from "../../src/model.ts";
import { addRows } from "../edits.ts";
import { arcOfSeats, fanOfRows, gridOfRows, lineOfSeats, makeRows } from "../layouts.ts";
import { seatsChosen } from "../selection.ts";
import { snapAngle } from "../snapping.ts";
import { DragTool } from "./drag-tool.ts";
import { type Desk, type Hand, isSlip, type Tool, type ToolPlan } from "./tool.ts";

/** The desk with rows at these places: added to a block, or as a block of their own. */
function withRows(
  desk: Desk,
  places: readonly (readonly Point[])[],
  blockId: string | null,
  commit: boolean,
): ToolPlan {
  const count = places.reduce((sum, row) => sum + row.length, 0);
  if (count === 0) return {};
  const block = desk.document.blocks.find(({ id }) => id === blockId);
  const rows = makeRows(places, block?.rows.at(-1)?.label ?? "", desk.settings.numbering, desk.newId);
  const added = addRows(desk.document, blockId, rows, desk.newId);
  if (!commit) return { preview: added.document, count };
  const seats = new Set(rows.flatMap((row) => row.seats.map(({ id }) => id)));
  return { commit: added.document, selection: seatsChosen(seats), blockInHand: added.blockId, count };
}

/** A straight row: as many seats as the drag has room for, in the block in hand. Shift: every 15 degrees. */
export class RowTool extends DragTool {
  protected override plan(desk: Desk, from: Point, hand: Hand, commit: boolean): ToolPlan {
    const to = hand.alt ? hand : snapAngle(from, hand, hand.shift);
    return withRows(desk, [lineOfSeats(from, to, desk.settings.pitch)], desk.blockInHand, commit);
  }
}

/** Straight rows in a box: a block of its own. */
export class GridTool extends DragTool {
  protected override plan({ ...desk }: Desk, from: Point, hand: Hand, commit: boolean): ToolPlan {
    const { pitch, rowPitch } = desk.settings;
    return withRows(desk, gridOfRows(from, hand, pitch, rowPitch), null, commit);
  }
}

/** Curved rows at once: the drag goes from the centre of the arcs to the middle of the first row. */
export class FanTool extends DragTool {
  protected override plan(desk: Desk, from: Point, hand: Hand, commit: boolean): ToolPlan {
    const firstRow = hand.alt ? hand : snapAngle(from, hand, hand.shift);
    const plan = withRows(desk, fanOfRows({ ...desk.settings, centre: from, firstRow }), null, commit);
    return commit ? plan : { ...plan, line: [from, firstRow] };
  }
}

/** A curved row: a drag gives its ends, then the hand its bulge, and a click sets it. */
export class CurvedRowTool implements Tool {
  #from: Point | null = null;
  #to: Point | null = null;

  down(desk: Desk, hand: Hand): ToolPlan {
    if (this.#from && this.#to) {
      const plan = this.#plan(desk, this.#from, this.#to, hand, true);
      this.cancel();
      return plan;
    }
    this.#from = { x: hand.x, y: hand.y };
    return {};
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    if (!this.#from) return {};
    return this.#plan(desk, this.#from, this.#to ?? hand, hand, false);
  }

  up(_: Desk, hand: Hand): ToolPlan {
    if (!this.#from || this.#to) return {};
    if (isSlip(this.#from, hand)) this.cancel();
    else this.#to = { x: hand.x, y: hand.y };
    return {};
  }

  cancel(): void {
    this.#from = null;
    this.#to = null;
  }

  #plan(desk: Desk, from: Point, to: Point, hand: Hand, commit: boolean): ToolPlan {
    const chord = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const across = ((hand.x - from.x) * -(to.y - from.y) + (hand.y - from.y) * (to.x - from.x)) / chord;
    const bulge = Math.max(-chord / 2, Math.min(chord / 2, across));
    return withRows(desk, [arcOfSeats(from, to, bulge, desk.settings.pitch)], desk.blockInHand, commit);
  }
}
