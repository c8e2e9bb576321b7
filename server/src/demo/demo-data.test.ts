import { compileSeatMap, demoHouses, importPretix } from "@parterre/seat-map";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { noZone } from "../programme/index.ts";
import { demoEvents } from "./demo-events.ts";
import { seatParties } from "./demo-parties.ts";
import { demoPriceList } from "./demo-prices.ts";
import { zonesOfHouse } from "./demo-zones.ts";
import { studioPretixPlan } from "./studio-plan.ts";
import { venueTime } from "./venue-time.ts";

describe("the audience", () => {
  const geometry = compileSeatMap(demoHouses.curvedTheatre());
  const everywhere = new Uint8Array(geometry.seatCount);
  const outside = everywhere.map((_, ordinal) => (ordinal < 300 ? noZone : 0));

  it("never sits twice in one seat, outside of the zones, or on more seats than are to be sold", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (seed, share, whole) => {
        const zoneOf = whole ? everywhere : outside;
        const seated = seatParties(geometry, zoneOf, { share, groups: { largest: 24, share: 0.1 }, seed }).flat();
        expect(new Set(seated).size).toBe(seated.length);
        expect(seated.every((ordinal) => zoneOf[ordinal] !== noZone)).toBe(true);
        expect(seated.length).toBeLessThanOrEqual(share * zoneOf.filter((zone) => zone !== noZone).length);
      }),
      { numRuns: 30 },
    );
  });

  it("sits together, and fills what it was asked to", () => {
    const parties = seatParties(geometry, everywhere, { share: 0.5, groups: { largest: 0, share: 0 }, seed: 1 });
    for (const party of parties) {
      expect(party.every((ordinal, index) => ordinal === party[0]! + index)).toBe(true);
      expect(new Set(party.map((ordinal) => geometry.runOf[ordinal])).size).toBe(1);
    }
    expect(parties.flat().length).toBeGreaterThan(0.45 * geometry.seatCount);
    expect(seatParties(geometry, everywhere, { share: 0.5, groups: { largest: 0, share: 0 }, seed: 1 })).toEqual(
      parties,
    );
  });
});

it("has a studio whose plan a pretix house could have exported", () => {
  const { document, problems } = importPretix(studioPretixPlan());
  expect(problems.filter((problem) => problem.severity === "error")).toEqual([]);
  expect(document && compileSeatMap(document).seatCount).toBe(138);
});

it("prices every zone of its house for adults, in three currencies, dearest in none but whole units", () => {
  for (const { house, prices, event } of demoEvents) {
    expect(Object.keys(prices).sort(), event.slug).toEqual(zonesOfHouse[house].map((zone) => zone.code).sort());
    const list = demoPriceList(prices);
    for (const currency of ["CNY", "HKD", "USD"]) {
      const adults = list.filter((cell) => cell.ticketTypeCode === "adult" && cell.money.currency === currency);
      expect(adults).toHaveLength(Object.keys(prices).length);
    }
    expect(list.every((cell) => cell.money.amountMinor > 0 && cell.money.amountMinor % 100 === 0)).toBe(true);
  }
});

it("speaks both languages everywhere", () => {
  for (const { event } of demoEvents) {
    for (const text of [event.title, event.subtitle, event.description]) {
      expect(text.zh, event.slug).toMatch(/\p{Script=Han}/u);
      expect(text.en, event.slug).not.toMatch(/\p{Script=Han}/u);
    }
  }
});

describe("a time of day at the venue", () => {
  const now = new Date("2026-05-01T20:00:00Z");
  it("counts days as the wall clock there does", () => {
    // Four in the morning of the second in Shanghai, still the first in New York.
    expect(venueTime(now, "Asia/Shanghai", 0, "19:30").toISOString()).toBe("2026-05-02T11:30:00.000Z");
    expect(venueTime(now, "America/New_York", 0, "19:30").toISOString()).toBe("2026-05-01T23:30:00.000Z");
    expect(venueTime(now, "Asia/Shanghai", 30, "14:00").toISOString()).toBe("2026-06-01T06:00:00.000Z");
  });
  it("keeps to the wall clock when the clocks have changed", () => {
    expect(venueTime(now, "Europe/Berlin", 0, "19:30").toISOString()).toBe("2026-05-01T17:30:00.000Z");
    expect(venueTime(now, "Europe/Berlin", 200, "19:30").toISOString()).toBe("2026-11-17T18:30:00.000Z");
  });
});
