import type { SeatMapGeometry } from "../src/model.ts";
import type { GridIndex } from "./grid-index.ts";

/** Distances inside one block, centimetres. */
export interface BlockSpacing {
  /** Between neighbours: the room one seat has. */
  readonly pitch: number;
  /** Between one row and the next; equal to `pitch` for a single row. */
  readonly rowPitch: number;
  /** Radius a seat is drawn with. */
  readonly radius: number;
}

const SAMPLES = 160;
const FALLBACK_PITCH = 50;

function quantile(values: number[], share: number): number | undefined {
  values.sort((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(values.length * share))];
}

/**
 * Measures each block from a sample of its seats. The lower decile of nearest-neighbour distances is the pitch:
 * an average would let seats of a crowded corner overlap, the minimum would let one clerical slip shrink all.
 */
export function measureSpacing(geometry: SeatMapGeometry, grid: GridIndex, roughPitch: number): BlockSpacing[] {
  const { x, y, rowOf } = geometry;
  return geometry.blocks.map((block) => {
    const nearest: number[] = [];
    const acrossRows: number[] = [];
    const stride = Math.max(1, Math.floor(block.count / SAMPLES));
    for (let ordinal = block.first; ordinal < block.first + block.count; ordinal += stride) {
      const distanceTo = (accept: (other: number) => boolean, reach: number): number | undefined => {
        for (let radius = roughPitch * 1.5; radius <= reach; radius *= 2.2) {
          const other = grid.nearest(x[ordinal]!, y[ordinal]!, radius, accept);
          if (other !== -1) return Math.hypot(x[other]! - x[ordinal]!, y[other]! - y[ordinal]!);
        }
        return undefined;
      };
      const neighbour = distanceTo((other) => other !== ordinal, roughPitch * 20);
      if (neighbour !== undefined && neighbour > 0.5) nearest.push(neighbour);
      const inBlock = (other: number): boolean => other >= block.first && other < block.first + block.count;
      const across = distanceTo((other) => inBlock(other) && rowOf[other] !== rowOf[ordinal], roughPitch * 8);
      if (across !== undefined) acrossRows.push(across);
    }
    const pitch = quantile(nearest, 0.1) ?? FALLBACK_PITCH;
    const rowPitch = Math.max(pitch, quantile(acrossRows, 0.5) ?? pitch);
    return { pitch, rowPitch, radius: pitch * 0.41 };
  });
}

/** A first guess from neighbours in order, good enough to size the grid. */
export function roughPitchOf(geometry: SeatMapGeometry): number {
  const steps: number[] = [];
  const stride = Math.max(1, Math.floor(geometry.seatCount / 2000));
  for (let ordinal = 0; ordinal + 1 < geometry.seatCount; ordinal += stride) {
    if (geometry.runOf[ordinal] !== geometry.runOf[ordinal + 1]) continue;
    const step = Math.hypot(
      geometry.x[ordinal + 1]! - geometry.x[ordinal]!,
      geometry.y[ordinal + 1]! - geometry.y[ordinal]!,
    );
    if (step > 0.5) steps.push(step);
  }
  return quantile(steps, 0.5) ?? FALLBACK_PITCH;
}
