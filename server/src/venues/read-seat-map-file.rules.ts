import {
  type ImportOutcome,
  importPretix,
  parseSeatMapDocument,
  parseSeatMapDraft,
  type SeatMapProblem,
} from "@parterre/seat-map";

/** Files that a seat map can be read from. */
export const SeatMapFormat = { PARTERRE: "parterre", PRETIX: "pretix" } as const;
export type SeatMapFormat = (typeof SeatMapFormat)[keyof typeof SeatMapFormat];

/** Characters of a file; the largest known plan has two million. */
const longestFile = 16 * 1024 * 1024;

/** Reads a file's text in one of the formats. Never throws: what is wrong with it is among the problems. */
export function readSeatMapFile(format: SeatMapFormat, text: string): ImportOutcome {
  return readText(text, format === SeatMapFormat.PRETIX ? importPretix : parseSeatMapDocument);
}

/** Reads a drawing that may be unfinished, in our own format. Never throws either. */
export function readDrawing(text: string): ImportOutcome {
  return readText(text, parseSeatMapDraft);
}

function readText(text: string, read: (json: unknown) => ImportOutcome): ImportOutcome {
  if (text.length > longestFile) {
    return unreadable("file-too-large", "文件过大，最多 16 MB。", "The file is too large; at most 16 MB.");
  }
  let json: unknown;
  try {
    // A byte-order mark is common in files saved on Windows.
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return unreadable("not-json", "这不是 JSON 文件。", "This is not a JSON file.");
  }
  const outcome = read(json);
  // PostgreSQL keeps every character but this one.
  if (outcome.document && JSON.stringify(outcome.document).includes("\\u0000")) {
    return unreadable("null-character", "文件中有空字符。", "The file contains null characters.");
  }
  return outcome;
}

function unreadable(code: string, zh: string, en: string): ImportOutcome {
  const problem: SeatMapProblem = { code, severity: "error", message: { zh, en }, path: "", count: 1 };
  return { document: null, problems: [problem] };
}
