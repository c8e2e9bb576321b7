import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newOrderReference, readOrderReference } from "./order-reference.ts";
import { priceSeats, type SeatToPrice } from "./price.rules.ts";
import { contactRefusal, keyRefusal, seatsRefusal } from "./sale-input.rules.ts";

const seat = (ordinal: number, zoneId: string | null, ticketTypeId = "adult"): SeatToPrice => ({
  performanceId: 1,
  ordinal,
  zoneId,
  ticketTypeId,
});

describe("pricing", () => {
  it("takes the cell of zone, ticket type and currency, and adds up", () => {
    const pricing = priceSeats([seat(1, "A"), seat(2, "A", "child"), seat(3, "B")], "HKD", (_, zone, type, currency) =>
      currency === "HKD" ? (zone === "A" ? 380 : 180) / (type === "child" ? 2 : 1) : null,
    );
    expect(pricing).toMatchObject({ kind: "priced", total: { amountMinor: 380 + 190 + 180, currency: "HKD" } });
  });

  it("sells nothing when one seat has an empty cell or no zone, and says which", () => {
    const pricing = priceSeats([seat(1, "A"), seat(2, null), seat(3, "B")], "CNY", (_, zone) =>
      zone === "A" ? 1 : null,
    );
    expect(pricing).toEqual({ kind: "not-priced", ordinals: [2, 3] });
  });

  it("totals exactly what its lines say, for any prices", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { maxLength: 100 }), (prices) => {
        const seats = prices.map((_, index) => seat(index, "A"));
        const lookUp = (prices_: readonly number[]) => {
          let next = 0;
          return () => prices_[next++]!;
        };
        const pricing = priceSeats(seats, "CNY", lookUp(prices));
        if (pricing.kind !== "priced") throw new Error("not priced");
        expect(pricing.total.amountMinor).toBe(pricing.lines.reduce((sum, line) => sum + line.priceMinor, 0));
        expect(pricing.lines.map((line) => line.priceMinor)).toEqual(prices);
      }),
    );
  });
});

describe("order references", () => {
  it("are read back however a person types them, and hold no letters that look alike", () => {
    for (let round = 0; round < 200; round += 1) {
      const reference = newOrderReference();
      expect(reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
      expect(readOrderReference(` ${reference.toLowerCase().replace("-", " ")} `)).toBe(reference);
    }
    for (const typed of ["", "K7M2", "K7M2-Q9X0", "K7M2-Q9XDD", "%"])
      expect(readOrderReference(typed), typed).toBeNull();
  });
});

describe("what a buyer types", () => {
  const good = { name: "王小明", email: "wang@example.com", phone: "+86 138 0000 0000", locale: "zh-CN" };

  it("is taken when it can be used, and refused with the field to mend when not", () => {
    expect(contactRefusal(good)).toBeNull();
    expect(contactRefusal({ ...good, phone: null, locale: "en" })).toBeNull();
    expect(contactRefusal({ ...good, name: "  " })?.field).toBe("contact.name");
    for (const email of ["", "wang", "a@b", "a b@c.de", "<a@b.cn>", `${"a".repeat(250)}@b.cn`]) {
      expect(contactRefusal({ ...good, email })?.field, email).toBe("contact.email");
    }
    expect(contactRefusal({ ...good, phone: "call me" })?.field).toBe("contact.phone");
    expect(contactRefusal({ ...good, locale: "fr" })?.field).toBe("contact.locale");
  });

  it("names each seat once and uses a key that could not be a slip", () => {
    expect(seatsRefusal([])?.field).toBe("seats");
    expect(
      seatsRefusal([
        { holdId: "h", ordinal: 1 },
        { holdId: "h", ordinal: 1 },
      ])?.field,
    ).toBe("seats");
    expect(
      seatsRefusal([
        { holdId: "h", ordinal: 1 },
        { holdId: "i", ordinal: 1 },
      ]),
    ).toBeNull();
    expect(keyRefusal("short")?.field).toBe("idempotencyKey");
    expect(keyRefusal("019b0000-0000-7000-8000-00000000d001")).toBeNull();
  });
});
