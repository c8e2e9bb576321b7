import type { SeatMapDocument } from "../model.ts";
import { exportCsv } from "./csv.ts";
import { listLosses } from "./losses.ts";
import { ProblemList, type SeatMapProblem } from "./outcome.ts";
import { exportSeatMapDocument } from "./parterre-json.ts";
import { exportPretix } from "./pretix-export.ts";

/** Files that a seat map can be written to. */
export const planExports = ["PARTERRE", "PRETIX", "CSV"] as const;
export type PlanExport = (typeof planExports)[number];

export interface WrittenPlan {
  readonly text: string;
  /** What the format has no place for, one entry a kind; empty when nothing is lost. */
  readonly losses: readonly SeatMapProblem[];
}

/** Writes a document as a file's text, and says what the format cannot hold. */
export function writePlan(document: SeatMapDocument, format: PlanExport): WrittenPlan {
  if (format === "PARTERRE") return { text: exportSeatMapDocument(document), losses: [] };
  if (format === "PRETIX") {
    const { text, problems } = exportPretix(document);
    return { text, losses: problems };
  }
  const problems = new ProblemList();
  listLosses(
    document,
    "CSV",
    ["focalPoints", "heights", "levels", "corrections", "notes", "photos", "shapes"],
    problems,
  );
  // Without a mark Excel takes UTF-8 for the system's own encoding.
  return { text: `\uFEFF${exportCsv(document)}`, losses: problems.all() };
}
