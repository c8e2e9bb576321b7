import type { RowDocument, SeatDocument, SeatMapDocument } from "../src/model.ts";
import { orderAlongPath } from "../src/row-path.ts";
import { mapRows } from "./edits.ts";
import { letterLabel } from "./labels.ts";

/** How the seats of a row count. */
export type SeatCounting = "inOrder" | "odd" | "even" | "fromCentre";
/** From which end of the row, as the drawing is seen; rows count from the top or the bottom of their list. */
export type CountingSide = "left" | "right";
export type LabelStyle = "numbers" | "letters";

export interface SeatNumbering {
  readonly counting: SeatCounting;
  readonly side: CountingSide;
  readonly style: LabelStyle;
  /** Number of the first seat; with odd or even counting the next fitting one. */
  readonly start: number;
  /** Written after each label, such as 号; may be empty. */
  readonly suffix: string;
}

export interface RowNumbering {
  readonly side: "first" | "last";
  readonly style: LabelStyle;
  readonly start: number;
  /** Written after each label, such as 排; may be empty. */
  readonly suffix: string;
}

/** Labels for a row of so many seats, from left to right. */
export function seatLabels(count: number, { counting, side, style, start, suffix }: SeatNumbering): string[] {
  const numbers = Array.from({ length: count }, (_, index) => {
    const at = side === "left" ? index : count - 1 - index;
    if (counting === "inOrder") return start + at;
    if (counting === "odd") return (start % 2 === 1 ? start : start + 1) + at * 2;
    if (counting === "even") return (start % 2 === 0 ? start : start + 1) + at * 2;
    // Chinese houses: odd numbers from the middle to one side, even ones to the other.
    const half = Math.ceil(count / 2);
    return at < half ? (half - at) * 2 - 1 : (at - half + 1) * 2;
  });
  return numbers.map((number) => (style === "letters" ? letterLabel(number) : String(number)) + suffix);
}

/** The seats of a row from left to right (a row that runs up and down: from the top). */
export function seatsInOrder(row: Pick<RowDocument, "seats">): SeatDocument[] {
  const seats = orderAlongPath(row.seats).flat();
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last) return seats;
  const acrossX = last.x - first.x;
  const acrossY = last.y - first.y;
  const backwards = Math.abs(acrossX) >= Math.abs(acrossY) * 0.2 ? acrossX < 0 : acrossY < 0;
  return backwards ? seats.reverse() : seats;
}

/** Numbers every seat of the rows anew. Identities, places and properties stay. */
export function relabelSeats(
  document: SeatMapDocument,
  rowIds: ReadonlySet<string>,
  numbering: SeatNumbering,
): SeatMapDocument {
  return mapRows(document, (row) => {
    if (!rowIds.has(row.id)) return row;
    const labels = seatLabels(row.seats.length, numbering);
    const byId = new Map(seatsInOrder(row).map((seat, index) => [seat.id, labels[index]!]));
    return { ...row, seats: row.seats.map((seat) => ({ ...seat, label: byId.get(seat.id) ?? seat.label })) };
  });
}

/** Names the rows anew, block after block counting on; pieces of one row that share a name keep sharing one. */
export function relabelRows(
  document: SeatMapDocument,
  rowIds: ReadonlySet<string>,
  { side, style, start, suffix }: RowNumbering,
): SeatMapDocument {
  const names = new Map<string, string>();
  for (const block of document.blocks) {
    const keys = [...new Set(block.rows.filter(({ id }) => rowIds.has(id)).map((row) => keyOf(block.id, row)))];
    if (side === "last") keys.reverse();
    keys.forEach((key, index) => {
      names.set(key, (style === "letters" ? letterLabel(start + index) : String(start + index)) + suffix);
    });
  }
  return mapRows(document, (row, block) =>
    rowIds.has(row.id) ? { ...row, label: names.get(keyOf(block.id, row)) ?? row.label } : row,
  );
}

function keyOf(blockId: string, row: RowDocument): string {
  return JSON.stringify(row.label === "" ? [blockId, "", row.id] : [blockId, row.label]);
}
