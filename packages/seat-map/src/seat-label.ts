import type { SeatMapGeometry } from "./model.ts";

/** What is printed of a seat: its block's, row's and own label. The row's is empty where rows have no name. */
export interface SeatLabel {
  readonly block: string;
  readonly row: string;
  readonly seat: string;
}

/** @throws {RangeError} no such seat */
export function seatLabel(
  geometry: Pick<SeatMapGeometry, "seatCount" | "blocks" | "rows" | "rowOf" | "labels">,
  ordinal: number,
): SeatLabel {
  const row = geometry.rows[geometry.rowOf[ordinal] ?? -1];
  if (!row) throw new RangeError(`ordinal ${ordinal} is outside of the ${geometry.seatCount} seats`);
  return { block: geometry.blocks[row.block]!.label, row: row.label, seat: geometry.labels[ordinal]! };
}
