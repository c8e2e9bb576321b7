import type { Point } from "../../src/model.ts";
import { seatsOfBlock, seatsOfRow } from "../edits.ts";
import { type PlacedSeat, SeatPlaces } from "../seat-places.ts";
import { paintSeats } from "../seat-properties.ts";
import type { Desk, Hand, Tool, ToolPlan } from "./tool.ts";

/**
 * Paints what the hand goes over: single seats, whole rows, whole blocks, or what a lasso encloses. One stroke is one
 * step.
 */
export class PaintTool implements Tool {
  #way: Point[] | null = null;
  readonly #touched = new Set<string>();

  down(desk: Desk, hand: Hand): ToolPlan {
    this.#touched.clear();
    this.#way = [{ x: hand.x, y: hand.y }];
    return this.move(desk, hand);
  }

  move(desk: Desk, hand: Hand): ToolPlan {
    const from = this.#way?.at(-1);
    if (!this.#way || !from) return {};
    const places = SeatPlaces.of(desk.document);
    const { catches } = desk.settings;
    this.#way.push({ x: hand.x, y: hand.y });
    if (catches === "lasso") {
      const caught = places.inLoop(this.#way);
      this.#touched.clear();
      for (const { seat } of caught) this.#touched.add(seat.id);
      return { line: this.#way, count: caught.length };
    }
    for (const placed of places.along(from, hand, places.pitch * 0.5)) {
      if (!this.#touched.has(placed.seat.id)) for (const id of caughtWith(placed, catches)) this.#touched.add(id);
    }
    return { preview: this.#painted(desk), count: this.#touched.size };
  }

  up(desk: Desk, hand: Hand): ToolPlan {
    if (!this.#way) return {};
    this.move(desk, hand);
    this.#way = null;
    const painted = this.#painted(desk);
    return painted === desk.document ? {} : { commit: painted };
  }

  cancel(): void {
    this.#way = null;
  }

  #painted({ document, settings: { paint } }: Desk) {
    return paintSeats(document, this.#touched, paint);
  }
}

function caughtWith({ seat, row, block }: PlacedSeat, catches: Desk["settings"]["catches"]): readonly string[] {
  if (catches === "row") return seatsOfRow(row);
  return catches === "block" ? seatsOfBlock(block) : [seat.id];
}
