import type { RowTableSeat } from "./row-table.ts";

/** More seats than this are no row. */
export const longestRow = 2_000;

/**
 * Reads which seats a row has: a plain number is how many (`18`: 1 to 18), ranges and single numbers are which
 * (`1-10,12-16`), and among several parts a part may be any label (`1,2,2A`). Full-width signs count like plain ones.
 * @returns null when it is none of that
 */
export function readSeatNumbers(value: unknown): RowTableSeat[] | null {
  if (Array.isArray(value)) return listed(value);
  if (typeof value === "number") return counted(value);
  if (typeof value !== "string") return null;
  const text = value
    .trim()
    .replace(/[，、；;]/g, ",")
    .replace(/[–—－~～至]/g, "-");
  if (/^\d{1,6}$/.test(text)) return counted(Number(text));
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length > longestRow || parts.includes("")) return null;
  const seats: RowTableSeat[] = [];
  for (const part of parts) {
    const range = /^(\d{1,6})\s*-\s*(\d{1,6})$/.exec(part);
    if (!range && parts.length === 1) return null;
    if (range) {
      const [from, to] = [Number(range[1]), Number(range[2])];
      if (Math.abs(to - from) + 1 + seats.length > longestRow) return null;
      for (let number = Math.min(from, to); number <= Math.max(from, to); number += 1) seats.push(numbered(number));
    } else seats.push(seatOf(part));
  }
  return seats.length > longestRow ? null : seats;
}

function counted(count: number): RowTableSeat[] | null {
  if (!Number.isInteger(count) || count < 0 || count > longestRow) return null;
  return Array.from({ length: count }, (_, index) => numbered(index + 1));
}

function listed(list: readonly unknown[]): RowTableSeat[] | null {
  if (list.length > longestRow) return null;
  const seats: RowTableSeat[] = [];
  for (const entry of list) {
    if (typeof entry === "number" && Number.isInteger(entry)) seats.push(numbered(entry));
    else if (typeof entry === "string" && entry.trim() !== "") seats.push(seatOf(entry.trim()));
    else return null;
  }
  return seats;
}

const numbered = (number: number): RowTableSeat => ({ label: String(number), number });

/** A seat by its label, which counts as the number it begins with. */
export function seatOf(label: string): RowTableSeat {
  return { label, number: /^\d{1,6}$/.test(label) ? Number(label) : null };
}
