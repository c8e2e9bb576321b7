import { describe, expect, it } from "vitest";
import { contactProblems } from "./contact.rules.ts";

describe("contact of a buyer", () => {
  it("accepts names in any script and ordinary addresses", () => {
    expect(contactProblems({ name: "李清照", email: " li@example.com " })).toEqual({
      name: false,
      email: false,
    });
  });

  it("asks again for an empty name and for what is not an address", () => {
    for (const email of ["", "li", "li@", "li@example", "li@example.", "l i@example.com", "a@b@example.com"]) {
      expect(contactProblems({ name: "  ", email }), email).toEqual({ name: true, email: true });
    }
  });
});
