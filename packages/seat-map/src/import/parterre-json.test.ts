import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { demoHouses } from "../demo-houses/index.ts";
import type { SeatMapDocument } from "../model.ts";
import { exportSeatMapDocument, parseSeatMapDocument } from "./parterre-json.ts";

const theatre = demoHouses.curvedTheatre();

/** A copy with one value replaced, by its path. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(theatre) as unknown;
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

describe("our own JSON", () => {
  test.each(Object.entries(demoHouses))(
    "comes back without loss: %s",
    (_name, draw) => {
      const document = draw();
      const outcome = parseSeatMapDocument(exportSeatMapDocument(document));
      expect(outcome.drawing === outcome.document).toBe(true);
      // Node's own comparison: the matcher's takes seconds for 39,616 seats.
      expect(isDeepStrictEqual(outcome.document, document)).toBe(true);
      expect([...outcome.problems, ...outcome.renames]).toEqual([]);
    },
    60_000,
  );

  test("keeps every optional property", () => {
    const full: SeatMapDocument = {
      format: "parterre.seat-map",
      version: 1,
      name: "全 full",
      categories: [{ key: "a", name: "A", colour: "#123456" }],
      focalPoints: [{ x: 1, y: 2, z: 3, facing: 90, allRound: false }],
      shapes: [
        { kind: "text", label: { zh: "门", en: "Door" }, points: [{ x: 0, y: 0 }], size: 40 },
        { id: "t", kind: "table", points: [{ x: 0, y: 0 }], row: "r", around: [1] },
      ],
      underlay: { picture: "0f".repeat(32), x: -3, y: 4, width: 900, height: 600, opacity: 0.4, locked: true },
      blocks: [
        {
          id: "b",
          label: "B",
          level: "L",
          elevation: 10,
          rake: 5,
          rows: [
            {
              id: "r",
              label: "1",
              seats: [
                {
                  id: "s",
                  label: "1",
                  x: 0.5,
                  y: 9,
                  flags: ["house", "aisle"],
                  category: "a",
                  correction: -0.5,
                  note: "n",
                  photo: "0123456789abcdef".repeat(4),
                },
              ],
            },
          ],
        },
      ],
    };
    const { document, problems } = parseSeatMapDocument(exportSeatMapDocument(full));
    expect({ document, problems }).toEqual({ problems: [], document: full });
  });

  test.each<[string, readonly (string | number)[], unknown, string]>([
    ["another format", ["format"], "other", "format"],
    ["a later version", ["version"], 2, "format"],
    ["no blocks", ["blocks"], undefined, "blocks"],
    ["a seat without a place", ["blocks", 1, "rows", 2, "seats", 3, "x"], undefined, "blocks[1].rows[2].seats[3].x"],
    [
      "a seat at infinity",
      ["blocks", 0, "rows", 0, "seats", 0, "y"],
      Number.POSITIVE_INFINITY,
      "blocks[0].rows[0].seats[0].y",
    ],
    ["a seat far outside", ["blocks", 0, "rows", 0, "seats", 0, "y"], 2_000_000, "blocks[0].rows[0].seats[0].y"],
    [
      "a property that does not exist",
      ["blocks", 0, "rows", 0, "seats", 0, "flags"],
      ["golden"],
      "blocks[0].rows[0].seats[0].flags",
    ],
    [
      "an inherited name as a property",
      ["blocks", 0, "rows", 0, "seats", 0, "flags"],
      ["toString"],
      "blocks[0].rows[0].seats[0].flags",
    ],
    [
      "a correction beyond 1",
      ["blocks", 0, "rows", 0, "seats", 0, "correction"],
      1.1,
      "blocks[0].rows[0].seats[0].correction",
    ],
    [
      "a photo that is no picture of the store",
      ["blocks", 0, "rows", 0, "seats", 0, "photo"],
      "https://elsewhere.example/view.jpg",
      "blocks[0].rows[0].seats[0].photo",
    ],
    ["an endless label", ["blocks", 0, "label"], "x".repeat(121), "blocks[0].label"],
    ["an unknown shape", ["shapes", 0, "kind"], "blob", "shapes[0].kind"],
    ["a table with seats on two sides only", ["shapes", 0, "around"], [2, 2], "shapes[0].around"],
    ["an underlay that is no picture", ["underlay"], { picture: "me.png" }, "underlay.picture"],
    ["a shape without points", ["shapes", 0, "points"], [], "shapes[0].points"],
    ["no seats", ["blocks"], [], "blocks"],
  ])("refuses %s and says where", (_name, path, value, where) => {
    const outcome = parseSeatMapDocument(changed(path, value));
    expect(outcome.document).toBeNull();
    expect(outcome.problems[0]).toMatchObject({ severity: "error", path: where });
    expect(outcome.problems[0]?.message.zh).not.toBe("");
  });

  test("refuses the same identity twice", () => {
    const [first] = theatre.blocks[0]!.rows[0]!.seats;
    const outcome = parseSeatMapDocument(changed(["blocks", 2, "rows", 0, "seats", 0, "id"], first!.id));
    expect(outcome.document).toBeNull();
    expect(outcome.problems).toEqual([
      expect.objectContaining({ code: "repeated-identity", path: "blocks[2].rows[0].seats[0]", count: 1 }),
    ]);
  });

  test("lists what it does not know and goes on without it", () => {
    const outcome = parseSeatMapDocument(changed(["blocks", 0, "colour"], "red"));
    expect(outcome.document).toEqual(theatre);
    expect(outcome.problems).toEqual([
      expect.objectContaining({ code: "unknown-property", severity: "warning", path: "blocks[0].colour" }),
    ]);
  });

  test("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.anything()), (value) => {
        const { document, problems } = parseSeatMapDocument(value);
        expect(document).toBeNull();
        expect(problems.some(({ severity }) => severity === "error")).toBe(true);
      }),
    );
  });
});
