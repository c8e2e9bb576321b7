import { describe, expect, it } from "vitest";
import { doneSteps, nextStep, type Preparation } from "./readiness.ts";

const bare: Preparation = { state: "DRAFT", zones: [], prices: [], salesWindows: [] };
const zones = [
  { id: "a", seatCount: 10 },
  { id: "b", seatCount: 10 },
];

describe("the way to a sale", () => {
  it("goes zones, prices, windows, sale", () => {
    expect(nextStep(bare)).toBe("zones");
    expect(nextStep({ ...bare, zones })).toBe("prices");
    const priced = { ...bare, zones, prices: [{ zoneId: "a" }, { zoneId: "b" }] };
    expect(nextStep(priced)).toBe("windows");
    expect(nextStep({ ...priced, salesWindows: [{}] })).toBe("sale");
  });

  it("is not priced while one zone has no price", () => {
    expect(doneSteps({ ...bare, zones, prices: [{ zoneId: "a" }] }).prices).toBe(false);
  });

  it("stays at the sale once it has begun", () => {
    const selling = { state: "ON_SALE", zones, prices: [{ zoneId: "a" }, { zoneId: "b" }], salesWindows: [{}] };
    expect(doneSteps(selling).sale).toBe(true);
    expect(nextStep(selling)).toBe("sale");
  });
});
