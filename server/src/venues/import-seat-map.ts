import type { PlanOptions, SeatMapDocument, SeatMapProblem, SeatMapRename } from "@parterre/seat-map";
import { validate as isUuid, v7 as uuidv7 } from "uuid";
import { type Actor, audit } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { newDraft } from "./new-draft.ts";
import { readSeatMapFile, type SeatMapFormat } from "./read-seat-map-file.rules.ts";
import type { SeatMap } from "./seat-map.entity.ts";
import { findSeatMapByName, findSeatMapsByIds, insertSeatMap, lockVenue, replaceDraft } from "./venue.store.ts";
import { isName } from "./venue-text.rules.ts";

export interface SeatMapFile {
  readonly venueId: string;
  /** Importing under a name again replaces the draft of that seat map. */
  readonly name: string;
  readonly format: SeatMapFormat;
  /** The file's text. */
  readonly document: string;
  /** How rows without places are laid out; only a table of rows asks. */
  readonly layout?: PlanOptions["layout"] | null;
  /** A person has seen what would be renamed and agrees. */
  readonly acceptRenames?: boolean | null;
}

export type SaveDraftOutcome =
  | { readonly kind: "imported"; readonly seatMap: SeatMap; readonly problems: readonly SeatMapProblem[] }
  | SeatMapRefusal;

export type ImportSeatMapOutcome =
  | SaveDraftOutcome
  | { readonly kind: "renames-unconfirmed"; readonly renames: readonly SeatMapRename[] };

export interface SeatMapRefusal {
  readonly kind: "refused";
  readonly reason: LocalisedText;
  readonly problems: readonly SeatMapProblem[];
}

/**
 * Reads a file into the draft of a seat map. Refused when the file cannot be read or the venue is unknown; nothing is
 * kept either while identities would change that nobody agreed to.
 */
export async function importSeatMap(
  database: Database,
  actor: Actor,
  file: SeatMapFile,
): Promise<ImportSeatMapOutcome> {
  if (!isName(file.name)) {
    return refusal("请为座位图起一个名字（最多 120 个字符）。", "Please name the seat map (up to 120 characters).");
  }
  const options = { name: file.name.trim(), ...(file.layout ? { layout: file.layout } : {}) };
  const { document, problems, renames } = readSeatMapFile(file.format, file.document, options);
  if (!document) {
    return refusal("无法读取此文件，请查看问题列表。", "The file cannot be read; see the list of problems.", problems);
  }
  if (renames.length > 0 && !file.acceptRenames) return { kind: "renames-unconfirmed", renames };
  return saveDraft(database, actor, file.venueId, file.name.trim(), document, problems);
}

/** Keeps a document as the draft of the venue's seat map of that name. */
export async function saveDraft(
  database: Database,
  actor: Actor,
  venueId: string,
  name: string,
  document: SeatMapDocument,
  problems: readonly SeatMapProblem[],
): Promise<SaveDraftOutcome> {
  return database.inTransaction(async (tx): Promise<SaveDraftOutcome> => {
    const venue = isUuid(venueId) ? await lockVenue(tx, venueId) : null;
    if (!venue) return refusal("没有这个场馆。", "There is no such venue.");
    const existing = await findSeatMapByName(tx, venue.id, name);
    const id = existing?.id ?? uuidv7();
    const revision = (existing?.draftRevision ?? 0) + 1;
    const draft = newDraft(actor, document, problems, revision);
    if (existing) await replaceDraft(tx, id, draft);
    else await insertSeatMap(tx, { id, venueId: venue.id, name }, draft);
    await audit(tx, {
      actor,
      act: "seat-map.import",
      subjectKind: "seat-map",
      subjectId: id,
      details: { revision, seatCount: draft.seatCount, problems: problems.length },
    });
    const [seatMap] = await findSeatMapsByIds(tx, [id]);
    if (!seatMap) throw new Error(`seat map ${id} is gone within its own transaction`);
    return { kind: "imported", seatMap, problems };
  });
}

export function refusal(zh: string, en: string, problems: readonly SeatMapProblem[] = []): SeatMapRefusal {
  return { kind: "refused", reason: { zh, en }, problems };
}
