import { describe, expect, it } from "vitest";
import { detectFormat, readPlan } from "./read-plan.ts";

describe("reading a seat plan", () => {
  it("tells formats apart by their own marks", () => {
    expect(detectFormat({ format: "parterre.seat-map", version: 1 })).toBe("PARTERRE");
    expect(detectFormat({ name: "Hall", zones: [], size: { width: 1, height: 1 } })).toBe("PRETIX");
    expect(detectFormat({ seats: [] })).toBeNull();
    expect(detectFormat(null)).toBeNull();
    expect(detectFormat("zones")).toBeNull();
  });

  it("says whether a text is not JSON or of no known format", () => {
    expect(readPlan("<svg/>")).toEqual({ kind: "notJson" });
    expect(readPlan("[1, 2]")).toEqual({ kind: "unknownFormat" });
  });

  it("reads a pretix plan into a map that can be looked at", () => {
    const seat = (number: string, x: number) => ({
      seat_guid: `s${number}`,
      seat_number: number,
      position: { x, y: 0 },
      category: "A",
    });
    const plan = {
      name: "Small hall",
      size: { width: 200, height: 200 },
      categories: [{ name: "A", color: "#cc0000" }],
      zones: [
        {
          name: "Stalls",
          zone_id: "z",
          position: { x: 10, y: 100 },
          areas: [],
          rows: [{ row_number: "1", row_guid: "r1", position: { x: 0, y: 0 }, seats: [seat("1", 0), seat("2", 25)] }],
        },
      ],
    };
    const reading = readPlan(JSON.stringify(plan));
    expect(reading.kind).toBe("plan");
    if (reading.kind !== "plan") return;
    expect(reading.plan.format).toBe("PRETIX");
    expect(reading.plan.name).toBe("Small hall");
    expect(reading.plan.geometry?.seatCount).toBe(2);
  });
});
