import { describe, expect, test } from "vitest";
import { compileSeatMap } from "./compile.ts";
import { demoHouses } from "./demo-houses/index.ts";
import { explainSeat } from "./explain-seat.ts";
import { decodeGeometry, encodeGeometry } from "./geometry-codec.ts";
import { SeatFlag } from "./model.ts";
import { scoreRanks } from "./score-ranks.ts";

describe("why a seat is rated so", () => {
  const theatre = decodeGeometry(encodeGeometry(compileSeatMap(demoHouses.curvedTheatre())));
  const best = theatre.score.indexOf(Math.max(...theatre.score));
  const worst = theatre.score.indexOf(Math.min(...theatre.score));

  test("the best seat is close and straight in front", () => {
    const explained = explainSeat(theatre, best);
    expect(explained).toMatchObject({ betterThanPercent: 100, step: 11 });
    expect(explained.reasons[0]?.en).toMatch(/^Close to the stage, about \d+ m$/);
    expect(explained.reasons[1]?.zh).toBe("正对舞台");
  });

  test("the worst one says its restricted view", () => {
    const explained = explainSeat(theatre, worst);
    expect(explained.flags).toContain("restrictedView");
    expect(explained.reasons).toContainEqual({ zh: "视线受限", en: "Restricted view" });
    expect(explained.betterThanPercent).toBeLessThan(5);
  });

  test("agrees with the shade, in the house and within a zone", () => {
    const zoneOf = Uint8Array.from(
      { length: theatre.seatCount },
      (_, seat) => theatre.rows[theatre.rowOf[seat]!]!.block % 3,
    );
    const [house, zones] = [scoreRanks(theatre), scoreRanks(theatre, zoneOf)];
    for (let seat = 0; seat < theatre.seatCount; seat += 97) {
      expect(explainSeat(theatre, seat).step).toBe(house[seat]);
      expect(explainSeat(theatre, seat, zoneOf).step).toBe(zones[seat]);
    }
  });

  test("names every property of the seat", () => {
    const wheelchair = theatre.flags.findIndex((bits) => (bits & SeatFlag.wheelchair) !== 0);
    expect(explainSeat(theatre, wheelchair).reasons.at(-1)).toEqual({ zh: "轮椅席位", en: "Wheelchair place" });
  });

  test("an all-round event has no angle", () => {
    const stadium = compileSeatMap(demoHouses.stadium());
    expect(explainSeat(stadium, 0).angleDegrees).toBeNull();
  });

  test("a seat that does not exist is an error", () => {
    expect(() => explainSeat(theatre, theatre.seatCount)).toThrow(RangeError);
  });
});
