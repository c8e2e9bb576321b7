import { type ProblemList, seatMapLimits } from "../outcome.ts";
import { findColumns, readTable } from "../table.ts";
import { notSeatNumbers, tooManySeats } from "./read-row-table.ts";
import type { RowTable, RowTableSeat } from "./row-table.ts";
import { readSeatNumbers, seatOf } from "./seat-numbers.ts";

const columnNames = {
  stand: ["stand", "tribune", "tier", "level", "看台", "楼层", "层"],
  block: ["block", "sector", "section", "area", "区域", "区", "区号"],
  row: ["row", "排", "排号"],
  seats: ["seats", "count", "座位数", "座位号范围", "座位范围"],
  seat: ["seat", "number", "座位", "座位号", "座号"],
} as const;
type Column = keyof typeof columnNames;

/** Whether the first line of a table names rows and their seats; places it does not need. */
export function isRowTableHead(head: readonly string[]): boolean {
  const columns = findColumns(head, columnNames);
  return columns.has("row") && (columns.has("seats") || columns.has("seat"));
}

/**
 * Reads the same as a plain table: one line a row (`block,row,seats`), or one line a seat (`block,row,seat`). Null after
 * an error, which is listed.
 */
export function readRowTableCsv(text: string, problems: ProblemList): RowTable | null {
  const lines = readTable(text, seatMapLimits.seats + 1);
  const columns = findColumns(lines?.[0]?.fields ?? [], columnNames);
  if (!lines || !isRowTableHead(lines[0]?.fields ?? [])) {
    problems.error("not-a-table", "line 1", {
      zh: "不是含“排”和“座位数”两列的表格，或行数太多",
      en: "This is no table with columns “row” and “seats”, or one of too many lines",
    });
    return null;
  }
  const blocks = new Map<string, { stand: string; label: string; rows: Map<string, RowTableSeat[]> }>();
  let seatCount = 0;
  for (const { fields, line } of lines.slice(1)) {
    if (fields.length === 1 && fields[0]?.trim() === "") continue;
    const value = (column: Column) => (fields[columns.get(column) ?? -1] ?? "").trim();
    const path = `line ${line}`;
    const seats = columns.has("seats") ? readSeatNumbers(value("seats")) : [seatOf(value("seat"))];
    if (!seats) problems.error("not-seat-numbers", path, notSeatNumbers(value("seats")));
    seatCount += seats?.length ?? 0;
    if (seatCount > seatMapLimits.seats) {
      problems.error("too-many-seats", path, tooManySeats);
      return null;
    }
    const [stand, label, row] = [value("stand"), value("block"), value("row")];
    if (tooLong([stand, label, row, ...(seats ?? []).map((seat) => seat.label)])) {
      problems.error("text-too-long", path, { zh: "名称太长", en: "A name is too long" });
      continue;
    }
    const key = JSON.stringify([stand, label]);
    const block = blocks.get(key) ?? { stand, label, rows: new Map<string, RowTableSeat[]>() };
    block.rows.set(row, [...(block.rows.get(row) ?? []), ...(seats ?? [])]);
    blocks.set(key, block);
  }
  if (problems.hasErrors) return null;
  return {
    name: "",
    blocks: [...blocks.values()].map(({ stand, label, rows }) => ({
      stand,
      label,
      rows: [...rows].map(([name, seats]) => ({ label: name, seats })),
    })),
  };
}

function tooLong([stand = "", block = "", row = "", ...seats]: readonly string[]): boolean {
  const { blockLabel, rowLabel, seatLabel } = seatMapLimits;
  const isLong = (text: string, most: number) => text.length > most;
  if (isLong(stand, blockLabel) || isLong(block, blockLabel) || isLong(row, rowLabel)) return true;
  return seats.some((seat) => isLong(seat, seatLabel));
}
