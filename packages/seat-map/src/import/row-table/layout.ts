import type { ProblemList } from "../outcome.ts";

/** How a table of rows is laid out as a house. Lengths are centimetres; left and right as one looks at the stage. */
export interface RowLayout {
  /** Blocks beside each other before a stage; on arcs around it; in a bowl around a pitch. */
  readonly kind: "straight" | "fan" | "bowl";
  /** Middle of a seat to the middle of the next. */
  readonly seatPitch: number;
  /** Row to row. */
  readonly rowPitch: number;
  /** Additional width between two seats where an aisle is. */
  readonly aisleGap: number;
  /** Between two blocks side by side. */
  readonly blockGap: number;
  /** Between two stands: side by side in a bowl, one behind the other elsewhere. */
  readonly standGap: number;
  /** From the stage or the pitch to the first row. */
  readonly firstRow: number;
  /** Degrees that the rows of a fan bend over. */
  readonly arc: number;
  /** How round a bowl's corners are, per cent. */
  readonly roundness: number;
  /** Rise from row to row. */
  readonly rake: number;
  /** Where rows of a block that are shorter than others stand. */
  readonly align: "left" | "centre" | "right";
  /** Seat numbers that are missing leave the room of those seats, one aisle, or nothing. */
  readonly missingSeats: "room" | "aisle" | "close";
  /** Row numbers that are missing leave the room of those rows, or nothing. */
  readonly missingRows: "room" | "close";
  /** Where the first row of the table stands. */
  readonly rowsFrom: "front" | "back";
  readonly numbersFrom: "left" | "right";
  /** Blocks from the left of the drawing; in a bowl clockwise. */
  readonly blocksFrom: "left" | "right";
  /** Stands from front to back, in a bowl clockwise from the top; those not named follow in the table's order. */
  readonly stands: readonly string[];
}

export const usualRowLayout: RowLayout = {
  kind: "straight",
  seatPitch: 52,
  rowPitch: 90,
  aisleGap: 110,
  blockGap: 140,
  standGap: 400,
  firstRow: 400,
  arc: 120,
  roundness: 50,
  rake: 20,
  align: "centre",
  missingSeats: "room",
  missingRows: "close",
  rowsFrom: "front",
  numbersFrom: "left",
  blocksFrom: "left",
  stands: [],
};

/** Least and most of each measure. */
export const rowLayoutRanges = {
  seatPitch: [30, 300],
  rowPitch: [40, 500],
  aisleGap: [0, 2_000],
  blockGap: [0, 5_000],
  standGap: [0, 20_000],
  firstRow: [0, 20_000],
  arc: [10, 340],
  roundness: [0, 100],
  rake: [0, 300],
} as const satisfies Partial<Record<keyof RowLayout, readonly [number, number]>>;

export type RowLayoutMeasure = keyof typeof rowLayoutRanges;

/** Lists measures that no house has; the names of choices are the type's to check. */
export function checkRowLayout(layout: RowLayout, problems: ProblemList): void {
  for (const [name, [least, most]] of Object.entries(rowLayoutRanges)) {
    const value = layout[name as RowLayoutMeasure];
    if (value >= least && value <= most) continue;
    problems.error("layout-out-of-range", `layout.${name}`, {
      zh: `“${name}” 应在 ${least} 到 ${most} 之间`,
      en: `“${name}” has to be between ${least} and ${most}`,
    });
  }
}
