import type { Point } from "../../src/model.ts";
import { SeatPlaces } from "../seat-places.ts";
import { paintCorrection, paintFlag } from "../seat-properties.ts";
import type { Desk, Hand, Tool, ToolPlan } from "./tool.ts";

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
