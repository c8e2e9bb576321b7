import { type LocalisedText, SeatFlag, type SeatFlagName, type SeatMapGeometry } from "./model.ts";
import { focalPointsOf, seatQuality } from "./quality-score.ts";
import { median } from "./row-path.ts";
import { rankSteps } from "./score-ranks.ts";

/** Why a seat is rated as it is, in figures and in sentences. */
export interface SeatExplanation {
  /** 0 to 65535. */
  readonly score: number;
  /** The seat is at least as good as this many of a hundred seats of the house (or of its zone). */
  readonly betterThanPercent: number;
  /** Step of the shade ramp, 0 to 11. */
  readonly step: number;
  /** Metres over the floor to what people look at; heights are not on the wire. */
  readonly distanceMetres: number;
  /** Degrees off the stage's middle line; null for all-round events. */
  readonly angleDegrees: number | null;
  readonly flags: readonly SeatFlagName[];
  /** One sentence a reason, the most telling first. */
  readonly reasons: readonly LocalisedText[];
}

/**
 * @param zoneOf with it the seat is compared within its own price zone
 * @throws {RangeError} no such seat
 */
export function explainSeat(geometry: SeatMapGeometry, ordinal: number, zoneOf?: Uint8Array): SeatExplanation {
  const score = geometry.score[ordinal];
  if (score === undefined) throw new RangeError(`ordinal ${ordinal} is outside of the ${geometry.seatCount} seats`);
  const bits = geometry.flags[ordinal]!;
  const seat = { x: geometry.x[ordinal]!, y: geometry.y[ordinal]! };
  const focalPoints = focalPointsOf(geometry, []).map((focus) => ({ ...focus, z: 120 }));
  const { distance, angle } = seatQuality(focalPoints, seat, 0, bits, 0, 1);
  const allRound = focalPoints.every((focus) => focus.allRound === true);
  let others = 0;
  let atMost = 0;
  for (let other = 0; other < geometry.seatCount; other += 1) {
    if (zoneOf && zoneOf[other] !== zoneOf[ordinal]) continue;
    others += 1;
    if (geometry.score[other]! <= score) atMost += 1;
  }
  const names = Object.keys(SeatFlag) as SeatFlagName[];
  const flags = names.filter((name) => bits & SeatFlag[name]);
  const distanceMetres = Math.round(distance / 100);
  const angleDegrees = allRound ? null : Math.round(angle);
  return {
    score,
    betterThanPercent: Math.floor((100 * atMost) / others),
    step: Math.ceil((rankSteps * atMost) / others) - 1,
    distanceMetres,
    angleDegrees,
    flags,
    reasons: [
      distanceReason(distanceMetres, distance, medianDistance(geometry, focalPoints)),
      ...(angleDegrees === null ? [] : [angleReason(angleDegrees)]),
      ...flags.map((name) => flagReasons[name]),
    ],
  };
}

const medians = new WeakMap<SeatMapGeometry, number>();

function medianDistance(geometry: SeatMapGeometry, focalPoints: SeatMapGeometry["focalPoints"]): number {
  let known = medians.get(geometry);
  if (known === undefined) {
    known = median(
      Array.from(geometry.x, (x, seat) =>
        Math.min(...focalPoints.map((focus) => Math.hypot(x - focus.x, geometry.y[seat]! - focus.y))),
      ),
    );
    medians.set(geometry, known);
  }
  return known;
}

function distanceReason(metres: number, distance: number, usual: number): LocalisedText {
  if (distance < usual * 0.75) {
    return { zh: `离舞台近，约 ${metres} 米`, en: `Close to the stage, about ${metres} m` };
  }
  if (distance > usual * 1.25) {
    return { zh: `离舞台远，约 ${metres} 米`, en: `Far from the stage, about ${metres} m` };
  }
  return { zh: `离舞台约 ${metres} 米`, en: `About ${metres} m from the stage` };
}

function angleReason(degrees: number): LocalisedText {
  if (degrees <= 15) return { zh: "正对舞台", en: "Straight in front of the stage" };
  if (degrees <= 35) return { zh: `略偏侧面，${degrees}°`, en: `Slightly to the side, ${degrees}°` };
  if (degrees <= 90) return { zh: `在侧面，${degrees}°`, en: `To the side, ${degrees}°` };
  return { zh: `在舞台后侧，${degrees}°`, en: `Behind the stage's front edge, ${degrees}°` };
}

const flagReasons: Record<SeatFlagName, LocalisedText> = {
  wheelchair: { zh: "轮椅席位", en: "Wheelchair place" },
  companion: { zh: "轮椅陪同席位", en: "Place for a wheelchair user's companion" },
  restrictedView: { zh: "视线受限", en: "Restricted view" },
  aisle: { zh: "靠过道", en: "On the aisle" },
  house: { zh: "剧院自留席", en: "House seat" },
  standing: { zh: "站席", en: "Standing place" },
};
