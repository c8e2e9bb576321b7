import { describe, expect, it } from "vitest";
import { compileSeatMap } from "../src/compile.ts";
import { demoHouses } from "../src/demo-houses/index.ts";
import type { SeatMapDocument } from "../src/model.ts";
import { letterLabel, nextLabel } from "./labels.ts";
import { relabelRows, relabelSeats, seatLabels, usualRowNumbering } from "./numbering.ts";
import { paintSeats } from "./seat-properties.ts";
import { usualSettings } from "./tools/tool.ts";

describe("numbering", () => {
  const numbering = usualSettings.numbering;
  it.each([
    [{}, ["1", "2", "3", "4", "5"]],
    [{ side: "right" }, ["5", "4", "3", "2", "1"]],
    [{ counting: "odd" }, ["1", "3", "5", "7", "9"]],
    [{ counting: "even", side: "right" }, ["10", "8", "6", "4", "2"]],
    [{ counting: "fromCentre" }, ["5", "3", "1", "2", "4"]],
    [{ style: "letters", start: 7 }, ["G", "H", "J", "K", "L"]],
    [{ suffix: "号", start: 11 }, ["11号", "12号", "13号", "14号", "15号"]],
  ] as const)("%j", (change, labels) => {
    expect(seatLabels(5, { ...numbering, ...change })).toEqual(labels);
  });

  it("has letters without I and O, and goes on after Z", () => {
    expect([8, 9, 14, 24, 25].map(letterLabel)).toEqual(["H", "J", "P", "Z", "AA"]);
    expect(["H", "N", "9", "3排", "", "池座"].map((label) => nextLabel(label, new Set(), "1"))).toEqual([
      "J",
      "P",
      "10",
      "4排",
      "1",
      "池座 2",
    ]);
    expect(nextLabel("A", new Set(["B", "C"]), "A")).toBe("D");
  });

  it("relabels rows and seats and touches no identity", () => {
    const theatre = demoHouses.curvedTheatre();
    const stalls = theatre.blocks[0]!;
    const rows = new Set(stalls.rows.map(({ id }) => id));
    const named = relabelRows(theatre, rows, { ...usualRowNumbering, from: "back", suffix: "排" });
    const numbered = relabelSeats(named, rows, { ...numbering, counting: "fromCentre", suffix: "号" });
    expect(numbered.blocks[0]!.rows.map(({ label }) => label)).toEqual(
      stalls.rows.map((_, i) => `${stalls.rows.length - i}排`),
    );
    expect(numbered.blocks[1]).toBe(theatre.blocks[1]);
    const [before, after] = [compileSeatMap(theatre), compileSeatMap(numbered)];
    expect(after.seatIds).toEqual(before.seatIds);
    expect(after.score).toEqual(before.score);
    expect(after.labels[0]).toMatch(/^\d+号$/);
  });
});

describe("seat properties", () => {
  it("come and go without a trace", () => {
    const theatre = demoHouses.curvedTheatre();
    const some = new Set(theatre.blocks[3]!.rows[0]!.seats.slice(5, 9).map(({ id }) => id));
    const paint = (on: boolean, correction: number) => (document: SeatMapDocument) =>
      paintSeats(paintSeats(document, some, { kind: "correction", correction }), some, {
        kind: "flag",
        flag: "wheelchair",
        on,
      });
    const painted = paint(true, 0.3)(theatre);
    const better = compileSeatMap(painted);
    const before = compileSeatMap(theatre);
    const ordinal = better.seatIds.findIndex((id) => some.has(id));
    expect(better.score[ordinal]).toBeGreaterThan(before.score[ordinal]!);
    expect(paint(false, 0)(painted)).toEqual(theatre);
  });
});
