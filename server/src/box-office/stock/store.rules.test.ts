import { describe, expect, it } from "vitest";
import { storeOutlook } from "./store.rules.ts";

const now = new Date("2026-05-01T12:00:00Z");
const full = { delivered: 5000, returned: 0, adjusted: 0, loaded: 1000, inPrinters: 800, usedLastDay: 0 };

describe("how long a venue's paper lasts", () => {
  it("counts the shelf from what came and what went into printers", () => {
    expect(storeOutlook(full, now)).toEqual({ inStore: 4000, runsOutAt: null, low: false });
    expect(storeOutlook({ ...full, returned: 120, adjusted: -20 }, now).inStore).toBe(4100);
  });

  it("warns when the shelf is nearly empty, or both are within the week that a delivery takes", () => {
    expect(storeOutlook({ ...full, delivered: 1200 }, now).low).toBe(true);
    expect(storeOutlook({ ...full, delivered: 1201 }, now).low).toBe(false);
    const paced = storeOutlook({ ...full, usedLastDay: 600 }, now);
    expect(paced).toEqual({ inStore: 4000, runsOutAt: new Date("2026-05-09T12:00:00Z"), low: false });
    expect(storeOutlook({ ...full, usedLastDay: 800 }, now).low).toBe(true);
  });

  it("says when more was put into printers than was ever delivered, and forecasts from what is in them", () => {
    const owed = storeOutlook({ ...full, delivered: 0, usedLastDay: 800 }, now);
    expect(owed).toEqual({ inStore: -1000, runsOutAt: new Date("2026-05-02T12:00:00Z"), low: true });
  });
});
