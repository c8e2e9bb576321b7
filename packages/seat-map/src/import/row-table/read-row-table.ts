import { type ProblemList, seatMapLimits } from "../outcome.ts";
import { type JsonObject, JsonReader } from "../reader.ts";
import type { RowTable, RowTableBlock, RowTableRow } from "./row-table.ts";
import { longestRow, readSeatNumbers } from "./seat-numbers.ts";

/** Keys under which tables keep the same thing. */
const listKeys = ["sectors", "blocks", "sections", "areas", "stands", "tribunes", "tiers"];
const blockKeys = ["sector", "block", "section", "area", "name", "label", "id"];
const standKeys = ["tribune", "stand", "side", "tier", "level"];
const rowKeys = ["row", "name", "label", "number"];
const seatKeys = ["seats", "count", "length"];
/** A stand that holds stands that hold sectors is deep enough. */
const deepest = 4;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listIn = (object: JsonObject): readonly unknown[] | undefined =>
  listKeys.map((key) => object[key]).find((value): value is unknown[] => Array.isArray(value));

/** The first block of a table, wherever it is nested; undefined when there is none. */
function firstBlock(value: unknown, depth = 0): JsonObject | undefined {
  if (depth > deepest) return undefined;
  if (Array.isArray(value)) return firstBlock(value[0], depth + 1);
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.rows)) return value;
  return firstBlock(listIn(value), depth);
}

/** Whether parsed JSON is a table of sectors and row lengths: rows whose seats are numbers or texts, not objects. */
export function isRowTable(json: unknown): boolean {
  const rows = firstBlock(json)?.rows;
  if (!Array.isArray(rows) || rows.length === 0) return false;
  const [row] = rows;
  const seats = isObject(row) ? seatKeys.map((key) => row[key]).find((found) => found !== undefined) : row;
  return readSeatNumbers(seats) !== null || typeof seats === "string";
}

/**
 * Reads sectors with their rows: a list of blocks, or of stands that hold blocks, each with a list of rows; a row is an
 * object with `seats`, or just how many seats it has. Null after an error, which is listed.
 */
export function readRowTable(json: unknown, problems: ProblemList): RowTable | null {
  const reading = new TableReading(problems);
  const name = isObject(json) ? [json.name, json.venue].find((value) => typeof value === "string") : undefined;
  const blocks = reading.blocks(json, "", "", 0);
  if (problems.hasErrors) return null;
  return { name: typeof name === "string" ? name.slice(0, seatMapLimits.name) : "", blocks };
}

class TableReading {
  private readonly problems: ProblemList;
  private readonly read: JsonReader;
  private seats = 0;
  private rows = 0;

  constructor(problems: ProblemList) {
    this.problems = problems;
    this.read = new JsonReader(problems);
  }

  blocks(value: unknown, path: string, stand: string, depth: number): RowTableBlock[] {
    if (depth > deepest) return [];
    if (Array.isArray(value)) {
      return this.read
        .list(value, path, seatMapLimits.blocks)
        .flatMap((entry, index) => this.blocks(entry, `${path}[${index}]`, stand, depth + 1));
    }
    const object = this.read.object(value, path);
    if (!object) return [];
    const own = this.firstText(object, standKeys, path, seatMapLimits.blockLabel, stand);
    if (object.rows !== undefined) return [this.block(object, path, own)];
    const key = listKeys.find((name) => Array.isArray(object[name]));
    if (!key) {
      this.problems.error("not-a-list", path, { zh: "区域里没有“rows”列表", en: "A block has no list of “rows”" });
      return [];
    }
    const within = depth === 0 ? own : own || this.firstText(object, blockKeys, path, seatMapLimits.blockLabel, "");
    return this.blocks(object[key], path === "" ? key : `${path}.${key}`, within, depth);
  }

  private block(object: JsonObject, path: string, stand: string): RowTableBlock {
    const label = this.firstText(object, blockKeys, path, seatMapLimits.blockLabel, "");
    const rows = this.read.list(object.rows, `${path}.rows`, seatMapLimits.rows - this.rows);
    this.rows += rows.length;
    return { label, stand, rows: rows.map((row, index) => this.row(row, `${path}.rows[${index}]`, index)) };
  }

  private row(value: unknown, path: string, index: number): RowTableRow {
    const object = isObject(value) ? value : { seats: value };
    const label = this.firstText(
      object,
      rowKeys,
      path,
      seatMapLimits.rowLabel,
      isObject(value) ? "" : String(index + 1),
    );
    const key = seatKeys.find((name) => object[name] !== undefined) ?? "seats";
    const seats = readSeatNumbers(object[key]);
    if (!seats) this.problems.error("not-seat-numbers", `${path}.${key}`, notSeatNumbers(object[key]));
    this.seats += seats?.length ?? 0;
    if (this.seats > seatMapLimits.seats) this.problems.error("too-many-seats", path, tooManySeats);
    if (key === "seats" && typeof object.count === "number" && seats && object.count !== seats.length) {
      this.problems.warn("count-differs", `${path}.count`, countDiffers);
    }
    // What is refused is not kept in memory either.
    return { label, seats: this.problems.hasErrors ? [] : (seats ?? []) };
  }

  private firstText(
    object: JsonObject,
    keys: readonly string[],
    path: string,
    limit: number,
    fallback: string,
  ): string {
    const key = keys.find((name) => typeof object[name] === "string" || typeof object[name] === "number");
    return key === undefined ? fallback : this.read.text(object[key], `${path}.${key}`, limit).trim();
  }
}

export const notSeatNumbers = (value: unknown) => {
  const shown = (JSON.stringify(value) ?? "").slice(0, 40);
  return {
    zh: `${shown} 不是座位数（如 18，最多 ${longestRow}）或座位号（如 1-10,12-16）`,
    en: `${shown} is neither how many seats (18, at most ${longestRow}) nor which (1-10,12-16)`,
  };
};
export const tooManySeats = {
  zh: `座位超过 ${seatMapLimits.seats} 个`,
  en: `There are more than ${seatMapLimits.seats} seats`,
};
const countDiffers = {
  zh: "有的排写明的座位数与座位号对不上，以座位号为准",
  en: "Some rows say another count than their seat numbers give; the numbers were taken",
};
