import { type FocalPoint, type Point, SeatFlag, type SeatMapDocument } from "./model.ts";
import { whole } from "./whole.ts";

/**
 * How good a seat is, before any price: `closeness x angle x view + correction`, held between 0 and 1.
 *
 * - closeness = L / (L + d). d is the distance in space from the eyes of the person in the seat (120 cm above its
 *   floor) to the focal point; L is the house's own median distance, so that a studio and a stadium both use the whole
 *   range: half at the median, near 1 at the stage. Nearer is always better and each further metre matters less, as
 *   the apparent size of a performer (proportional to 1 / d) falls.
 * - angle = (1 + cos a) / 2, with a the angle in space between the stage's normal and the direction to the seat:
 *   1 straight in front, 0.93 at 30 degrees (the width that theatre planning calls comfortable), 0.5 beside the stage,
 *   0 behind it. High seats lose by the same term, since they look down. All-round events have no front: 1.
 * - view = 0.6 where the drawing says the view is restricted, else 1.
 * - correction = what the organiser painted on the seat, -1 to 1.
 *
 * With several focal points a seat counts by the one it sees best.
 */
export interface SeatQuality {
  /** 0 to 1. */
  readonly value: number;
  /** Centimetres in space from the eyes to the focal point. */
  readonly distance: number;
  /** Degrees off the stage's normal; 0 for all-round events. */
  readonly angle: number;
}

/** Height of a seated person's eyes above the floor the seat stands on, centimetres. */
const eyeHeight = 120;
const restrictedViewFactor = 0.6;
/** The greatest stored score. */
const topScore = 65535;

/** Distance in space from a seat's eyes to a focal point, centimetres. `floor` is the seat's height. */
export function distanceTo(focus: FocalPoint, seat: Point, floor: number): number {
  return Math.hypot(seat.x - focus.x, seat.y - focus.y, floor + eyeHeight - (focus.z ?? eyeHeight));
}

/** Cosine of the angle between the direction the stage faces and the direction to the seat; 1 for all-round events. */
function facingCosine(focus: FocalPoint, seat: Point, distance: number): number {
  if (focus.allRound || distance === 0) return 1;
  const turn = ((focus.facing ?? 0) * Math.PI) / 180;
  const along = (seat.x - focus.x) * -Math.sin(turn) + (seat.y - focus.y) * Math.cos(turn);
  return Math.max(-1, Math.min(1, along / distance));
}

/**
 * @param floor height of the seat's floor above the stage floor, centimetres
 * @param flags bits of {@link SeatFlag}
 * @param scale the house's median distance L, centimetres, above 0
 */
export function seatQuality(
  focalPoints: readonly FocalPoint[],
  seat: Point,
  floor: number,
  flags: number,
  correction: number,
  scale: number,
): SeatQuality {
  let best: SeatQuality = { value: -1, distance: 0, angle: 0 };
  for (const focus of focalPoints) {
    const distance = distanceTo(focus, seat, floor);
    const cosine = facingCosine(focus, seat, distance);
    const view = flags & SeatFlag.restrictedView ? restrictedViewFactor : 1;
    const value = (scale / (scale + distance)) * ((1 + cosine) / 2) * view;
    if (value > best.value) best = { value, distance, angle: (Math.acos(cosine) * 180) / Math.PI };
  }
  return { ...best, value: Math.max(0, Math.min(1, best.value + correction)) };
}

export const storedScore = (quality: SeatQuality): number => whole(quality.value * topScore);

/**
 * What people look at. A drawing without a focal point is judged from its stage shapes, facing the middle of the
 * seats; without a stage from the middle of its upper edge, facing down.
 */
export function focalPointsOf(
  document: Pick<SeatMapDocument, "focalPoints" | "shapes">,
  seats: readonly Point[],
): readonly FocalPoint[] {
  if (document.focalPoints.length > 0) return document.focalPoints;
  const middle = middleOf(seats);
  const stages = document.shapes.filter((shape) => shape.kind === "stage" && shape.points.length > 0);
  if (stages.length > 0) {
    return stages.map((stage) => {
      const centre = middleOf(stage.points);
      const facing = (Math.atan2(-(middle.x - centre.x), middle.y - centre.y) * 180) / Math.PI;
      return { ...centre, facing: whole(facing) };
    });
  }
  const top = seats.reduce((least, seat) => Math.min(least, seat.y), Number.POSITIVE_INFINITY);
  return [{ x: middle.x, y: Number.isFinite(top) ? top - 500 : 0, facing: 0 }];
}

function middleOf(points: readonly Point[]): Point {
  if (points.length === 0) return { x: 0, y: 0 };
  let [minX, maxX, minY, maxY] = [points[0]!.x, points[0]!.x, points[0]!.y, points[0]!.y];
  for (const point of points) {
    minX = Math.min(minX, point.x);
    maxX = Math.max(maxX, point.x);
    minY = Math.min(minY, point.y);
    maxY = Math.max(maxY, point.y);
  }
  return { x: whole((minX + maxX) / 2), y: whole((minY + maxY) / 2) };
}
