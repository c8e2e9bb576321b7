import type { RowLayout } from "./layout.ts";
import type { RowTableBlock, RowTableRow, RowTableSeat } from "./row-table.ts";

/** A row as it will stand: how far out it lies, how wide it is, and each seat's distance from the row's first end. */
export interface MeasuredRow {
  readonly row: RowTableRow;
  /** Centimetres behind the block's front. */
  readonly offset: number;
  /** From the outer edge of the first seat to that of the last. */
  readonly width: number;
  /** Seats by their numbers, each with the distance of its middle from the edge where the numbers begin. */
  readonly seats: readonly { readonly label: string; readonly at: number }[];
}

export interface MeasuredBlock {
  readonly block: RowTableBlock;
  readonly rows: readonly MeasuredRow[];
  readonly depth: number;
  readonly widest: number;
}

/** Works out widths and distances of a block's rows before anything has a place in the house. */
export function measureBlock(block: RowTableBlock, layout: RowLayout): MeasuredBlock {
  const steps = rowSteps(block.rows, layout);
  const last = Math.max(0, ...steps);
  const half = isOddOrEven(block.rows);
  const rowsInOrder = block.rows.map((row) => ({ ...row, seats: byNumber(row.seats, half) }));
  const numbers = rowsInOrder.flatMap(({ seats }) => seats.flatMap(({ number }) => (number === null ? [] : [number])));
  const least = numbers.reduce((smallest, number) => Math.min(smallest, number), Number.POSITIVE_INFINITY);
  const rows = rowsInOrder.map((row, index): MeasuredRow => {
    const step = layout.rowsFrom === "front" ? steps[index]! : last - steps[index]!;
    return { row, offset: step * layout.rowPitch, ...seatPlaces(row, layout, least) };
  });
  return {
    block,
    rows,
    depth: (last + 1) * layout.rowPitch,
    widest: rows.reduce((most, { width }) => Math.max(most, width), 0),
  };
}

/** Whether one side of the house counts 1, 3, 5 and the other 2, 4, 6: then a step of two is the next seat. */
function isOddOrEven(rows: readonly RowTableRow[]): boolean {
  let long = 0;
  for (const { seats } of rows) {
    if (seats.some(({ number }) => number === null || (number - seats[0]!.number!) % 2 !== 0)) return false;
    if (seats.length > 1) long += 1;
  }
  return long > 0;
}

function byNumber(seats: readonly RowTableSeat[], half: boolean): RowTableSeat[] {
  if (seats.some(({ number }) => number === null)) return [...seats];
  return seats
    .map((seat) => (half ? { ...seat, number: Math.floor(seat.number! / 2) } : seat))
    .sort((a, b) => a.number! - b.number!);
}

/** More missing rows than this are another way of counting, not rows that are missing. */
const mostMissingRows = 60;

function rowSteps(rows: readonly RowTableRow[], { missingRows }: RowLayout): number[] {
  const inOrder = rows.map((_, index) => index);
  const numbers = rows.map(({ label }) => (/^\d{1,4}$/.test(label) ? Number(label) : Number.NaN));
  if (missingRows === "close" || numbers.some(Number.isNaN)) return inOrder;
  const rising = numbers.every((number, index) => index === 0 || number > numbers[index - 1]!);
  if (!rising || (numbers.at(-1) ?? 0) > rows.length + mostMissingRows) return inOrder;
  // A block whose rows begin at 9 stands behind eight rows of another.
  return numbers.map((number) => number - 1);
}

/** @param least the lowest seat number of the block: where its left edge is when missing seats keep their room */
function seatPlaces(
  { seats }: RowTableRow,
  { seatPitch, aisleGap, missingSeats }: RowLayout,
  least: number,
): Pick<MeasuredRow, "seats" | "width"> {
  const placed: { label: string; at: number }[] = [];
  let at = seatPitch / 2;
  const firstNumber = seats[0]?.number ?? null;
  if (missingSeats === "room" && firstNumber !== null) at += (firstNumber - least) * seatPitch;
  let before = firstNumber;
  for (const [index, { label, number }] of seats.entries()) {
    const missing = index === 0 || before === null || number === null ? 0 : number - before - 1;
    if (index > 0) at += seatPitch;
    if (missing > 0 && missingSeats === "room") at += missing * seatPitch;
    if (missing > 0 && missingSeats === "aisle") at += aisleGap;
    placed.push({ label, at });
    before = number ?? (before === null ? null : before + 1);
  }
  return { seats: placed, width: seats.length === 0 ? 0 : at + seatPitch / 2 };
}
