import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { categoryHues, colourOfHue, drawnZones } from "./categories.ts";
import { compileSeatMap } from "./compile.ts";
import { demoHouses } from "./demo-houses/index.ts";

describe("categories of a drawing", () => {
  test("keep the hue they were given from the palette, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 20 }), (hues) => {
        expect(categoryHues(hues.map((hue) => ({ colour: colourOfHue(hue) })))).toEqual(hues);
      }),
    );
  });

  test("are told apart even when a plan gives all of them one colour, or none that can be read", () => {
    for (const colour of ["#888888", "#FF0000", "tomato"]) {
      const hues = categoryHues(Array.from({ length: 12 }, () => ({ colour })));
      expect(new Set(hues).size).toBe(12);
    }
  });

  test("take the nearest hue of a foreign colour", () => {
    expect(categoryHues([{ colour: "#1e40ff" }, { colour: "#d2601a" }])).toEqual([0, 1]);
  });

  test("become zones by ordinal; seats without one are in none, categories without seats are no zones", () => {
    const theatre = demoHouses.curvedTheatre();
    const [first, ...rest] = theatre.blocks;
    const bare = {
      ...first!,
      rows: first!.rows.map((row) => ({ ...row, seats: row.seats.map(({ category: _, ...seat }) => seat) })),
    };
    const document = {
      ...theatre,
      categories: [{ key: "unused", name: "Unused", colour: "#000000" }, ...theatre.categories],
      blocks: [bare, ...rest],
    };
    const geometry = compileSeatMap(document);
    const { zones, zoneOf } = drawnZones(document, geometry);
    expect(zones.map(({ key }) => key)).not.toContain("unused");
    const inFirst = geometry.blocks[0]!;
    expect(new Set(zoneOf.subarray(inFirst.first, inFirst.first + inFirst.count))).toEqual(new Set([255]));
    zones.forEach(({ seatCount }, index) => {
      expect(zoneOf.filter((zone) => zone === index).length).toBe(seatCount);
    });
    expect(zoneOf.filter((zone) => zone === 255).length).toBe(inFirst.count);
  });
});
