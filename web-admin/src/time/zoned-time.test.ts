import { describe, expect, it } from "vitest";
import { fromWallClock, isTimeZone, toWallClock } from "./zoned-time.ts";

describe("a venue's wall clock", () => {
  it("names the instant where the house stands, not where the computer is", () => {
    expect(fromWallClock("2026-12-24T19:30", "Asia/Shanghai")).toBe("2026-12-24T11:30:00.000Z");
    expect(fromWallClock("2026-12-24T19:30", "America/New_York")).toBe("2026-12-25T00:30:00.000Z");
    expect(toWallClock("2026-12-25T00:30:00.000Z", "America/New_York")).toBe("2026-12-24T19:30");
  });

  it("reads back what it shows on both sides of a clock change", () => {
    for (const clock of ["2026-03-28T20:00", "2026-03-29T20:00", "2026-10-25T20:00", "2026-10-26T20:00"]) {
      expect(toWallClock(fromWallClock(clock, "Europe/Berlin")!, "Europe/Berlin")).toBe(clock);
    }
  });

  it("takes the first of a repeated hour and moves a skipped one past the gap", () => {
    expect(fromWallClock("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
    expect(fromWallClock("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00.000Z");
  });

  it("refuses what is not a time or not a zone", () => {
    expect(fromWallClock("tonight", "Asia/Shanghai")).toBeNull();
    expect(isTimeZone("Asia/Hong_Kong")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });
});
