import type { Currency } from "@parterre/money";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventRefusal, type NewEvent, slugFromTitle } from "./event.rules.ts";
import { putOnSaleRefusal, type Readiness, timesRefusal } from "./performance.rules.ts";
import { type NewPrice, type NewPriceList, readPriceLists, standardList } from "./price-list.rules.ts";
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
  const names = { zoneIdByCode: zones, ticketTypeIdByCode: types, channelCodes: new Set(["web", "counter"]) };
  const readAll = (...lists: NewPriceList[]) => readPriceLists(lists, names);
  const read = (...prices: NewPrice[]) => readAll(standardList(prices));

  it("looks up the codes of every cell", () => {
    const lists = read(price(0), price(5, "USD"), price(3, "CNY", { ticketTypeCode: "child" }));
    expect("refused" in lists ? lists : lists[0]?.cells).toEqual([
      { zoneId: "zone-a", ticketTypeId: "type-adult", currency: "CNY", amountMinor: 0 },
      { zoneId: "zone-a", ticketTypeId: "type-adult", currency: "USD", amountMinor: 5 },
      { zoneId: "zone-a", ticketTypeId: "type-child", currency: "CNY", amountMinor: 3 },
    ]);
  });

  it("refuses unknown codes, a cell given twice, and amounts that no seat costs", () => {
    expect(fieldOf(read(price(1, "CNY", { zoneCode: "B" })))).toBe("lists.0.prices.0.zoneCode");
    expect(fieldOf(read(price(1, "CNY", { ticketTypeCode: "dog" })))).toBe("lists.0.prices.0.ticketTypeCode");
    expect(fieldOf(read(price(1), price(2)))).toBe("lists.0.prices.1");
    expect(fieldOf(read(price(-1)))).toBe("lists.0.prices.0.money");
    expect(fieldOf(read(price(0.5)))).toBe("lists.0.prices.0.money");
    // Ten million yen are as many minor units; ten million yuan a hundred times as many.
    expect(fieldOf(read(price(10_000_001, "JPY")))).toBe("lists.0.prices.0.money");
    expect(fieldOf(read(price(10_000_001, "CNY")))).toBe("accepted");
    expect(fieldOf(read(...Array.from({ length: 2001 }, () => price(1))))).toBe("lists.0.prices.1");
  });

  it("refuses lists without a usable code, name, channel or time, or given twice", () => {
    const list = (more: Partial<NewPriceList>): NewPriceList => ({ ...standardList([price(1)]), ...more });
    expect(fieldOf(readAll(list({ code: "Early Bird" })))).toBe("lists.0.code");
    expect(fieldOf(readAll(list({}), list({})))).toBe("lists.1.code");
    expect(fieldOf(readAll(list({ name: { zh: "", en: "x" } })))).toBe("lists.0.name");
    expect(fieldOf(readAll(list({ channelCodes: [] })))).toBe("lists.0.channelCodes");
    expect(fieldOf(readAll(list({ channelCodes: ["fax"] })))).toBe("lists.0.channelCodes");
    expect(fieldOf(readAll(list({ validFrom: now, validUntil: now })))).toBe("lists.0.validUntil");
    expect(fieldOf(readAll(...Array.from({ length: 21 }, (_, n) => list({ code: `l${n}`, prices: [] }))))).toBe(
      "lists",
    );
    const many = Array.from({ length: 2001 }, (_, n) => `z${n}`);
    const wide = { ...names, zoneIdByCode: new Map(many.map((code) => [code, code])) };
    const prices = many.map((zoneCode) => price(1, "CNY", { zoneCode }));
    expect(fieldOf(readPriceLists([standardList(prices)], wide))).toBe("lists");
  });

  it("refuses two lists that would price one cell for a channel at the same time", () => {
    const list = (code: string, more: Partial<NewPriceList>): NewPriceList => ({
      ...standardList([price(1)]),
      code,
      ...more,
    });
    const early = list("early", { validUntil: later(1) });
    expect(fieldOf(readAll(early, list("standard", {})))).toBe("lists.1");
    expect(fieldOf(readAll(early, list("standard", { validFrom: later(1) })))).toBe("accepted");
    expect(fieldOf(readAll(early, list("standard", { validFrom: now })))).toBe("lists.1");
    expect(fieldOf(readAll(list("a", { channelCodes: ["web"] }), list("b", { channelCodes: ["counter"] })))).toBe(
      "accepted",
    );
    expect(fieldOf(readAll(list("a", { channelCodes: ["web"] }), list("b", { channelCodes: null })))).toBe("lists.1");
    const child = [price(1, "CNY", { ticketTypeCode: "child" })];
    expect(fieldOf(readAll(early, list("b", { prices: child })))).toBe("accepted");
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
    refundPolicyId: null,
    zoneOf: Uint8Array.of(0, 255, 1),
    zones: ["a", "b"].map((id, index) => ({ id, index, code: id, name: { zh: id, en: id }, hue: 0, seatCount: 1 })),
    lists: [
      {
        code: "standard",
        channelCodes: ["web"],
        validity: { from: now.getTime(), until: later(1).getTime() },
        cells: [{ zoneId: "a", ticketTypeId: "t", currency: "CNY", amountMinor: 100 }],
      },
    ],
    taxCode: null,
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
    const cell = { zoneId: "a", ticketTypeId: "t", currency: "CNY", channelCode: "web", at: now.getTime() } as const;
    expect(priceOf(facts, cell)).toBe(100);
    for (const other of [
      { zoneId: "b" },
      { currency: "USD" as const },
      { ticketTypeId: "x" },
      { channelCode: "counter" },
      { at: now.getTime() - 1 },
      { at: later(1).getTime() },
    ]) {
      expect(priceOf(facts, { ...cell, ...other }), JSON.stringify(other)).toBeNull();
    }
  });
});
