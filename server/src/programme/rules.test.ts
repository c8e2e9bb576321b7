import { type Currency, money } from "@parterre/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventRefusal, type NewEvent, slugFromTitle } from "./event.rules.ts";
import { putOnSaleRefusal, type Readiness, timesRefusal } from "./performance.rules.ts";
import { type NewPrice, readPriceList } from "./price-list.rules.ts";
import { isRefused } from "./refusals.rules.ts";
import { readSalesWindows } from "./sales-windows.rules.ts";
import { maySell, priceOf, type SellingFacts, zoneOfSeat } from "./selling-facts.rules.ts";

const now = new Date("2026-05-01T12:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const fieldOf = (outcome: object | null) => (outcome && isRefused(outcome) ? outcome.field : "accepted");

describe("an event", () => {
  const text = { zh: "天鹅湖", en: "Swan Lake" };
  const event: NewEvent = { title: text, subtitle: text, description: text, mood: "bloom" };

  it("needs a title in both languages; the rest may be empty", () => {
    expect(eventRefusal({ ...event, subtitle: { zh: "", en: "" }, description: { zh: "", en: "a\nb" } })).toBeNull();
    expect(fieldOf(eventRefusal({ ...event, title: { zh: " ", en: "Swan Lake" } }))).toBe("title.zh");
    expect(fieldOf(eventRefusal({ ...event, title: { zh: "天鹅湖", en: "x".repeat(121) } }))).toBe("title.en");
    expect(fieldOf(eventRefusal({ ...event, description: { zh: "\0", en: "" } }))).toBe("description.zh");
    expect(fieldOf(eventRefusal({ ...event, mood: "<script>" }))).toBe("mood");
    expect(fieldOf(eventRefusal({ ...event, slug: "Swan Lake" }))).toBe("slug");
  });

  it("gets an address from any title, one that is accepted", () => {
    expect(slugFromTitle("Swan Lake, Act II")).toBe("swan-lake-act-ii");
    expect(slugFromTitle("L’Élisir d'amore")).toBe("lelisir-damore");
    expect(slugFromTitle("天鹅湖")).toBe("event");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        expect(eventRefusal({ ...event, slug: slugFromTitle(title) })).toBeNull();
      }),
    );
  });
});

describe("a performance's times", () => {
  it("lie ahead, doors first", () => {
    expect(timesRefusal(later(48), later(47), now)).toBeNull();
    expect(timesRefusal(later(48), null, now)).toBeNull();
    expect(fieldOf(timesRefusal(now, null, now))).toBe("startsAt");
    expect(fieldOf(timesRefusal(later(24 * 366 * 11), null, now))).toBe("startsAt");
    expect(fieldOf(timesRefusal(later(48), later(49), now))).toBe("doorsOpenAt");
    expect(fieldOf(timesRefusal(later(48), later(1), now))).toBe("doorsOpenAt");
  });
});

describe("going on sale", () => {
  const ready: Readiness = {
    state: "draft",
    startsAt: later(1),
    zoneCodes: ["A", "B"],
    pricedZoneCodes: new Set(["A", "B"]),
    windowCount: 1,
  };
  it("needs zones, a price in each, a window, and a beginning ahead", () => {
    expect(putOnSaleRefusal(ready, now)).toBeNull();
    expect(putOnSaleRefusal({ ...ready, state: "closed" }, now)).toBeNull();
    for (const missing of [
      { state: "on_sale" },
      { state: "cancelled" },
      { startsAt: now },
      { zoneCodes: [] },
      { pricedZoneCodes: new Set(["A"]) },
      { windowCount: 0 },
    ] as Partial<Readiness>[]) {
      expect(putOnSaleRefusal({ ...ready, ...missing }, now), JSON.stringify(missing)).not.toBeNull();
    }
  });

  it("names the zones without a price", () => {
    expect(putOnSaleRefusal({ ...ready, pricedZoneCodes: new Set(["A"]) }, now)?.reason.en).toContain(": B.");
  });
});

describe("a price list", () => {
  const zones = new Map([["A", "zone-a"]]);
  const types = new Map([
    ["adult", "type-adult"],
    ["child", "type-child"],
  ]);
  const price = (amountMinor: number, currency: Currency = "CNY", more: Partial<NewPrice> = {}): NewPrice => ({
    zoneCode: "A",
    ticketTypeCode: "adult",
    money: { amountMinor, currency },
    ...more,
  });
  const read = (...prices: NewPrice[]) => readPriceList(prices, zones, types);

  it("looks up the codes of every cell", () => {
    expect(read(price(0), price(5, "USD"), price(3, "CNY", { ticketTypeCode: "child" }))).toEqual([
      { zoneId: "zone-a", ticketTypeId: "type-adult", currency: "CNY", amountMinor: 0 },
      { zoneId: "zone-a", ticketTypeId: "type-adult", currency: "USD", amountMinor: 5 },
      { zoneId: "zone-a", ticketTypeId: "type-child", currency: "CNY", amountMinor: 3 },
    ]);
  });

  it("refuses unknown codes, a cell given twice, and amounts that no seat costs", () => {
    expect(fieldOf(read(price(1, "CNY", { zoneCode: "B" })))).toBe("prices.0.zoneCode");
    expect(fieldOf(read(price(1, "CNY", { ticketTypeCode: "dog" })))).toBe("prices.0.ticketTypeCode");
    expect(fieldOf(read(price(1), price(2)))).toBe("prices.1");
    expect(fieldOf(read(price(-1)))).toBe("prices.0.money");
    expect(fieldOf(read(price(0.5)))).toBe("prices.0.money");
    // Ten million yen are as many minor units; ten million yuan a hundred times as many.
    expect(fieldOf(read(price(10_000_001, "JPY")))).toBe("prices.0.money");
    expect(fieldOf(read(price(10_000_001, "CNY")))).toBe("accepted");
    expect(fieldOf(read(...Array.from({ length: 2001 }, () => price(1))))).toBe("prices");
  });
});

describe("sales windows", () => {
  const channels = new Map([["web", "channel-web"]]);
  const window = { channelCode: "web", opensAt: now, closesAt: later(1) };
  it("are one for each known channel and close after they open", () => {
    expect(readSalesWindows([window], channels)).toHaveLength(1);
    expect(fieldOf(readSalesWindows([{ ...window, channelCode: "fax" }], channels))).toBe("windows.0.channelCode");
    expect(fieldOf(readSalesWindows([window, window], channels))).toBe("windows.1.channelCode");
    expect(fieldOf(readSalesWindows([{ ...window, closesAt: now }], channels))).toBe("windows.0.closesAt");
  });
});

describe("what selling asks", () => {
  const facts: SellingFacts = {
    performanceId: 1,
    eventId: "",
    venueId: "",
    seatMapVersionId: "",
    state: "on_sale",
    startsAt: later(5),
    seatCount: 3,
    maxSeatsPerCart: 8,
    zoneOf: Uint8Array.of(0, 255, 1),
    zones: ["a", "b"].map((id, index) => ({ id, index, code: id, name: { zh: id, en: id }, hue: 0, seatCount: 1 })),
    prices: [{ zoneId: "a", ticketTypeId: "t", currency: "CNY", amountMinor: money(100, "CNY").amountMinor }],
    windows: [{ channelId: "w", channelCode: "web", opensAt: now, closesAt: later(1) }],
  };

  it("is open from the first instant of the window to the last before its end, on sale only", () => {
    expect(maySell(facts, "web", now)).toBe(true);
    expect(maySell(facts, "web", new Date(now.getTime() - 1))).toBe(false);
    expect(maySell(facts, "web", later(1))).toBe(false);
    expect(maySell(facts, "counter", now)).toBe(false);
    for (const state of ["draft", "closed", "cancelled"] as const) {
      expect(maySell({ ...facts, state }, "web", now)).toBe(false);
    }
  });

  it("knows the zone of a seat and the price of a cell, or that there is none", () => {
    expect([0, 1, 2, 3, -1].map((ordinal) => zoneOfSeat(facts, ordinal)?.id ?? null)).toEqual([
      "a",
      null,
      "b",
      null,
      null,
    ]);
    expect(priceOf(facts, "a", "t", "CNY")).toBe(100);
    expect([priceOf(facts, "b", "t", "CNY"), priceOf(facts, "a", "t", "USD"), priceOf(facts, "a", "x", "CNY")]).toEqual(
      [null, null, null],
    );
  });
});
