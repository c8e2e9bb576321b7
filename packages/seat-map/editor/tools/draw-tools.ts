import type { Point, ShapeDocument } from "../../src/model.ts";
import { addRows, addShape } from "../edits.ts";
import { arcOfSeats, fanOfRows, gridOfRows, lineOfSeats, makeRows } from "../layouts.ts";
import { SeatPlaces } from "../seat-places.ts";
import { paintCorrection, paintFlag } from "../seat-properties.ts";
import { snapAngle } from "../snapping.ts";
import { boxOutline, type Desk, type Hand, shapeOf, type Tool, type ToolPlan } from "./tool.ts";

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
  return { commit: added.document, selection: { seats, shape: null }, blockInHand: added.blockId, count };
}

/** A drag that makes seats from where it began and where it is. */
abstract class DragTool implements Tool {
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
    if (!from || Math.hypot(hand.x - from.x, hand.y - from.y) < hand.reach * 0.4) return {};
    return this.plan(desk, from, hand, true);
  }

  cancel(): void {
    this.from = null;
  }
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
    if (Math.hypot(hand.x - this.#from.x, hand.y - this.#from.y) < hand.reach * 0.4) this.cancel();
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

/** The stage or another shape: the box of the drag, with shift the ellipse in it. */
export class ShapeTool extends DragTool {
  constructor(private readonly kind: "stage" | "shape") {
    super();
  }

  protected override plan(desk: Desk, from: Point, hand: Hand, commit: boolean): ToolPlan {
    return withShape(desk, shapeOf(this.kind, boxOutline(from, hand, hand.shift)), commit);
  }
}

/** A text: one click. */
export class TextTool implements Tool {
  down(desk: Desk, hand: Hand): ToolPlan {
    return withShape(desk, shapeOf("text", [{ x: Math.round(hand.x), y: Math.round(hand.y) }]), true);
  }
  move(): ToolPlan {
    return {};
  }
  up(): ToolPlan {
    return {};
  }
  cancel(): void {}
}

function withShape(desk: Desk, shape: ShapeDocument, commit: boolean): ToolPlan {
  const document = addShape(desk.document, shape);
  if (!commit) return { line: [...shape.points, shape.points[0]!] };
  return { commit: document, selection: { seats: new Set(), shape: desk.document.shapes.length } };
}

/** Paints a property or a correction on every seat the hand goes over: one stroke is one step. */
export class PaintTool implements Tool {
  #at: Point | null = null;
  readonly #touched = new Set<string>();

  down(desk: Desk, hand: Hand): ToolPlan {
    this.#touched.clear();
    this.#at = { x: hand.x, y: hand.y };
    return this.move(desk, hand);
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    if (!this.#at) return {};
    const places = SeatPlaces.of(desk.document);
    for (const { seat } of places.along(this.#at, hand, places.pitch * 0.5)) this.#touched.add(seat.id);
    this.#at = { x: hand.x, y: hand.y };
    return { preview: this.#painted(desk), count: this.#touched.size };
  }

  up(desk: Desk, hand: Hand): ToolPlan {
    if (!this.#at) return {};
    this.move(desk, hand);
    this.#at = null;
    return this.#touched.size > 0 ? { commit: this.#painted(desk) } : {};
  }

  cancel(): void {
    this.#at = null;
  }

  #painted({ document, settings: { paint } }: Desk) {
    return paint.kind === "flag"
      ? paintFlag(document, this.#touched, paint.flag, paint.on)
      : paintCorrection(document, this.#touched, paint.correction);
  }
}
