import { describe, expect, it } from "vitest";
import { downloadAddress, filterOf, goInto, readWish, writeWish } from "./sales-wish.ts";

const wish = readWish(new URLSearchParams("by=zone&from=2026-03-01&currency=CNY&performance=7&performance_name=Tea"));

describe("what one looks at in the sales", () => {
  it("stands in the address, whole", () => {
    expect(readWish(writeWish(wish))).toEqual(wish);
    expect(readWish(new URLSearchParams("by=nonsense&currency=ZZZ"))).toMatchObject({
      view: "performance",
      currency: null,
    });
  });

  it("is the same for the API and for a download", () => {
    expect(filterOf(wish)).toMatchObject({ fromDay: "2026-03-01", currency: "CNY", performanceId: "7", zoneId: null });
    expect(downloadAddress(wish, "xlsx", "zh")).toBe(
      "/reports/sales.xlsx?language=zh&by=zone&from=2026-03-01&currency=CNY&performance=7",
    );
    expect(downloadAddress({ ...wish, view: "records" }, "csv", "en")).toMatch(
      /^\/reports\/records\.csv\?language=en&/,
    );
  });

  it("goes from a performance to its zones, from a zone to its transactions, from a day to its performances", () => {
    const performance = goInto({ ...wish, view: "performance" }, { key: "9", name: "Night" });
    expect([performance.view, performance.within.performance?.key]).toEqual(["zone", "9"]);
    const zone = goInto(performance, { key: "z", name: "A" });
    expect([zone.view, zone.within.performance?.key, zone.within.zone?.key]).toEqual(["records", "9", "z"]);
    const day = goInto({ ...wish, view: "day" }, { key: "2026-03-02", name: "" });
    expect([day.view, day.from, day.until]).toEqual(["performance", "2026-03-02", "2026-03-02"]);
  });
});
