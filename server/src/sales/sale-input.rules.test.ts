import { describe, expect, it } from "vitest";
import { newOrderReference, readOrderReference } from "./order-reference.ts";
import { contactRefusal, keyRefusal, seatsRefusal } from "./sale-input.rules.ts";

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
