import type { BlockDocument, RowDocument, SeatFlagName } from "../model.ts";
import type { OffsetPath } from "../offset-path.ts";
import { whole } from "../whole.ts";

/** One row of a wedge: its name, how far out it lies, and which of its seat numbers exist. */
export interface WedgeRow {
  readonly label: string;
  readonly offset: number;
  /** Ascending; numbers that are missing are gaps in the row. */
  readonly numbers: readonly number[];
}

export interface Wedge {
  readonly label: string;
  readonly rows: readonly WedgeRow[];
}

/** Free width between two blocks, centimetres: a stair. */
const stairWidth = 120;

/** The uppermost row may run behind the stairs, which end before it. */
const stairBeside = (wedge: Wedge, row: WedgeRow): number => (row === wedge.rows.at(-1) ? 40 : stairWidth);

const widestNumber = (row: WedgeRow): number => row.numbers.at(-1) ?? 0;

/**
 * Divides a stretch of a path among wedges so that every row of each has room, and what is left over widens all alike.
 * @returns the places between the wedges, one more than there are wedges
 */
export function divide(path: OffsetPath, from: number, to: number, wedges: readonly Wedge[], step: number): number[] {
  const bordersAt = (slack: number): number[] => {
    const borders = [from];
    for (const wedge of wedges) {
      const start = borders.at(-1)!;
      const end = wedge.rows.reduce((furthest, row) => {
        const width = widestNumber(row) * step * slack + stairBeside(wedge, row);
        return Math.max(furthest, path.placeAt(path.travelled(start, row.offset) + width, row.offset));
      }, start);
      borders.push(end);
    }
    return borders;
  };
  let [low, high] = [0.2, 5];
  for (let round = 0; round < 40; round += 1) {
    const slack = (low + high) / 2;
    if (bordersAt(slack).at(-1)! > to) high = slack;
    else low = slack;
  }
  return [...bordersAt(low).slice(0, -1), to];
}

/** Draws a wedge between two places, each row centred, seats `step` apart or closer where the stretch is short. */
export function drawWedge(
  path: OffsetPath,
  from: number,
  to: number,
  wedge: Wedge,
  step: number,
  details: {
    readonly level?: string;
    readonly elevation: number;
    readonly rake: number;
    readonly category: string;
    readonly flagsOf?: (row: WedgeRow, number: number) => readonly SeatFlagName[];
  },
): BlockDocument {
  const id = wedge.label.toLowerCase().replaceAll(" ", "-");
  const rows = wedge.rows.map((row): RowDocument => {
    const begin = path.travelled(from, row.offset);
    const room = path.travelled(to, row.offset) - begin;
    const count = widestNumber(row);
    const rowStep = Math.min(step, (room - stairBeside(wedge, row)) / count);
    const first = begin + room / 2 - ((count - 1) / 2) * rowStep;
    return {
      id: `${id}-${row.label}`,
      label: row.label,
      seats: row.numbers.map((number) => {
        const place = path.placeAt(first + (number - 1) * rowStep, row.offset);
        const { x, y } = path.point(place, row.offset);
        const flags = details.flagsOf?.(row, number) ?? [];
        return {
          id: `${id}-${row.label}-${number}`,
          label: String(number),
          x: whole(x),
          y: whole(y),
          ...(flags.length > 0 ? { flags } : {}),
          category: details.category,
        };
      }),
    };
  });
  const { level, elevation, rake } = details;
  return { id, label: wedge.label, ...(level === undefined ? {} : { level }), elevation, rake, rows };
}

/** Numbers 1 to count. */
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
