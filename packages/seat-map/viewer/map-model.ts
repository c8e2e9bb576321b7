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
  /** A seat with much of the block around it: where its label stands, and never outside as a centroid may be. */
  readonly heartX: number;
  readonly heartY: number;
  /** Centimetres of plate to either side of the heart, and above and below: room for the label. */
  readonly roomX: number;
  readonly roomY: number;
  /** Half the height of the largest box of {@link LABEL_SHAPE} around the heart, for labels of several lines. */
  readonly roomBox: number;
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
  /** Indices of blocks that are left out of every picture: a drawing board shows those in hand itself. */
  readonly hidden: Set<number>;
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
    const lineWidth = Math.min(Math.max(pitch * 1.5, rowPitch * 1.25), pitch * 3.2);
    const heart = findHeart(geometry, grid, block.first, block.count, lineWidth);
    return {
      index,
      label: block.label,
      first: block.first,
      count: block.count,
      pitch,
      rowPitch,
      radius,
      bounds,
      ...heart,
      lines: rowLines(geometry, index, pitch, pitch * 0.08),
      lineWidth,
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
  const bounds = drawingBounds(geometry, pitch * 2);
  return {
    geometry,
    blocks,
    blockOf,
    hidden: new Set(),
    grid,
    pitch,
    radius: middle?.radius ?? rough * 0.41,
    largestRadius: bySize.at(-1)?.radius ?? rough * 0.41,
    bounds,
  };
}

/** Seats, shapes and the letters of texts, whose size the geometry's own bounds leave out. */
function drawingBounds(geometry: SeatMapGeometry, margin: number): Bounds {
  let { minX, minY, maxX, maxY } = geometry.bounds;
  for (const { kind, points, size = 100, label } of geometry.shapes) {
    const anchor = points[0];
    if (kind !== "text" || !anchor) continue;
    const half = (Math.max(label?.zh.length ?? 0, (label?.en.length ?? 0) * 0.6) * size) / 2;
    minX = Math.min(minX, anchor.x - half);
    maxX = Math.max(maxX, anchor.x + half);
    minY = Math.min(minY, anchor.y - size * 0.6);
    maxY = Math.max(maxY, anchor.y + size * 0.6);
  }
  return { minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin };
}

/** The box around a stretch of ordinals, widened by `margin`. */
function seatBounds(geometry: SeatMapGeometry, first: number, count: number, margin: number): Bounds {
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

const HEART_SAMPLES = 36;
/** A label of several lines is about this much wider than high. */
export const LABEL_SHAPE = 1.45;

/** Tries a sample of the seats and takes the one with the most plate around it, the middle one if they are alike. */
function findHeart(
  geometry: SeatMapGeometry,
  grid: GridIndex,
  first: number,
  count: number,
  lineWidth: number,
): Pick<BlockModel, "heartX" | "heartY" | "roomX" | "roomY" | "roomBox"> {
  let middleX = 0;
  let middleY = 0;
  for (let ordinal = first; ordinal < first + count; ordinal++) {
    middleX += geometry.x[ordinal]! / count;
    middleY += geometry.y[ordinal]! / count;
  }
  const isPlate = (x: number, y: number): boolean =>
    grid.nearest(x, y, lineWidth * 0.55, (seat) => seat >= first && seat < first + count) !== -1;
  const stride = lineWidth * 0.5;
  const roomTowards = (x: number, y: number, dx: number, dy: number): number => {
    let steps = 0;
    while (steps < 200 && isPlate(x + dx * (steps + 1) * stride, y + dy * (steps + 1) * stride)) steps++;
    return (steps + 0.5) * stride;
  };
  const holds = (x: number, y: number, half: number): boolean =>
    [-1, -0.4, 0.4, 1].every((share) =>
      [-1, 1].every(
        (side) =>
          isPlate(x + share * half * LABEL_SHAPE, y + side * half) &&
          isPlate(x + side * half * LABEL_SHAPE, y + share * half),
      ),
    );
  let best = { heartX: middleX, heartY: middleY, roomX: 0, roomY: 0, roomBox: 0 };
  let bestWorth = Number.NEGATIVE_INFINITY;
  const every = Math.max(1, Math.floor(count / HEART_SAMPLES));
  const size = Math.sqrt(count) * lineWidth;
  for (let ordinal = first; ordinal < first + count; ordinal += every) {
    const x = geometry.x[ordinal]!;
    const y = geometry.y[ordinal]!;
    // Growing starts just under the best so far: most candidates are done after one look.
    let roomBox = Math.max(0, best.roomBox - lineWidth);
    if (roomBox > 0 && !holds(x, y, roomBox)) continue;
    while (roomBox < lineWidth * 50 && holds(x, y, roomBox + stride)) roomBox += stride;
    const fromMiddle = Math.hypot(x - middleX, y - middleY) / size;
    const worth = roomBox - fromMiddle * lineWidth * 1.5;
    if (worth <= bestWorth) continue;
    bestWorth = worth;
    const roomX = Math.min(roomTowards(x, y, -1, 0), roomTowards(x, y, 1, 0));
    const roomY = Math.min(roomTowards(x, y, 0, -1), roomTowards(x, y, 0, 1));
    best = { heartX: x, heartY: y, roomX, roomY, roomBox };
  }
  return best;
}
