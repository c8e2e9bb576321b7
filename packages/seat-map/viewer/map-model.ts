import type { Point, SeatMapGeometry } from "../src/model.ts";
import type { Bounds } from "./camera.ts";
import { GridIndex } from "./grid-index.ts";
import { placeRowLabels, type RowLabel } from "./row-labels.ts";
import { type Polyline, rowLines } from "./row-lines.ts";
import { type BlockSpacing, measureSpacing, roughPitchOf } from "./seat-spacing.ts";

/** What drawing needs of one block, measured once. */
export interface BlockModel extends BlockSpacing {
  readonly index: number;
  readonly label: string;
  readonly first: number;
  readonly count: number;
  /** Of its seats with half a pitch around them. */
  readonly bounds: Bounds;
  /** The seat nearest to the block's middle: never outside of a curved block, as its centroid may be. */
  readonly heartX: number;
  readonly heartY: number;
  /** Thick lines that make the plate; see {@link rowLines}. */
  readonly lines: readonly Polyline[];
  /** Width of those lines in centimetres. */
  readonly lineWidth: number;
  readonly rowLabels: readonly RowLabel[];
  /** Ring around the block for hover, choice and focus; centimetres. */
  readonly outline: readonly Point[];
}

/** A geometry with everything drawing, picking and walking ask again and again. Pure data, built once. */
export interface MapModel {
  readonly geometry: SeatMapGeometry;
  readonly blocks: readonly BlockModel[];
  readonly blockOf: Uint16Array;
  readonly grid: GridIndex;
  /** Median over the seats, centimetres. */
  readonly pitch: number;
  readonly radius: number;
  readonly largestRadius: number;
  /** Seats and shapes with a margin. */
  readonly bounds: Bounds;
}

/** Takes about 100 ms for 100,000 seats. */
export function buildMapModel(geometry: SeatMapGeometry): MapModel {
  const rough = roughPitchOf(geometry);
  const grid = new GridIndex(geometry.x, geometry.y, rough * 2);
  const spacing = measureSpacing(geometry, grid, rough);
  const rowLabels = placeRowLabels(geometry, grid, spacing);
  const blockOf = new Uint16Array(geometry.seatCount);
  const blocks = geometry.blocks.map((block, index): BlockModel => {
    blockOf.fill(index, block.first, block.first + block.count);
    const { pitch, rowPitch, radius } = spacing[index]!;
    const bounds = seatBounds(geometry, block.first, block.count, pitch * 0.8);
    const heart = heartOf(geometry, block.first, block.count);
    return {
      index,
      label: block.label,
      first: block.first,
      count: block.count,
      pitch,
      rowPitch,
      radius,
      bounds,
      heartX: geometry.x[heart] ?? 0,
      heartY: geometry.y[heart] ?? 0,
      lines: rowLines(geometry, index, Math.max(pitch, rough), pitch * 0.08),
      lineWidth: Math.min(Math.max(pitch * 1.5, rowPitch * 1.25), pitch * 3.2),
      rowLabels: rowLabels[index]!,
      outline: block.outline,
    };
  });
  const bySize = blocks.flatMap((block) => (block.count > 0 ? [block] : [])).sort((a, b) => a.pitch - b.pitch);
  let seen = 0;
  const middle = bySize.find((block) => {
    seen += block.count;
    return seen * 2 >= geometry.seatCount;
  });
  const pitch = middle?.pitch ?? rough;
  const margin = pitch * 2;
  return {
    geometry,
    blocks,
    blockOf,
    grid,
    pitch,
    radius: middle?.radius ?? rough * 0.41,
    largestRadius: bySize.at(-1)?.radius ?? rough * 0.41,
    bounds: {
      minX: geometry.bounds.minX - margin,
      minY: geometry.bounds.minY - margin,
      maxX: geometry.bounds.maxX + margin,
      maxY: geometry.bounds.maxY + margin,
    },
  };
}

/** The box around a stretch of ordinals, widened by `margin`. */
export function seatBounds(geometry: SeatMapGeometry, first: number, count: number, margin: number): Bounds {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  for (let ordinal = first; ordinal < first + count; ordinal++) {
    minX = Math.min(minX, geometry.x[ordinal]!);
    maxX = Math.max(maxX, geometry.x[ordinal]!);
    minY = Math.min(minY, geometry.y[ordinal]!);
    maxY = Math.max(maxY, geometry.y[ordinal]!);
  }
  if (count === 0) return { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  return { minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin };
}

function heartOf(geometry: SeatMapGeometry, first: number, count: number): number {
  let x = 0;
  let y = 0;
  for (let ordinal = first; ordinal < first + count; ordinal++) {
    x += geometry.x[ordinal]! / count;
    y += geometry.y[ordinal]! / count;
  }
  let best = first;
  let bestSquare = Number.POSITIVE_INFINITY;
  for (let ordinal = first; ordinal < first + count; ordinal++) {
    const square = (geometry.x[ordinal]! - x) ** 2 + (geometry.y[ordinal]! - y) ** 2;
    if (square < bestSquare) {
      bestSquare = square;
      best = ordinal;
    }
  }
  return best;
}

export function overlaps(first: Bounds, second: Bounds): boolean {
  return (
    first.minX <= second.maxX && first.maxX >= second.minX && first.minY <= second.maxY && first.maxY >= second.minY
  );
}
