import { type PlanExport, type WrittenPlan, writePlan } from "@parterre/seat-map";
import { validate as isUuid } from "uuid";
import type { Database } from "../platform/database/index.ts";
import { findDocument } from "./venue.store.ts";

export interface SeatMapFileWanted {
  readonly seatMapId: string;
  /** Null for the draft. */
  readonly versionNumber: number | null;
  readonly format: PlanExport;
}

export interface WrittenSeatMapFile extends WrittenPlan {
  readonly fileName: string;
  readonly mediaType: string;
}

const endings = {
  PARTERRE: { ending: "parterre.json", mediaType: "application/json" },
  PRETIX: { ending: "pretix.json", mediaType: "application/json" },
  CSV: { ending: "csv", mediaType: "text/csv" },
} as const satisfies Record<PlanExport, unknown>;

/** Writes a draft or a version as a file; null when there is no such seat map or version. */
export async function writeSeatMapFile(
  database: Database,
  { seatMapId, versionNumber, format }: SeatMapFileWanted,
): Promise<WrittenSeatMapFile | null> {
  const found = isUuid(seatMapId) ? await database.read((tx) => findDocument(tx, seatMapId, versionNumber)) : null;
  if (!found) return null;
  const { ending, mediaType } = endings[format];
  const plain = found.name.replace(/[^\p{L}\p{N} ._-]+/gu, " ").trim() || "seat-map";
  const fileName = `${plain}${versionNumber === null ? "" : ` v${versionNumber}`}.${ending}`;
  return { ...writePlan(found.document, format), fileName, mediaType };
}
