import { checkSeatMap } from "../check-seat-map.ts";
import { type BlockDocument, type SeatDocument, SeatFlag, type SeatFlagName, type SeatMapDocument } from "../model.ts";
import { numberedIdentity } from "./identities.ts";
import { type ImportOutcome, ProblemList, seatMapLimits } from "./outcome.ts";
import { divideNamelessRows } from "./rows-from-places.ts";
import { findColumns, readTable } from "./table.ts";

/**
 * Seats as a table: `block,row,seat,x,y,zone` and, where the file has them, `id` and `flags` (names with spaces
 * between). Coordinates are centimetres. Columns are found by the names in the first line, in English or Chinese, in any
 * order; commas, semicolons or tabs separate ({@link readTable}). Only what a table can hold is in it: stage, shapes and
 * heights are not.
 */
const columnNames = {
  block: ["block", "区域", "区", "区号"],
  row: ["row", "排", "排号"],
  seat: ["seat", "座位", "座位号", "座号"],
  x: ["x"],
  y: ["y"],
  zone: ["zone", "category", "票价区", "类别"],
  id: ["id", "标识"],
  flags: ["flags", "属性"],
} as const;
type Column = keyof typeof columnNames;
const required: readonly Column[] = ["block", "row", "seat", "x", "y"];

/** Whether the first line of a table names everything that a table of placed seats needs. */
export function isSeatTable(head: readonly string[]): boolean {
  const columns = findColumns(head, columnNames);
  return required.every((column) => columns.has(column));
}

export function exportCsv(document: SeatMapDocument): string {
  const lines = [["block", "row", "seat", "x", "y", "zone", "id", "flags"]];
  for (const block of document.blocks) {
    for (const row of block.rows) {
      for (const { id, label, x, y, category = "", flags = [] } of row.seats) {
        lines.push([block.label, row.label, label, String(x), String(y), category, id, flags.join(" ")]);
      }
    }
  }
  return lines.map((fields) => `${fields.map(quoted).join(",")}\r\n`).join("");
}

const quoted = (field: string): string => (/[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/**
 * Reads such a table. Lines of one block and row become one row, in the order in which blocks, rows and seats first
 * come. Paths of problems are `line 12`. Never throws; an error refuses the whole table.
 * @param name the seat map's name, since a table has none
 */
export function importCsv(text: string, name: string): ImportOutcome {
  const problems = new ProblemList();
  const lines = readTable(text, seatMapLimits.seats + 1);
  const head = lines?.[0];
  if (!lines || !head) {
    problems.error("not-a-table", "line 1", {
      zh: `不是 CSV 表格，或超过 ${seatMapLimits.seats} 行`,
      en: `This is no CSV table, or one of more than ${seatMapLimits.seats} lines`,
    });
    return problems.outcome(null);
  }
  const columns = findColumns(head.fields, columnNames);
  for (const column of required) {
    if (columns.has(column)) continue;
    problems.error("column-missing", "line 1", { zh: `缺少“${column}”列`, en: `The column “${column}” is missing` });
  }
  const taken = new Set<string>();
  const blocks = new Map<string, Map<string, SeatDocument[]>>();
  const categories = new Set<string>();
  for (const { fields, line } of lines.slice(1)) {
    if (fields.length === 1 && fields[0] === "") continue;
    const value = (column: Column) => (fields[columns.get(column) ?? -1] ?? "").trim();
    const seat = readSeat(value, `line ${line}`, taken, problems);
    const rows = blocks.get(value("block")) ?? new Map<string, SeatDocument[]>();
    const seats = rows.get(value("row")) ?? [];
    seats.push(seat);
    rows.set(value("row"), seats);
    blocks.set(value("block"), rows);
    if (seat.category !== undefined) categories.add(seat.category);
  }
  if (problems.hasErrors) return problems.outcome(null);
  const document: SeatMapDocument = {
    format: "parterre.seat-map",
    version: 1,
    name: name.slice(0, seatMapLimits.name),
    categories: [...categories].map((key) => ({ key, name: key, colour: "#888888" })),
    focalPoints: [],
    blocks: [...blocks].map(
      ([label, rows], block): BlockDocument => ({
        id: `block-${block + 1}`,
        label,
        rows: divideNamelessRows(
          [...rows].map(([rowLabel, seats], row) => ({
            id: `row-${block + 1}-${row + 1}`,
            label: rowLabel,
            seats,
          })),
          problems,
        ),
      }),
    ),
    shapes: [],
  };
  for (const problem of checkSeatMap(document)) problems.add(problem);
  return problems.outcome(document);
}

function readSeat(
  value: (column: Column) => string,
  path: string,
  taken: Set<string>,
  problems: ProblemList,
): SeatDocument {
  const text = (column: Column, limit: number): string => {
    const found = value(column);
    if (found.length > limit) {
      problems.error("text-too-long", path, {
        zh: `“${column}” 列有 ${found.length} 个字符，最多 ${limit} 个`,
        en: `Column “${column}” has ${found.length} characters, at most ${limit} are possible`,
      });
    }
    return found.slice(0, limit);
  };
  const number = (column: Column): number => {
    const found = Number(value(column).replace(",", "."));
    if (value(column) !== "" && Math.abs(found) <= seatMapLimits.coordinate) return found + 0;
    problems.error("not-a-number", path, {
      zh: `“${column}” 列应为 ±${seatMapLimits.coordinate} 以内的数字`,
      en: `Column “${column}” has to be a number within ±${seatMapLimits.coordinate}`,
    });
    return 0;
  };
  const flags = value("flags")
    .split(/\s+/)
    .filter((flag) => flag !== "");
  for (const flag of flags) {
    if (Object.hasOwn(SeatFlag, flag)) continue;
    problems.error("unknown-flag", path, {
      zh: `不认识的座位属性“${flag.slice(0, 40)}”`,
      en: `Unknown seat property “${flag.slice(0, 40)}”`,
    });
  }
  const block = text("block", seatMapLimits.blockLabel);
  const row = text("row", seatMapLimits.rowLabel);
  const label = text("seat", seatMapLimits.seatLabel);
  const zone = text("zone", seatMapLimits.identity);
  // Without an identity of its own a seat is known by its names.
  const own = text("id", seatMapLimits.identity) || `${block}/${row}/${label}`;
  const id = taken.has(own) ? numberedIdentity(own, own, path, taken, problems) : own;
  taken.add(id);
  return {
    id,
    label,
    x: number("x"),
    y: number("y"),
    ...(flags.length > 0 ? { flags: flags as SeatFlagName[] } : {}),
    ...(zone === "" ? {} : { category: zone }),
  };
}
