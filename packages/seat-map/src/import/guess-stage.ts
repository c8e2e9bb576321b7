import type { FocalPoint, Point, ShapeDocument } from "../model.ts";
import { isInside } from "../outline.ts";
import { whole } from "../whole.ts";

const stageNames =
  /stage|bühne|scène|scene|escenario|palco|podium|platform|pitch|field|court|arena floor|舞台|球场|场地|сцена|поле/i;

/** What a plan without a focal point of its own lets us conclude. */
export interface StageGuess {
  /** Which of the shapes is the stage; -1 for none. */
  readonly stage: number;
  readonly focalPoints: FocalPoint[];
  /** How the stage was found; "none" leaves the judging to the drawing's upper edge. */
  readonly by: "name" | "size" | "none";
}

/**
 * Finds the stage among shapes: the one that is named like one, else the largest without seats in it. Seats all
 * around it mean an all-round event; otherwise the stage faces the middle of the seats.
 */
export function guessStage(shapes: readonly ShapeDocument[], seats: readonly Point[]): StageGuess {
  const areas = shapes
    .map((shape, index) => ({ shape, index, size: areaOf(shape.points) }))
    .filter(({ shape, size }) => shape.kind !== "text" && size > 0);
  const texts = shapes.filter(({ kind }) => kind === "text");
  const isNamed = ({ shape }: { shape: ShapeDocument }) =>
    shape.kind === "stage" ||
    nameOf(shape) ||
    texts.some((text) => nameOf(text) && text.points[0] && isInside(text.points[0], shape.points));
  const bySize = [...areas].sort((a, b) => b.size - a.size || a.index - b.index);
  const named = bySize.find(isNamed);
  const largest = bySize.find(({ shape }) => !seats.some((seat) => isInside(seat, shape.points)));
  const stage = named ?? largest;
  if (!stage || seats.length === 0) return { stage: -1, focalPoints: [], by: "none" };
  return {
    stage: stage.index,
    focalPoints: [focalPoint(stage.shape.points, seats)],
    by: named ? "name" : "size",
  };
}

const nameOf = (shape: ShapeDocument): boolean =>
  shape.label !== undefined && (stageNames.test(shape.label.en) || stageNames.test(shape.label.zh));

function focalPoint(stage: readonly Point[], seats: readonly Point[]): FocalPoint {
  const centre = middle(stage);
  const directions = new Set(
    seats.map((seat) =>
      Math.floor(((Math.atan2(seat.y - centre.y, seat.x - centre.x) + Math.PI) / (2 * Math.PI)) * 12),
    ),
  );
  if (directions.size >= 11) return { ...centre, allRound: true };
  const crowd = {
    x: seats.reduce((sum, { x }) => sum + x, 0) / seats.length,
    y: seats.reduce((sum, { y }) => sum + y, 0) / seats.length,
  };
  const facing = (Math.atan2(-(crowd.x - centre.x), crowd.y - centre.y) * 180) / Math.PI;
  // Stages stand square to the house nearly always; a few degrees are the seats' uneven number.
  const square = whole(facing / 90) * 90;
  return { ...centre, facing: Math.abs(facing - square) <= 15 ? square : whole(facing) };
}

function areaOf(points: readonly Point[]): number {
  let twice = 0;
  points.forEach((point, index) => {
    const next = points[(index + 1) % points.length]!;
    twice += point.x * next.y - next.x * point.y;
  });
  return Math.abs(twice) / 2;
}

function middle(points: readonly Point[]): Point {
  let [minX, maxX, minY, maxY] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { x, y } of points) {
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
  return { x: whole((minX + maxX) / 2), y: whole((minY + maxY) / 2) };
}
