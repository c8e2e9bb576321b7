import { dealInOrder } from "./locked-order.ts";
import {
  type GeometryBlock,
  type GeometryRow,
  type GeometryShape,
  type Point,
  SeatFlag,
  type SeatMapDocument,
  type SeatMapGeometry,
  type ShapeDocument,
} from "./model.ts";
import { blockOutline } from "./outline.ts";
import { physicalRows, usualStepOf } from "./physical-rows.ts";
import { distanceTo, focalPointsOf, seatQuality, storedScore } from "./quality-score.ts";
import { median } from "./row-path.ts";
import { gatherPhotos } from "./seat-photos.ts";
import { whole } from "./whole.ts";

interface Placed {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly floor: number;
  readonly flags: number;
  readonly correction: number;
  readonly photo?: string;
}

/**
 * Publishes a drawing: numbers its seats, finds rows, runs and outlines, and judges every seat.
 *
 * The same document always gives the same geometry. Coordinates are rounded to whole centimetres. Works on any
 * well-typed document; what is odd about one is for {@link checkSeatMap} to say.
 */
export function compileSeatMap(document: SeatMapDocument): SeatMapGeometry {
  const usualStep = usualStepOf(document.blocks);
  const seats: Placed[] = [];
  const blocks: GeometryBlock[] = [];
  const rows: GeometryRow[] = [];
  const rowOf: number[] = [];
  const runOf: number[] = [];
  const runStart: number[] = [];
  for (const block of document.blocks) {
    const first = seats.length;
    const ownRows: Placed[][] = [];
    for (const row of physicalRows(block, usualStep)) {
      const floor = (block.elevation ?? 0) + (block.rake ?? 0) * row.step;
      const rowFirst = seats.length;
      for (const run of row.runs) {
        runStart.push(seats.length);
        for (const seat of run) {
          rowOf.push(rows.length);
          runOf.push(runStart.length - 1);
          const flags = (seat.flags ?? []).reduce((bits, name) => bits | SeatFlag[name], 0);
          seats.push({
            id: seat.id,
            label: seat.label,
            x: whole(seat.x),
            y: whole(seat.y),
            floor,
            flags,
            correction: seat.correction ?? 0,
            ...(seat.photo === undefined ? {} : { photo: seat.photo }),
          });
        }
      }
      ownRows.push(seats.slice(rowFirst));
      rows.push({ block: blocks.length, label: row.label, first: rowFirst, count: seats.length - rowFirst });
    }
    blocks.push({
      label: block.label,
      ...(block.level === undefined ? {} : { level: block.level }),
      first,
      count: seats.length - first,
      outline: blockOutline(ownRows, whole(0.6 * usualStep)),
    });
  }
  runStart.push(seats.length);
  const focalPoints = focalPointsOf(document, seats);
  const photos = gatherPhotos(seats);
  return {
    name: document.name,
    seatCount: seats.length,
    blocks,
    rows,
    shapes: publishedShapes(document),
    focalPoints,
    bounds: boundsOf([...seats, ...document.shapes.flatMap(extentOf)]),
    x: Float32Array.from(seats, (seat) => seat.x),
    y: Float32Array.from(seats, (seat) => seat.y),
    rowOf: Uint32Array.from(rowOf),
    runOf: Uint32Array.from(runOf),
    runStart: Uint32Array.from(runStart),
    flags: Uint8Array.from(seats, (seat) => seat.flags),
    score: withLockedOrders(scoresOf(seats, focalPoints), seats, document, blocks),
    labels: seats.map((seat) => seat.label),
    ...(photos ? { photos } : {}),
    seatIds: seats.map((seat) => seat.id),
  };
}

function scoresOf(seats: readonly Placed[], focalPoints: SeatMapGeometry["focalPoints"]): Uint16Array {
  const nearest = seats.map((seat) => Math.min(...focalPoints.map((focus) => distanceTo(focus, seat, seat.floor))));
  const scale = median(nearest) || 1;
  return Uint16Array.from(seats, (seat) =>
    storedScore(seatQuality(focalPoints, seat, seat.floor, seat.flags, seat.correction, scale)),
  );
}

/** Deals the scores of every block whose order is locked out anew, in that order. */
function withLockedOrders(
  scores: Uint16Array,
  seats: readonly Placed[],
  document: SeatMapDocument,
  blocks: readonly GeometryBlock[],
): Uint16Array {
  document.blocks.forEach(({ lockedOrder }, index) => {
    if (!lockedOrder) return;
    const { first, count } = blocks[index]!;
    const ids = seats.slice(first, first + count).map(({ id }) => id);
    scores.set(dealInOrder(scores.subarray(first, first + count), ids, lockedOrder), first);
  });
  return scores;
}

/** Shapes as people see them: a table says the name of its row, a standing area that of its block. */
function publishedShapes({ shapes, blocks }: SeatMapDocument): GeometryShape[] {
  const names = new Map<string, { readonly table: string; readonly area: string }>();
  if (shapes.some(({ row }) => row !== undefined))
    for (const block of blocks)
      for (const row of block.rows) names.set(row.id, { table: row.label, area: block.label });
  return shapes.map(({ id: _, row, around: __, ...shape }) => {
    const name = row === undefined ? undefined : names.get(row);
    if (!name || (shape.kind !== "table" && shape.kind !== "area")) return shape;
    return { ...shape, label: { zh: name[shape.kind], en: name[shape.kind] } };
  });
}

/** What a shape covers: its points, and for a text the room its letters roughly take around its middle. */
function extentOf({ kind, points, label, size = 0 }: ShapeDocument): readonly Point[] {
  if (kind !== "text" || !label) return points;
  const halfWidth = whole((size * Math.max(label.zh.length, label.en.length * 0.55)) / 2);
  const halfHeight = whole(size * 0.7);
  return points.flatMap(({ x, y }) => [
    { x: x - halfWidth, y: y - halfHeight },
    { x: x + halfWidth, y: y + halfHeight },
  ]);
}

function boundsOf(points: readonly Point[]): SeatMapGeometry["bounds"] {
  const bounds = { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  points.forEach(({ x, y }, index) => {
    bounds.minX = index === 0 ? x : Math.min(bounds.minX, x);
    bounds.maxX = index === 0 ? x : Math.max(bounds.maxX, x);
    bounds.minY = index === 0 ? y : Math.min(bounds.minY, y);
    bounds.maxY = index === 0 ? y : Math.max(bounds.maxY, y);
  });
  return bounds;
}
