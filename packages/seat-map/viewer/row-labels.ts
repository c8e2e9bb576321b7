import type { SeatMapGeometry } from "../src/model.ts";
import type { GridIndex } from "./grid-index.ts";
import type { BlockSpacing } from "./seat-spacing.ts";

export interface RowLabel {
  readonly text: string;
  /** Centimetres. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Where row names stand: one seat beyond either end of the row, in its direction, where no other seat is.
 * Placed once per geometry; a row hemmed in on both sides goes without, its seats still say it when chosen.
 */
export function placeRowLabels(
  geometry: SeatMapGeometry,
  grid: GridIndex,
  spacing: readonly BlockSpacing[],
): RowLabel[][] {
  const { x, y } = geometry;
  const byBlock: RowLabel[][] = geometry.blocks.map(() => []);
  for (const row of geometry.rows) {
    if (!row.label || row.count === 0) continue;
    const { pitch } = spacing[row.block]!;
    const last = row.first + row.count - 1;
    const ends: [end: number, inner: number][] =
      row.count === 1
        ? [[row.first, row.first]]
        : [
            [row.first, row.first + 1],
            [last, last - 1],
          ];
    for (const [end, inner] of ends) {
      const dx = x[end]! - x[inner]!;
      const dy = y[end]! - y[inner]!;
      const length = Math.hypot(dx, dy);
      const labelX = x[end]! + (length ? dx / length : -1) * pitch * 0.98;
      const labelY = y[end]! + (length ? dy / length : 0) * pitch * 0.98;
      if (grid.nearest(labelX, labelY, pitch * 0.72) !== -1) continue;
      byBlock[row.block]!.push({ text: row.label, x: labelX, y: labelY, size: pitch * 0.42 });
    }
  }
  return byBlock;
}
