import { describe, expect, it } from "vitest";
import type { Cart, PerformanceSales } from "./cart-documents.ts";
import { cartParts, chosenCurrency, commonCurrencies, lowestPrice, totalOf } from "./cart-lines.ts";

const text = { zh: "字", en: "word" };

type TicketType = PerformanceSales["ticketTypes"][number];
const ticketType = (id: string, more: Partial<TicketType>): TicketType => ({
  id,
  code: id,
  name: text,
  kind: "STANDARD",
  channelCodes: ["web"],
  proof: null,
  ...more,
});

function performance(id: string, startsAt: string): PerformanceSales {
  const price = (zoneId: string, ticketTypeId: string, amountMinor: number, currency: "CNY" | "HKD") => ({
    __typename: "Price" as const,
    zoneId,
    ticketTypeId,
    money: { amountMinor, currency },
  });
  return {
    id,
    startsAt,
    currencies: ["CNY", "HKD"],
    maxSeatsPerCart: 8,
    event: { id: `e${id}`, slug: "s", mood: "moon", title: text },
    venue: { id: "v", timeZone: "Asia/Shanghai", name: text, city: text },
    ticketTypes: [
      ticketType("adult", {}),
      ticketType("child", {}),
      ticketType("comp", { kind: "COMPLIMENTARY" }),
      ticketType("door", { channelCodes: ["counter"] }),
    ],
    prices: [
      price("stalls", "adult", 68000, "CNY"),
      price("stalls", "child", 34000, "CNY"),
      price("stalls", "comp", 68000, "CNY"),
      price("stalls", "door", 68000, "CNY"),
      price("circle", "adult", 28000, "CNY"),
      price("stalls", "adult", 74000, "HKD"),
    ],
  };
}

function hold(id: string, of: PerformanceSales, ordinals: number[], zoneId = "stalls"): Cart["holds"][number] {
  return {
    id,
    heldUntil: "2026-11-23T04:00:00.000Z",
    latestUntil: "2026-11-23T04:20:00.000Z",
    performance: { ...of, seatMapVersion: { id: "v1" } },
    seats: ordinals.map((ordinal) => ({
      ordinal,
      label: { block: "Stalls", row: "1", seat: String(ordinal) },
      zone: { id: zoneId, index: 0, hue: 1, name: text },
    })),
  };
}

function cart(holds: Cart["holds"]): Cart {
  return { key: "k", heldUntil: null, serverTime: "2026-11-23T03:50:00.000Z", holds };
}

describe("cart lines", () => {
  const late = performance("2", "2026-12-02T11:30:00.000Z");
  const early = performance("1", "2026-12-01T11:30:00.000Z");

  it("groups holds by performance, soonest first, seats in order", () => {
    const parts = cartParts(cart([hold("b", late, [9]), hold("a", early, [7, 3]), hold("c", late, [2])]), {}, "CNY");
    expect(parts.map((part) => part.lines.map((line) => line.key))).toEqual([
      ["a:3", "a:7"],
      ["c:2", "b:9"],
    ]);
  });

  it("prices the chosen ticket type and falls back to the first when the choice is unknown", () => {
    const [part] = cartParts(cart([hold("a", early, [1, 2])]), { "a:1": "child", "a:2": "gone" }, "CNY");
    expect(part!.lines.map((line) => line.price?.amountMinor)).toEqual([34000, 68000]);
    expect(totalOf(part!.lines)).toEqual({ amountMinor: 102000, currency: "CNY" });
  });

  it("offers what the zone is sold as on the web", () => {
    const seats = cart([hold("a", early, [1]), hold("b", early, [2], "circle")]);
    const [part] = cartParts(seats, {}, "CNY");
    expect(part!.lines.map((line) => line.types.map((type) => type.id))).toEqual([["adult", "child"], ["adult"]]);
  });

  it("has no price for an empty cell and no total without any price", () => {
    const [part] = cartParts(cart([hold("a", early, [1], "circle")]), {}, "HKD");
    expect(part!.lines[0]!.price).toBeNull();
    expect(totalOf(part!.lines)).toBeNull();
  });

  it("finds the lowest price of a zone and of the house", () => {
    expect(lowestPrice(early, "CNY", "stalls")?.amountMinor).toBe(34000);
    expect(lowestPrice(early, "CNY")?.amountMinor).toBe(28000);
    expect(lowestPrice(early, "USD")).toBeNull();
  });

  it("offers only currencies that every performance is sold in", () => {
    expect(commonCurrencies([{ currencies: ["CNY", "HKD"] }, { currencies: ["USD", "HKD"] }])).toEqual(["HKD"]);
    expect(commonCurrencies([])).toEqual([]);
    expect(chosenCurrency(["CNY", "HKD"], "HKD")).toBe("HKD");
    expect(chosenCurrency(["CNY"], "USD")).toBe("CNY");
  });
});
