import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "./compile.ts";
import { type FocalPoint, SeatFlag, type SeatMapDocument } from "./model.ts";
import { focalPointsOf, seatQuality, storedScore } from "./quality-score.ts";
import { scoreRanks } from "./score-ranks.ts";

const scale = 2000;
const stage: FocalPoint = { x: 0, y: 0, facing: 0 };
const at = (distance: number, degrees: number) => ({
  x: distance * Math.sin((degrees * Math.PI) / 180),
  y: distance * Math.cos((degrees * Math.PI) / 180),
});
const quality = (distance: number, degrees: number, flags = 0, correction = 0, focus = stage, floor = 0) =>
  seatQuality([focus], at(distance, degrees), floor, flags, correction, scale).value;

const distance = fc.integer({ min: 100, max: 20_000 });
const angle = fc.integer({ min: 0, max: 170 });

describe("the quality of a seat", () => {
  test("falls with distance", () => {
    fc.assert(
      fc.property(distance, fc.integer({ min: 1, max: 5000 }), angle, (near, further, degrees) => {
        expect(quality(near, degrees)).toBeGreaterThan(quality(near + further, degrees));
      }),
    );
  });

  test("falls with the angle off the stage's normal, to both sides alike", () => {
    fc.assert(
      fc.property(distance, angle, fc.integer({ min: 1, max: 10 }), (away, degrees, more) => {
        expect(quality(away, degrees)).toBeGreaterThan(quality(away, degrees + more));
        expect(quality(away, -degrees)).toBeCloseTo(quality(away, degrees), 9);
      }),
    );
  });

  test("does not know angles when the event is all-round", () => {
    fc.assert(
      fc.property(distance, angle, angle, (away, one, other) => {
        const round = { ...stage, allRound: true };
        expect(quality(away, one, 0, 0, round)).toBeCloseTo(quality(away, other, 0, 0, round), 9);
      }),
    );
  });

  test("follows the direction in which the stage faces: clockwise from down the drawing", () => {
    const facingLeft = { ...stage, facing: 90 };
    const left = seatQuality([facingLeft], { x: -1000, y: 0 }, 0, 0, 0, scale);
    const right = seatQuality([facingLeft], { x: 1000, y: 0 }, 0, 0, 0, scale);
    expect(left.angle).toBeCloseTo(0, 6);
    expect(right.angle).toBeCloseTo(180, 6);
    expect(right.value).toBeCloseTo(0, 9);
  });

  test("falls with height above the eyes of the stage, with a restricted view and with a malus; rises with a bonus", () => {
    fc.assert(
      fc.property(distance, angle, fc.integer({ min: 1, max: 3000 }), (away, degrees, floor) => {
        const plain = quality(away, degrees);
        expect(quality(away, degrees, 0, 0, { ...stage, allRound: true }, floor)).toBeLessThan(
          quality(away, degrees, 0, 0, { ...stage, allRound: true }),
        );
        expect(quality(away, degrees, SeatFlag.restrictedView)).toBeLessThan(plain);
        expect(quality(away, degrees, 0, -0.1)).toBeLessThan(plain);
        expect(quality(away, degrees, 0, 0.01)).toBeGreaterThan(plain);
      }),
    );
  });

  test("stays between 0 and 65535, at the focal point itself too", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000 }),
        angle,
        fc.double({ min: -1, max: 1, noNaN: true }),
        (away, degrees, correction) => {
          const stored = storedScore(seatQuality([stage], at(away, degrees), 0, 0, correction, scale));
          expect(Number.isInteger(stored)).toBe(true);
          expect(stored).toBeGreaterThanOrEqual(0);
          expect(stored).toBeLessThanOrEqual(65535);
        },
      ),
    );
  });

  test("with several focal points a seat counts by the one it sees best", () => {
    const second = { x: 5000, y: 0, facing: 0 };
    const beside = { x: 5000, y: 500 };
    expect(seatQuality([stage, second], beside, 0, 0, 0, scale)).toEqual(seatQuality([second], beside, 0, 0, 0, scale));
  });
});

describe("what people look at", () => {
  const seats = [at(1000, 0), at(2000, 0)];

  test("is the stage's middle, facing the seats, when no focal point is drawn", () => {
    const square = [
      { x: -100, y: -300 },
      { x: 100, y: -300 },
      { x: 100, y: -100 },
      { x: -100, y: -100 },
    ];
    expect(focalPointsOf({ focalPoints: [], shapes: [{ kind: "stage", points: square }] }, seats)).toEqual([
      { x: 0, y: -200, facing: 0 },
    ]);
  });

  test("is the middle above the drawing when there is no stage either", () => {
    expect(focalPointsOf({ focalPoints: [], shapes: [] }, seats)).toEqual([{ x: 0, y: 500, facing: 0 }]);
  });
});

describe("a compiled row in the middle", () => {
  const document: SeatMapDocument = {
    format: "parterre.seat-map",
    version: 1,
    name: "",
    categories: [],
    focalPoints: [{ x: 0, y: 0 }],
    shapes: [],
    blocks: [
      {
        id: "b",
        label: "B",
        rake: 20,
        rows: [0, 1, 2].map((row) => ({
          id: `${row}`,
          label: `${row}`,
          seats: [-2, -1, 0, 1, 2].map((seat) => ({
            id: `${row}.${seat}`,
            label: `${seat}`,
            x: seat * 55,
            y: 800 + row * 90,
          })),
        })),
      },
    ],
  };
  const { score, seatCount } = compileSeatMap(document);

  test("is best in its middle and in front", () => {
    expect(Math.max(...score)).toBe(score[2]);
    expect(score[2]).toBeGreaterThan(score[7]!);
    expect(score[0]).toBe(score[4]);
  });

  test("ranks run from 0 to 11 and follow the score, within a zone when zones are given", () => {
    const ranks = scoreRanks({ seatCount, score });
    expect(Math.max(...ranks)).toBe(11);
    const zoneOf = Uint8Array.from({ length: seatCount }, (_, seat) => (seat < 5 ? 0 : 1));
    const within = scoreRanks({ seatCount, score }, zoneOf);
    expect(Math.max(...within.subarray(0, 5))).toBe(11);
    expect(Math.max(...within.subarray(5))).toBe(11);
    for (let a = 0; a < seatCount; a += 1) {
      for (let b = 0; b < seatCount; b += 1) {
        if (score[a]! >= score[b]!) expect(ranks[a]).toBeGreaterThanOrEqual(ranks[b]!);
        if (score[a] === score[b]) expect(ranks[a]).toBe(ranks[b]);
      }
    }
  });

  test("steps are even when no two scores are equal", () => {
    const even = scoreRanks({ seatCount: 1200, score: Uint16Array.from({ length: 1200 }, (_, seat) => seat * 7) });
    for (let step = 0; step < 12; step += 1) expect(even.filter((rank) => rank === step)).toHaveLength(100);
  });
});
