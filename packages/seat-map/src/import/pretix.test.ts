import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSeatMap } from "../compile.ts";
import { exportSeatMapDocument, parseSeatMapDocument } from "./parterre-json.ts";
import { importPretix } from "./pretix.ts";

const text = readFileSync(new URL("../../test-data/pretix-odd-hall.json", import.meta.url), "utf8");
interface Plan {
  zones: { rows: { row_number: unknown; seats: Record<string, unknown>[] }[]; areas: Record<string, unknown>[] }[];
  [key: string]: unknown;
}
const plan = (): Plan => JSON.parse(text);

describe("a pretix plan with every oddity that real ones have", () => {
  const { document, problems } = importPretix(text);
  const seats = document!.blocks.flatMap((block) => block.rows.flatMap((row) => row.seats));

  test("comes in whole, each seat with an identity of its own", () => {
    expect(seats).toHaveLength(90);
    expect(new Set(seats.map(({ id }) => id)).size).toBe(90);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("names what was odd, where, and how often", () => {
    expect(Object.fromEntries(problems.map(({ code, path, count }) => [code, { path, count }]))).toEqual({
      "repeated-category": { path: "categories[2]", count: 1 },
      "levels-overlap": { path: "zones[1]", count: 1 },
      "repeated-guid": { path: "zones[0].rows[0].seats[0]", count: 60 },
      "identity-numbered": { path: "zones[1].rows[0].seats[13]", count: 2 },
      "blocks-derived": { path: "zones[0]", count: 2 },
      "unknown-category": { path: "blocks[2].rows[0].seats[0]", count: 2 },
      "row-without-name": { path: "blocks[2].rows[2]", count: 1 },
      "seats-at-one-place": { path: "blocks[2].rows[2].seats[1]", count: 1 },
    });
  });

  test("gives the same document every time", () => {
    expect(importPretix(JSON.parse(text)).document).toEqual(document);
  });

  test("survives our own JSON without loss", () => {
    expect(parseSeatMapDocument(exportSeatMapDocument(document!)).document).toEqual(document);
  });

  test("joins the wings of a row and keeps the turned block apart", () => {
    const geometry = compileSeatMap(document!);
    expect(geometry.blocks.map(({ label, count }) => [label, count])).toEqual([
      ["Stalls 1", 42],
      ["Stalls 2", 18],
      ["Balcony", 30],
    ]);
    expect(geometry.rows.filter(({ block }) => block === 0).map(({ label, count }) => [label, count])).toEqual([
      ["A", 14],
      ["B", 14],
      ["C", 14],
    ]);
    expect([...geometry.runStart.subarray(0, 4)]).toEqual([0, 4, 10, 14]);
  });

  test("moves the level that lay on the other one, and shows it a stage of its own", () => {
    const [stalls, , balcony] = document!.blocks;
    const right = Math.max(...stalls!.rows.flatMap((row) => row.seats.map(({ x }) => x)));
    expect(Math.min(...balcony!.rows.flatMap((row) => row.seats.map(({ x }) => x)))).toBeGreaterThan(right);
    expect(document!.shapes.filter(({ kind }) => kind === "stage")).toHaveLength(2);
    expect(document!.focalPoints.map(({ facing }) => facing)).toEqual([0, 0]);
    expect(document!.shapes).toContainEqual(
      expect.objectContaining({ kind: "text", label: { zh: "Foyer", en: "Foyer" } }),
    );
  });

  test("scales pixels so that seats are as wide as seats", () => {
    const [first, second] = document!.blocks[0]!.rows[0]!.seats;
    expect(second!.x - first!.x).toBe(55);
  });
});

describe("what a pretix plan must not be", () => {
  const broken = (change: (plan: Plan) => void) => {
    const copy = plan();
    change(copy);
    return importPretix(copy);
  };

  test.each<[string, (plan: Plan) => void, string]>([
    ["without zones", (p) => Object.assign(p, { zones: undefined }), "zones"],
    [
      "a seat without a place",
      (p) => delete p.zones[0]!.rows[1]!.seats[2]!.position,
      "zones[0].rows[1].seats[2].position",
    ],
    [
      "a place that is text",
      (p) => Object.assign(p.zones[0]!.rows[0]!.seats[0]!, { position: { x: "1", y: 0 } }),
      "zones[0].rows[0].seats[0].position.x",
    ],
    [
      "a place two thousand kilometres away",
      (p) => Object.assign(p.zones[0]!.rows[0]!.seats[0]!, { position: { x: 2e8, y: 0 } }),
      "zones[0].rows[0].seats[0].position.x",
    ],
    [
      "a row name that is an object",
      (p) => Object.assign(p.zones[0]!.rows[0]!, { row_number: {} }),
      "zones[0].rows[0].row_number",
    ],
    [
      "an endless seat number",
      (p) => Object.assign(p.zones[0]!.rows[0]!.seats[0]!, { seat_number: "9".repeat(33) }),
      "zones[0].rows[0].seats[0].seat_number",
    ],
    ["no seat at all", (p) => Object.assign(p, { zones: [] }), "blocks"],
  ])("%s is refused whole", (_name, change, where) => {
    const { document, problems } = broken(change);
    expect(document).toBeNull();
    expect(problems[0]).toMatchObject({ severity: "error", path: where });
  });

  test("too many seats are refused before they are laid out", () => {
    const seat = { seat_number: "1", seat_guid: "x", position: { x: 0, y: 0 }, category: "gold" };
    const { document, problems } = importPretix({
      name: "",
      categories: [],
      zones: [{ position: { x: 0, y: 0 }, rows: [{ row_number: "1", seats: new Array(150_001).fill(seat) }] }],
    });
    expect(document).toBeNull();
    expect(problems[0]).toMatchObject({ code: "too-many", path: "zones[0].rows[0].seats" });
  });

  test("it never throws: any value in the place of any other", () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]) => {
      paths.push(path);
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value))
        walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    walk(plan(), []);
    fc.assert(
      fc.property(fc.constantFrom(...paths.slice(1)), fc.oneof(fc.jsonValue(), fc.anything()), (path, value) => {
        const copy = plan();
        let at = copy as unknown as Record<string | number, unknown>;
        for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
        at[path.at(-1)!] = value;
        const outcome = importPretix(copy);
        if (outcome.document) expect(compileSeatMap(outcome.document).seatCount).toBeGreaterThan(0);
        else expect(outcome.problems[0]?.severity).toBe("error");
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
