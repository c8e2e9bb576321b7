import type { SeatMapDocument, SeatMapProblem } from "@parterre/seat-map";
import type { Actor } from "../identity/index.ts";
import type { NewDraft } from "./venue.store.ts";

/** A document as the columns of a draft: its seats counted, its author named. */
export function newDraft(
  actor: Actor,
  document: SeatMapDocument,
  problems: readonly SeatMapProblem[],
  revision: number,
): NewDraft {
  return {
    document,
    revision,
    seatCount: document.blocks.flatMap((block) => block.rows).reduce((sum, row) => sum + row.seats.length, 0),
    blockCount: document.blocks.length,
    problems,
    updatedBy: actor.kind === "staff" ? actor.staffId : null,
  };
}
