import { describe, expect, it } from "vitest";
import { readIdentity } from "./read-identity.ts";

describe("what a reader of documents writes", () => {
  it("is a name and a number, whatever stands between", () => {
    const li = { name: "李雷", idNumber: "110101199003070070" };
    for (const text of ["李雷 110101199003070070", "李雷，110101199003070070\n", " 李雷|110101199003070070"]) {
      expect(readIdentity(text)).toEqual(li);
    }
    expect(readIdentity("Ada King\tE12345678")).toEqual({ name: "Ada King", idNumber: "E12345678" });
    expect(readIdentity("韩梅梅 11010119900307109X")).toEqual({ name: "韩梅梅", idNumber: "11010119900307109X" });
  });

  it("is only a name, or only a number, as typed", () => {
    for (const text of ["李雷", "Ada King", "110101199003070070", "E12345678", "", "李雷 12"]) {
      expect(readIdentity(text)).toBeNull();
    }
  });
});
