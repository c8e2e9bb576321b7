import type { RowDocument, SeatDocument } from "../model.ts";
import { distanceBetween, orderAlongPath } from "../row-path.ts";
import { SeatGrid } from "../seat-grid.ts";
import type { ProblemList } from "./outcome.ts";
import { nearestDistance, roughDistance } from "./seat-scale.ts";

/** Neighbours of one row are at most this many usual distances apart: the step that ends a run, too. */
const widestStep = 1.6;
/** Rows may bend by this much against their usual direction: cosine of 30 degrees. */
const bendCosine = Math.cos(Math.PI / 6);
/** Directions are told apart in steps of five degrees. */
const directions = 36;
/** A pair of seats with consecutive numbers speaks for a row's direction as much as this many others. */
const numbersWeigh = 4;

interface Direction {
  readonly x: number;
  readonly y: number;
}

/**
 * Divides rows that have no name and are no line into the lines in which their seats stand: whole halls come as one
 * nameless row. The lines stay without a name; how many were found is listed.
 */
export function divideNamelessRows(rows: readonly RowDocument[], problems: ProblemList): RowDocument[] {
  return rows.flatMap((row, index): RowDocument[] => {
    if (row.label.trim() !== "" || orderAlongPath(row.seats).length < 2) return [row];
    const lines = linesOf(row.seats);
    const message = {
      zh: "有的座位没有排号，按座位的位置分成了排",
      en: "Seats without a row name were divided into rows by where they stand",
    };
    problems.add({ code: "rows-derived", severity: "warning", message, path: `rows[${index}]`, count: lines.length });
    return lines.map((seats, line) => ({ id: `${row.id}-${line + 1}`, label: row.label, seats }));
  });
}

/** Seats in lines, each in walking order; lines are ordered across, from the top or the left. */
function linesOf(seats: readonly SeatDocument[]): SeatDocument[][] {
  const step = nearestDistance(seats, roughDistance(seats)) || 1;
  const grid = new SeatGrid(step * widestStep);
  seats.forEach((seat, index) => {
    grid.add(seat, index);
  });
  const along = usualDirection(seats, grid, step);
  const next = seats.map((seat) => neighbour(seats, grid, seat, step, along));
  const back = seats.map((seat) => neighbour(seats, grid, seat, step, { x: -along.x, y: -along.y }));
  const hasBefore = (seat: number) => back[seat]! >= 0 && next[back[seat]!] === seat;
  const lines: SeatDocument[][] = [];
  seats.forEach((_, first) => {
    if (hasBefore(first)) return;
    const line: SeatDocument[] = [];
    for (let at = first; at >= 0; ) {
      line.push(seats[at]!);
      const after = next[at]!;
      at = after >= 0 && back[after] === at ? after : -1;
    }
    lines.push(line);
  });
  const across = ({ x, y }: SeatDocument) => y * along.x - x * along.y;
  return lines.sort((a, b) => across(a[0]!) - across(b[0]!));
}

/** The direction in which most neighbours lie, to the right or down; pairs with consecutive numbers count more. */
function usualDirection(seats: readonly SeatDocument[], grid: SeatGrid, step: number): Direction {
  const votes = new Float64Array(directions);
  for (const seat of seats) {
    for (const other of grid.near(seat)) {
      const beside = seats[other]!;
      const distance = distanceBetween(seat, beside);
      if (distance === 0 || distance > widestStep * step) continue;
      const angle = (Math.atan2(beside.y - seat.y, beside.x - seat.x) + Math.PI) % Math.PI;
      const isNextNumber = Math.abs(Number.parseInt(seat.label, 10) - Number.parseInt(beside.label, 10)) === 1;
      votes[Math.round((angle / Math.PI) * directions) % directions]! += isNextNumber ? numbersWeigh : step / distance;
    }
  }
  const angle = (votes.indexOf(Math.max(...votes)) / directions) * Math.PI;
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  return x < -1e-9 ? { x: -x, y: -y } : { x, y };
}

/** The nearest seat that lies that way; -1 for none. */
function neighbour(
  seats: readonly SeatDocument[],
  grid: SeatGrid,
  seat: SeatDocument,
  step: number,
  way: Direction,
): number {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  for (const other of grid.near(seat)) {
    const beside = seats[other]!;
    const distance = distanceBetween(seat, beside);
    if (distance === 0 || distance > widestStep * step) continue;
    const onward = (beside.x - seat.x) * way.x + (beside.y - seat.y) * way.y;
    // Straight on counts as nearer than aside.
    const cost = distance * (2 - onward / distance);
    if (onward < bendCosine * distance || cost >= least) continue;
    [best, least] = [other, cost];
  }
  return best;
}
