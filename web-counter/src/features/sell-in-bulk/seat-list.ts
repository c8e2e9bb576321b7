import type { SeatMapGeometry } from "@parterre/seat-map";

/** What a pasted list comes to: seats by number, and the lines that name none. */
export interface SeatList {
  readonly ordinals: readonly number[];
  readonly unread: readonly string[];
}

const plain = (text: string) =>
  text
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim()
    .toLowerCase();

/**
 * Seats from lines of "block, row, seat", as a spreadsheet copies them (tabs), as a CSV file has them (commas or
 * semicolons), with a line of headers or without. `seat` may be a range: 1-12. Labels are compared without regard to
 * case; nothing is guessed.
 */
export function readSeatList(text: string, geometry: SeatMapGeometry): SeatList {
  const byName = new Map<string, number>();
  for (let ordinal = 0; ordinal < geometry.seatCount; ordinal += 1) {
    const row = geometry.rows[geometry.rowOf[ordinal]!]!;
    const block = geometry.blocks[row.block]!;
    byName.set([block.label, row.label, geometry.labels[ordinal]!].map(plain).join("\n"), ordinal);
  }
  const found = new Set<number>();
  const unread: string[] = [];
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const cells = line.split(/[\t,;，；]/).map(plain);
    const seats =
      cells.length === 3 ? labelsOf(cells[2]!).map((label) => byName.get(`${cells[0]}\n${cells[1]}\n${label}`)) : [];
    if (seats.length > 0 && seats.every((ordinal) => ordinal !== undefined)) {
      for (const ordinal of seats) found.add(ordinal);
    } else if (index > 0 || cells.some((cell) => /\d/.test(cell))) unread.push(line.trim());
  }
  return { ordinals: [...found].sort((a, b) => a - b), unread };
}

/** "1-12" is twelve labels, in whichever direction it is written; anything else is one. */
function labelsOf(cell: string): readonly string[] {
  const [, first, last] = /^(\d{1,4})\s*[-–—~]\s*(\d{1,4})$/.exec(cell) ?? [];
  if (first === undefined || last === undefined) return [cell];
  const [from, until] = [Number(first), Number(last)].sort((a, b) => a - b) as [number, number];
  return Array.from({ length: until - from + 1 }, (_, index) => String(from + index));
}
