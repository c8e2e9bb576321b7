import type { Point, RowDocument, SeatDocument, SeatMapDocument } from "../src/model.ts";
import { focalPointsOf } from "../src/quality-score.ts";
import { orderAlongPath } from "../src/row-path.ts";
import { mapRows } from "./edits.ts";
import { letterLabel } from "./labels.ts";

/** How seats count: by ones, odd or even numbers only, or odd to one side and even to the other from the middle. */
export type SeatCounting = "inOrder" | "odd" | "even" | "fromCentre";
/** From which end, as the drawing is seen. */
export type CountingSide = "left" | "right";
export type LabelStyle = "numbers" | "letters";
/**
 * Where counting goes on instead of beginning anew: not at all (each piece of a row by itself), across the aisles of a
 * row, across blocks (rows of one name are one row), or from row to row.
 */
export type Continuing = "no" | "aisles" | "blocks" | "rows";

interface Written {
  readonly style: LabelStyle;
  /** Number of the first one. */
  readonly start: number;
  /** From one to the next, at least 1. */
  readonly step: number;
  /** Written before and after each label, such as 号; may be empty. */
  readonly prefix: string;
  readonly suffix: string;
}

export interface SeatNumbering extends Written {
  readonly counting: SeatCounting;
  readonly side: CountingSide;
  readonly continuing: Continuing;
  /** The same numbers, the highest first. */
  readonly descending: boolean;
}

export interface RowNumbering extends Written {
  /** Which row is the first: the one nearest to the stage, or the one farthest from it. */
  readonly from: "front" | "back";
  /** Blocks count on one after the other; otherwise each begins anew, so that rows side by side share a name. */
  readonly throughBlocks: boolean;
}

export const usualSeatNumbering: SeatNumbering = {
  counting: "inOrder",
  side: "left",
  continuing: "aisles",
  descending: false,
  style: "numbers",
  start: 1,
  step: 1,
  prefix: "",
  suffix: "",
};

export const usualRowNumbering: RowNumbering = {
  from: "front",
  throughBlocks: false,
  style: "numbers",
  start: 1,
  step: 1,
  prefix: "",
  suffix: "",
};

/** Labels for so many seats in a line, from left to right. */
export function seatLabels(count: number, numbering: SeatNumbering): string[] {
  const { counting, side, start, step, descending } = numbering;
  const numbers = Array.from({ length: count }, (_, index) => {
    const fromSide = side === "left" ? index : count - 1 - index;
    const at = descending ? count - 1 - fromSide : fromSide;
    if (counting === "inOrder") return start + at * step;
    if (counting === "odd") return (start % 2 === 1 ? start : start + 1) + at * 2 * step;
    if (counting === "even") return (start % 2 === 0 ? start : start + 1) + at * 2 * step;
    // Chinese houses: odd numbers from the middle to one side, even ones to the other.
    const half = Math.ceil(count / 2);
    return at < half ? (half - at) * 2 - 1 : (at - half + 1) * 2;
  });
  return numbers.map((number) => written(number, numbering));
}

function written(number: number, { style, prefix, suffix }: Written): string {
  return prefix + (style === "letters" ? letterLabel(number) : String(number)) + suffix;
}

/** The seats of a row from left to right (a row that runs up and down: from the top). */
export function seatsInOrder(row: Pick<RowDocument, "seats">): SeatDocument[] {
  const seats = orderAlongPath(row.seats).flat();
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last) return seats;
  return isBackwards(first, last) ? seats.reverse() : seats;
}

function isBackwards(first: Point, last: Point): boolean {
  const acrossX = last.x - first.x;
  const acrossY = last.y - first.y;
  return Math.abs(acrossX) >= Math.abs(acrossY) * 0.2 ? acrossX < 0 : acrossY < 0;
}

/** Numbers every seat of the rows anew. Identities, places and properties stay. */
export function relabelSeats(
  document: SeatMapDocument,
  rowIds: ReadonlySet<string>,
  numbering: SeatNumbering,
): SeatMapDocument {
  const labelOf = new Map<string, string>();
  for (const line of linesOf(document, rowIds, numbering.continuing)) {
    const labels = seatLabels(line.length, numbering);
    line.forEach(({ id }, index) => {
      labelOf.set(id, labels[index]!);
    });
  }
  return mapRows(document, (row) => {
    if (!rowIds.has(row.id)) return row;
    return { ...row, seats: row.seats.map((seat) => withLabel(seat, labelOf.get(seat.id) ?? seat.label)) };
  });
}

/** The seats that are counted through, line after line, each from left to right. */
function linesOf(
  document: SeatMapDocument,
  rowIds: ReadonlySet<string>,
  continuing: Continuing,
): readonly (readonly SeatDocument[])[] {
  const rows = document.blocks.flatMap((block) =>
    block.rows.filter(({ id }) => rowIds.has(id)).map((row) => ({ block: block.id, row })),
  );
  if (continuing === "no") return rows.map(({ row }) => seatsInOrder(row));
  const lines = new Map<string, RowDocument[]>();
  for (const { block, row } of rows) {
    const key = continuing === "blocks" && row.label !== "" ? JSON.stringify([row.label]) : keyOf(block, row);
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  const joined = [...lines.values()].map(inOnePath);
  return continuing === "rows" ? [joined.flat()] : joined;
}

/** Pieces of a row one after the other, from left to right. */
function inOnePath(pieces: readonly RowDocument[]): SeatDocument[] {
  const parts = pieces.map(seatsInOrder).filter((seats) => seats.length > 0);
  const middle = (seats: readonly SeatDocument[]) => seats[seats.length >> 1]!;
  parts.sort((a, b) => (isBackwards(middle(a), middle(b)) ? 1 : -1));
  return parts.flat();
}

/** Names the rows anew; pieces of one row that share a name keep sharing one. */
export function relabelRows(
  document: SeatMapDocument,
  rowIds: ReadonlySet<string>,
  numbering: RowNumbering,
): SeatMapDocument {
  const names = new Map<string, string>();
  const distance = distanceToStage(document);
  let passed = 0;
  for (const block of document.blocks) {
    const nearest = new Map<string, number>();
    for (const row of block.rows) {
      if (!rowIds.has(row.id)) continue;
      const key = keyOf(block.id, row);
      nearest.set(key, Math.min(nearest.get(key) ?? Number.POSITIVE_INFINITY, ...row.seats.map(distance)));
    }
    const keys = [...nearest.keys()].sort((a, b) => nearest.get(a)! - nearest.get(b)!);
    if (numbering.from === "back") keys.reverse();
    keys.forEach((key, index) => {
      names.set(key, written(numbering.start + (passed + index) * numbering.step, numbering));
    });
    if (numbering.throughBlocks) passed += keys.length;
  }
  return mapRows(document, (row, block) => {
    const label = rowIds.has(row.id) ? names.get(keyOf(block.id, row)) : undefined;
    return label === undefined || label === row.label ? row : { ...row, label };
  });
}

function distanceToStage(document: SeatMapDocument): (seat: Point) => number {
  const seats = document.blocks.flatMap(({ rows }) => rows.flatMap((row) => row.seats));
  const focalPoints = focalPointsOf(document, seats);
  return ({ x, y }) => Math.min(...focalPoints.map((focus) => Math.hypot(x - focus.x, y - focus.y)));
}

function keyOf(blockId: string, row: RowDocument): string {
  return JSON.stringify(row.label === "" ? [blockId, "", row.id] : [blockId, row.label]);
}

function withLabel(seat: SeatDocument, label: string): SeatDocument {
  return seat.label === label ? seat : { ...seat, label };
}
