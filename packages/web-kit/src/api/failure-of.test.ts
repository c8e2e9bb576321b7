import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { describe, expect, it } from "vitest";
import { failureOf, turnedAway } from "./failure-of.ts";

const withCode = (code: string) =>
  new CombinedGraphQLErrors({ data: null, errors: [{ message: "", extensions: { code } }] } as never);

describe("a request that failed", () => {
  it("is told from one that the API turned away", () => {
    expect(turnedAway(withCode("UNAUTHENTICATED"))).toBe("signedOut");
    expect(turnedAway(withCode("FORBIDDEN"))).toBe("notAllowed");
    for (const error of [withCode("INTERNAL_SERVER_ERROR"), new TypeError("Failed to fetch"), undefined]) {
      expect(turnedAway(error)).toBe(null);
      expect(failureOf(error).en).toContain("did not answer");
    }
    expect(failureOf(withCode("UNAUTHENTICATED")).en).toContain("no longer signed in");
    expect(failureOf(withCode("FORBIDDEN")).zh).toContain("角色");
  });
});
