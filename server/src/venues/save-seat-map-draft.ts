import { validate as isUuid } from "uuid";
import { type Actor, audit } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { refusal, type SeatMapRefusal } from "./import-seat-map.ts";
import { newDraft } from "./new-draft.ts";
import { readDrawing } from "./read-seat-map-file.rules.ts";
import type { SeatMap } from "./seat-map.entity.ts";
import { findSeatMapsByIds, lockSeatMap, replaceDraft } from "./venue.store.ts";

export interface DrawnDraft {
  readonly seatMapId: string;
  /** The revision the drawing was begun from. */
  readonly baseRevision: number;
  /** Parterre's own JSON as text. */
  readonly document: string;
}

export type SaveSeatMapDraftOutcome =
  | { readonly kind: "saved"; readonly seatMap: SeatMap }
  | { readonly kind: "conflict"; readonly seatMap: SeatMap }
  | SeatMapRefusal;

/**
 * Keeps a drawing as the seat map's draft, unless somebody changed the draft since the drawing began: then nothing is
 * written and the newer draft is answered. A drawing need not be finished; what is wrong with it is kept beside it.
 */
export async function saveSeatMapDraft(
  database: Database,
  actor: Actor,
  { seatMapId, baseRevision, document: text }: DrawnDraft,
): Promise<SaveSeatMapDraftOutcome> {
  const { document, problems } = readDrawing(text);
  if (!document) return refusal("无法读取此图。", "This drawing cannot be read.", problems);
  return database.inTransaction(async (tx): Promise<SaveSeatMapDraftOutcome> => {
    const current = isUuid(seatMapId) ? await lockSeatMap(tx, seatMapId) : null;
    if (!current) return refusal("没有这个座位图。", "There is no such seat map.");
    if (current.draftRevision !== baseRevision) return { kind: "conflict", seatMap: current };
    const draft = newDraft(actor, document, problems, baseRevision + 1);
    await replaceDraft(tx, current.id, draft);
    await audit(tx, {
      actor,
      act: "seat-map.draw",
      subjectKind: "seat-map",
      subjectId: current.id,
      details: { revision: draft.revision, seatCount: draft.seatCount, problems: problems.length },
    });
    const [seatMap] = await findSeatMapsByIds(tx, [current.id]);
    if (!seatMap) throw new Error(`seat map ${current.id} is gone within its own transaction`);
    return { kind: "saved", seatMap };
  });
}
