import { describe, expect, it } from "vitest";
import { nextSerial, stockOutlook, ticketsLeft } from "./stock.rules.ts";

const roll = { loaded: 500, printed: 100, spoiled: 3, test: 2, voided: 4, adjusted: -5 };
const now = new Date("2026-05-01T19:00:00Z");

describe("what is left of a roll", () => {
  it("is what was loaded without what was used; a revoked ticket's paper is gone already", () => {
    expect(ticketsLeft(roll)).toBe(390);
    expect(ticketsLeft({ ...roll, printed: 9999 })).toBe(0);
    expect(nextSerial(1001, roll)).toBe(1111);
    expect(nextSerial(null, roll)).toBeNull();
  });

  it("runs out at the pace of the last hour, and is low when that is soon", () => {
    expect(stockOutlook(roll, 0, now)).toEqual({ left: 390, runsOutAt: null, low: false });
    expect(stockOutlook(roll, 130, now)).toEqual({
      left: 390,
      runsOutAt: new Date("2026-05-01T22:00:00Z"),
      low: false,
    });
    expect(stockOutlook(roll, 780, now).low).toBe(true);
    expect(stockOutlook({ ...roll, loaded: 160 }, 0, now)).toMatchObject({ left: 50, low: true });
  });
});
