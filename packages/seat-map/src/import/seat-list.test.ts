import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "../compile.ts";
import { detectPlanFormat, readPlan } from "./read-plan.ts";
import { importSeatList } from "./seat-list.ts";

/** An editor's flat objects: a standing floor without row names in a mixed order, one far-off corner, a stage. */
function flatObjects() {
  const floor = Array.from({ length: 24 }, (_, index) => {
    const at = (index * 7) % 24;
    const names = { sectionId: 1, section: "Партер", row: " ", seat: String(at + 1) };
    return { type: "seat", objectId: index + 1, x: (at % 6) * 22 - 40, y: Math.floor(at / 6) * 22 - 30, attrs: names };
  });
  const balcony = [1, 2, 3].map((seat) => ({
    type: "seat",
    objectId: 100 + seat,
    x: 200 + seat * 22,
    y: 0,
    attrs: { section: "Балкон", row: "1", seat: String(seat) },
  }));
  return {
    type: "schema",
    objects: [
      { type: "section", name: "Партер", freeSeating: "true", points: [] },
      ...floor,
      ...balcony,
      { type: "stage", x: 15, y: -80, width: 120, height: 30, attrs: { centerX: -2_000_000 } },
      { type: "text", x: 2_000_000, y: 0, text: "lost" },
    ],
  };
}

/** A ticketing system's list: rows count up the drawing, gates as JSON within a text, some seats sold. */
function soldSeats() {
  const seats = Array.from({ length: 40 }, (_, index) => ({
    id: 5_000 + index,
    isSold: index % 10 === 0,
    positionLeft: (index % 10) * 30,
    positionTop: Math.floor(index / 10) * 30,
    displayName: String(10 - (index % 10)),
    rowName: String(4 - Math.floor(index / 10)),
    gate: '[{"gateId":1}]',
  }));
  return { totalItemCount: 0, seats };
}

describe("a list of seat objects", () => {
  test("finds rows of a nameless crowd by where its seats stand, whatever the order of the file", () => {
    const { document, problems } = importSeatList(flatObjects(), "Hall");
    const geometry = compileSeatMap(document!);
    expect(geometry.rows.map(({ count }) => count)).toEqual([6, 6, 6, 6, 3]);
    expect(geometry.runStart).toHaveLength(6);
    expect(document!.blocks.map(({ label }) => label)).toEqual(["Партер", "Балкон"]);
    expect(document!.blocks[0]!.rows[0]!.seats[0]!.flags).toEqual(["standing"]);
    expect(problems.map(({ code }) => code)).toContain("rows-derived");
  });

  test("keeps the stage before the seats and leaves out what lies far away", () => {
    const { document, problems } = importSeatList(flatObjects(), "Hall");
    expect(document!.shapes.map(({ kind }) => kind)).toEqual(["stage"]);
    expect(Math.max(...document!.shapes[0]!.points.map(({ y }) => y))).toBeLessThan(0);
    expect(problems).toContainEqual(expect.objectContaining({ code: "shape-far-away", count: 1 }));
  });

  test("takes positions and names under other keys, leaves sales out and looks from where the rows count", () => {
    const { document, problems } = importSeatList(soldSeats(), "Block");
    expect(compileSeatMap(document!).rows.map(({ label, count }) => [label, count])).toEqual([
      ["4", 10],
      ["3", 10],
      ["2", 10],
      ["1", 10],
    ]);
    const sold = problems.find(({ code }) => code === "sold-left-out");
    expect(sold).toMatchObject({ count: 4, seats: ["5000", "5010", "5020", "5030"] });
    expect(document!.focalPoints[0]).toMatchObject({ facing: 180 });
    const [first, second] = document!.blocks[0]!.rows[0]!.seats;
    expect(second!.x - first!.x).toBe(55);
  });

  test("is found inside of texts that are JSON themselves", () => {
    const wrapped = JSON.stringify({ answer: JSON.stringify(soldSeats()) });
    expect(detectPlanFormat(wrapped)).toBe("SEAT_LIST");
    expect(readPlan(wrapped, "SEAT_LIST").document).not.toBeNull();
  });

  test("lists identities that come twice and would change", () => {
    const seat = { id: 1, x: 0, y: 0, row: "1", seat: "1" };
    const { renames, document } = importSeatList([seat, { ...seat, x: 30, seat: "2" }], "n");
    expect(renames).toEqual([{ path: "[1]", from: "1", to: "1~1" }]);
    expect(document).not.toBeNull();
  });

  test.each<[string, unknown, string, string]>([
    ["what is no list", { a: 1 }, "unknown-format", ""],
    ["a place that is no number", [{ x: "left", y: 0, seat: "1" }], "not-a-number", "[0].x"],
    ["a place beyond the world", [{ x: 1e9, y: 0, seat: "1" }], "out-of-range", "[0].x"],
    ["an endless name", [{ x: 0, y: 0, seat: "x".repeat(99) }], "text-too-long", "[0].seat"],
  ])("refuses %s", (_name, json, code, path) => {
    const { document, problems } = importSeatList(json, "n");
    expect(document).toBeNull();
    expect(problems[0]).toMatchObject({ code, path, severity: "error" });
  });

  test("never throws and is never half", () => {
    const object = fc.record({ x: fc.jsonValue(), y: fc.jsonValue(), seat: fc.jsonValue(), row: fc.jsonValue() });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(object)), (json) => {
        const { document, problems } = readPlan(JSON.stringify(json), "SEAT_LIST");
        expect(document === null).toBe(problems.some(({ severity }) => severity === "error"));
      }),
    );
  });
});
