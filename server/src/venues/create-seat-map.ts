import { checkSeatMap, type SeatMapDocument } from "@parterre/seat-map";
import { validate as isUuid, v7 as uuidv7 } from "uuid";
import { type Actor, audit } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { refusal, type SeatMapRefusal } from "./import-seat-map.ts";
import { newDraft } from "./new-draft.ts";
import { readDrawing } from "./read-seat-map-file.rules.ts";
import type { SeatMap } from "./seat-map.entity.ts";
import { findSeatMapByName, findSeatMapsByIds, insertSeatMap, lockVenue } from "./venue.store.ts";
import { isName } from "./venue-text.rules.ts";

export interface NewSeatMap {
  readonly venueId: string;
  readonly name: string;
  /** Parterre's own JSON as text; absent: an empty drawing. */
  readonly document?: string | null;
}

export type CreateSeatMapOutcome = { readonly kind: "saved"; readonly seatMap: SeatMap } | SeatMapRefusal;

/** Adds a seat map to draw. A name the venue has already is refused: nothing is replaced. */
export async function createSeatMap(
  database: Database,
  actor: Actor,
  input: NewSeatMap,
): Promise<CreateSeatMapOutcome> {
  if (!isName(input.name)) {
    return refusal("请为座位图起一个名字（最多 120 个字符）。", "Please name the seat map (up to 120 characters).");
  }
  const name = input.name.trim();
  const empty = emptyDrawing(name);
  const { document, problems } = input.document
    ? readDrawing(input.document)
    : { document: empty, problems: checkSeatMap(empty) };
  if (!document) return refusal("无法读取此图。", "This drawing cannot be read.", problems);
  return database.inTransaction(async (tx): Promise<CreateSeatMapOutcome> => {
    const venue = isUuid(input.venueId) ? await lockVenue(tx, input.venueId) : null;
    if (!venue) return refusal("没有这个场馆。", "There is no such venue.");
    if (await findSeatMapByName(tx, venue.id, name)) {
      return refusal("此场馆已有同名的座位图。", "The venue has a seat map of this name.");
    }
    const id = uuidv7();
    const draft = newDraft(actor, document, problems, 1);
    await insertSeatMap(tx, { id, venueId: venue.id, name }, draft);
    await audit(tx, {
      actor,
      act: "seat-map.create",
      subjectKind: "seat-map",
      subjectId: id,
      details: { seatCount: draft.seatCount },
    });
    const [seatMap] = await findSeatMapsByIds(tx, [id]);
    if (!seatMap) throw new Error(`seat map ${id} is gone within its own transaction`);
    return { kind: "saved", seatMap };
  });
}

function emptyDrawing(name: string): SeatMapDocument {
  return {
    format: "parterre.seat-map",
    version: 1,
    name,
    categories: [],
    focalPoints: [],
    blocks: [],
    shapes: [],
  };
}
