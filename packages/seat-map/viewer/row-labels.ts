import type { SeatMapGeometry } from "../src/model.ts";
import type { GridIndex } from "./grid-index.ts";
import { rowPieces } from "./row-lines.ts";
import type { BlockSpacing } from "./seat-spacing.ts";

export interface RowLabel {
  readonly text: string;
  /** Centimetres. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Where row names stand: one seat beyond either end of the row and in the middle of its aisles, where no other
 * seat is. Placed once per geometry; a row hemmed in on all sides goes without, its seats still say it.
 */
export function placeRowLabels(
  geometry: SeatMapGeometry,
  grid: GridIndex,
  spacing: readonly BlockSpacing[],
): RowLabel[][] {
  const { x, y, rows } = geometry;
  return geometry.blocks.map((_, blockIndex) => {
    const { pitch } = spacing[blockIndex]!;
    const labels: RowLabel[] = [];
    const place = (row: number, labelX: number, labelY: number): void => {
      const text = rows[row]!.label;
      if (!text || grid.nearest(labelX, labelY, pitch * 0.72) !== -1) return;
      labels.push({ text, x: labelX, y: labelY, size: pitch * 0.5 });
    };
    const pieces = rowPieces(geometry, blockIndex, pitch);
    for (const [index, piece] of pieces.entries()) {
      const beyond = (end: number, inner: number): void => {
        const dx = x[end]! - x[inner]!;
        const dy = y[end]! - y[inner]!;
        const length = Math.hypot(dx, dy);
        place(
          piece.row,
          x[end]! + (length ? dx / length : -1) * pitch * 0.98,
          y[end]! + (length ? dy / length : 0) * pitch * 0.98,
        );
      };
      const before = pieces[index - 1];
      if (before?.row === piece.row)
        place(piece.row, (x[before.last]! + x[piece.first]!) / 2, (y[before.last]! + y[piece.first]!) / 2);
      else beyond(piece.first, Math.min(piece.last, piece.first + 1));
      if (pieces[index + 1]?.row !== piece.row && piece.last > piece.first) beyond(piece.last, piece.last - 1);
    }
    return labels;
  });
}
