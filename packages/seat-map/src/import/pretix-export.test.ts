import { describe, expect, test } from "vitest";
import { demoHouses } from "../demo-houses/index.ts";
import type { SeatMapDocument } from "../model.ts";
import { importPretix } from "./pretix.ts";
import { exportPretix } from "./pretix-export.ts";

const theatre = demoHouses.curvedTheatre();
const { text, problems } = exportPretix(theatre);
const plan = JSON.parse(text);

const seatsOf = (document: SeatMapDocument) =>
  document.blocks.flatMap((block) =>
    block.rows.flatMap((row) => row.seats.map(({ id, label }) => ({ id, label, row: row.label }))),
  );

describe("a plan written for pretix", () => {
  test("says what the format has no place for", () => {
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "warning lost-focal-point",
      "warning lost-height",
      "warning lost-level",
      "warning lost-property",
    ]);
  });

  test("has what pretix's schema asks for, in whole numbers where it asks for them", () => {
    expect(Number.isInteger(plan.size.width) && Number.isInteger(plan.size.height)).toBe(true);
    const names = new Set(plan.categories.map(({ name }: { name: string }) => name));
    for (const zone of plan.zones) {
      expect(Object.keys(zone).sort()).toEqual(["areas", "name", "position", "rows", "zone_id"]);
      for (const row of zone.rows) {
        for (const seat of row.seats) {
          expect(Object.keys(seat).sort()).toEqual(["category", "position", "seat_guid", "seat_number"]);
          expect(names.has(seat.category)).toBe(true);
        }
      }
      for (const { text: words } of zone.areas) if (words) expect(Number.isInteger(words.size)).toBe(true);
    }
  });

  test("comes back with the same seats, names and identities", () => {
    const { document, problems: found } = importPretix(text);
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(seatsOf(document!)).toEqual(seatsOf(theatre));
    expect(document!.focalPoints[0]?.facing).toBe(0);
  });

  test("seats without a category get one that says so, and names that are shared are told apart", () => {
    const seat = (id: string, x: number, category?: string) => ({
      id,
      label: id,
      x,
      y: 0,
      ...(category ? { category } : {}),
    });
    const written = exportPretix({
      ...theatre,
      categories: [
        { key: "a", name: "Stalls", colour: "#111111" },
        { key: "b", name: "Stalls", colour: "#222222" },
      ],
      blocks: [{ id: "b", label: "B", rows: [{ id: "r", label: "1", seats: [seat("1", 0), seat("2", 55, "b")] }] }],
    });
    const { categories, zones } = JSON.parse(written.text);
    expect(categories.map(({ name }: { name: string }) => name)).toEqual(["Stalls (a)", "Stalls (b)", "-"]);
    expect(zones[0].rows[0].seats.map(({ category }: { category: string }) => category)).toEqual(["-", "Stalls (b)"]);
  });
});
