import type { SeatMapDocument } from "../src/model.ts";
import { applyChange, type Change } from "./document-change.ts";
import { type DrawingProblem, readDrawing } from "./drawing-reading.ts";
import { SeatPlaces } from "./seat-places.ts";

/** What the reader of drawings is told: a whole drawing once, then only what changed. */
export type ReadingRequest = { readonly document: SeatMapDocument } | { readonly change: Change | null };

/** What it answers: problems, and the rank step of every seat in the order of the drawing. */
export interface ReadingAnswer {
  readonly problems: readonly DrawingProblem[];
  readonly steps: Uint8Array;
}

/**
 * Reads drawings away from the hand that draws, in a worker of its own: judging a stadium takes some hundred
 * milliseconds. It keeps the drawing, so that only changes have to come over.
 */
export class ReadingDesk {
  #document: SeatMapDocument | null = null;

  answer(request: ReadingRequest): ReadingAnswer | null {
    if ("document" in request) this.#document = request.document;
    else if (this.#document && request.change) this.#document = applyChange(this.#document, request.change);
    if (!this.#document) return null;
    const { problems, ranks } = readDrawing(this.#document);
    return {
      problems,
      steps: Uint8Array.from(SeatPlaces.of(this.#document).all, ({ seat }) => ranks.get(seat.id) ?? 0),
    };
  }
}
