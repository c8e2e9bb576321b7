import { importCsv, isSeatTable } from "./csv.ts";
import { type ImportOutcome, ProblemList, unreadablePlan } from "./outcome.ts";
import { parseSeatMapDocument } from "./parterre-json.ts";
import { importPretix } from "./pretix.ts";
import {
  isRowTable,
  isRowTableHead,
  layOutRows,
  type RowLayout,
  type RowTable,
  readRowTable,
  readRowTableCsv,
  usualRowLayout,
} from "./row-table/index.ts";
import { importSeatList } from "./seat-list.ts";
import { findSeatList } from "./seat-list-keys.ts";
import { importSvg } from "./svg.ts";
import { tableHead } from "./table.ts";

/** Files that a seat map can be read from. */
export const planFormats = ["PARTERRE", "PRETIX", "SEAT_LIST", "ROW_TABLE", "CSV", "SVG"] as const;
export type PlanFormat = (typeof planFormats)[number];

/** Characters of a file at most; a stadium of 40,000 seats with everything is ten million. */
export const longestPlan = 16 * 1024 * 1024;

export interface PlanOptions {
  /** The seat map's name, for formats that have none. */
  readonly name?: string;
  /** How rows without places are laid out; only `ROW_TABLE` asks. */
  readonly layout?: RowLayout;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The format of a text, told by its own marks; null when it is none that can be read. */
export function detectPlanFormat(text: string): PlanFormat | null {
  const start = text
    .slice(0, 200)
    .trimStart()
    .replace(/^\uFEFF/, "");
  if (start.startsWith("<")) return /<svg[\s>]/i.test(text.slice(0, 20_000)) ? "SVG" : null;
  if (/^[[{]/.test(start)) {
    const json = jsonOf(text);
    return json === undefined ? null : detectJson(json);
  }
  const head = tableHead(text);
  if (isSeatTable(head)) return "CSV";
  return isRowTableHead(head) ? "ROW_TABLE" : null;
}

function detectJson(json: unknown): PlanFormat | null {
  if (isObject(json) && json.format === "parterre.seat-map") return "PARTERRE";
  // pretix plans have zones of rows and no format mark.
  if (isObject(json) && Array.isArray(json.zones)) return "PRETIX";
  if (isRowTable(json)) return "ROW_TABLE";
  return findSeatList(json) ? "SEAT_LIST" : null;
}

/** Whether a text means to be JSON but is none: then saying so helps more than "unknown". */
export const isBrokenJson = (text: string): boolean => /^\s*[[{]/.test(text) && jsonOf(text) === undefined;

/** A byte order mark is common in files saved on Windows. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/** Reads a plan's text in one of the formats. Never throws: what is wrong with it is among the problems. */
export function readPlan(text: string, format: PlanFormat, options: PlanOptions = {}): ImportOutcome {
  if (text.length > longestPlan) {
    return unreadablePlan("file-too-large", "文件过大，最多 16 MB", "The file is too large; at most 16 MB");
  }
  const outcome = readFormat(text, format, options);
  // PostgreSQL keeps every character but this one.
  if (outcome.document && JSON.stringify(outcome.document).includes("\\u0000")) {
    return unreadablePlan("null-character", "文件中有空字符", "The file contains null characters");
  }
  return outcome;
}

function readFormat(text: string, format: PlanFormat, { name = "", layout }: PlanOptions): ImportOutcome {
  if (format === "CSV") return importCsv(text, name);
  if (format === "SVG") return importSvg(text, name);
  if (format === "ROW_TABLE") {
    const { table, problems } = readRowTableText(text);
    if (!table) return problems.outcome(null);
    const outcome = layOutRows(table, layout ?? usualRowLayout, name);
    for (const problem of outcome.problems) problems.add(problem);
    return { ...outcome, problems: problems.all() };
  }
  const json = jsonOf(text);
  if (json === undefined) return unreadablePlan("not-json", "文件不是有效的 JSON", "The file is not valid JSON");
  if (format === "PRETIX") return importPretix(json);
  return format === "SEAT_LIST" ? importSeatList(json, name) : parseSeatMapDocument(json);
}

/** The table of a row-table file, JSON or plain, before it is laid out; null after an error. */
export function readRowTableText(text: string): { table: RowTable | null; problems: ProblemList } {
  const problems = new ProblemList();
  if (!/^\s*[[{]/.test(text.replace(/^\uFEFF/, ""))) return { table: readRowTableCsv(text, problems), problems };
  const json = jsonOf(text);
  if (json === undefined)
    problems.error("not-json", "", { zh: "文件不是有效的 JSON", en: "The file is not valid JSON" });
  return { table: json === undefined ? null : readRowTable(json, problems), problems };
}
