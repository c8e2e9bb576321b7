import {
  type ImportOutcome,
  longestPlan,
  type PlanFormat,
  type PlanOptions,
  parseSeatMapDraft,
  readPlan,
  unreadablePlan,
} from "@parterre/seat-map";

/** Files that a seat map can be read from. */
export const SeatMapFormat = {
  PARTERRE: "PARTERRE",
  PRETIX: "PRETIX",
  SEAT_LIST: "SEAT_LIST",
  ROW_TABLE: "ROW_TABLE",
  CSV: "CSV",
  SVG: "SVG",
} as const satisfies Record<PlanFormat, PlanFormat>;
export type SeatMapFormat = PlanFormat;

/** Reads a file's text in one of the formats. Never throws: what is wrong with it is among the problems. */
export function readSeatMapFile(format: SeatMapFormat, text: string, options: PlanOptions): ImportOutcome {
  return readPlan(text, format, options);
}

/** Reads a drawing that may be unfinished, in our own format. Never throws either. */
export function readDrawing(text: string): ImportOutcome {
  if (text.length > longestPlan) {
    return unreadablePlan("file-too-large", "文件过大，最多 16 MB", "The file is too large; at most 16 MB");
  }
  const outcome = parseSeatMapDraft(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  // PostgreSQL keeps every character but this one.
  if (outcome.document && JSON.stringify(outcome.document).includes("\\u0000")) {
    return unreadablePlan("null-character", "文件中有空字符", "The file contains null characters");
  }
  return outcome;
}
