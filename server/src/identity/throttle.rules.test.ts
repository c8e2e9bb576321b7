import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addressToCount,
  delaySeconds,
  failuresForgottenAfterMs,
  retryAfterSeconds,
  throttleKeys,
} from "./throttle.rules.ts";

const anyKind = fc.constantFrom("pair", "address", "email" as const);

describe("throttling of wrong passwords", () => {
  it("lets a few mistakes pass, then waits twice as long each time, up to a quarter of an hour", () => {
    expect([0, 5, 9, 10, 11, 12, 13].map((failures) => delaySeconds("pair", failures))).toEqual([0, 0, 0, 1, 2, 4, 8]);
    expect(delaySeconds("pair", 1000)).toBe(900);
  });

  it("never asks for a shorter wait after one more failure", () => {
    fc.assert(
      fc.property(anyKind, fc.nat(2000), (kind, failures) => {
        expect(delaySeconds(kind, failures + 1)).toBeGreaterThanOrEqual(delaySeconds(kind, failures));
      }),
    );
  });

  it("is strictest on one address guessing one person, mildest on an e-mail that many guess", () => {
    fc.assert(
      fc.property(fc.nat(2000), (failures) => {
        expect(delaySeconds("pair", failures)).toBeGreaterThanOrEqual(delaySeconds("address", failures));
        expect(delaySeconds("address", failures)).toBeGreaterThanOrEqual(delaySeconds("email", failures));
      }),
    );
  });

  it("counts the wait from the last failure and forgets after a quiet quarter of an hour", () => {
    const last = new Date("2026-01-01T00:00:00Z");
    const after = (ms: number) => new Date(last.getTime() + ms);
    expect(retryAfterSeconds("pair", 13, last, after(0))).toBe(8);
    expect(retryAfterSeconds("pair", 13, last, after(7_001))).toBe(1);
    expect(retryAfterSeconds("pair", 13, last, after(8_000))).toBe(0);
    expect(retryAfterSeconds("pair", 999, last, after(failuresForgottenAfterMs))).toBe(0);
    // Two people behind one address sign in at once: neither waits for the other.
    expect(retryAfterSeconds("address", 1, last, after(-5))).toBe(0);
    expect(retryAfterSeconds("pair", 13, last, after(-5))).toBe(8);
  });

  it("locks its counters in one order whoever asks", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (email, address) => {
        const keys = throttleKeys(email, address).map((each) => each.key);
        expect(keys).toHaveLength(3);
        expect([...keys].sort()).toEqual(keys);
      }),
    );
  });

  it("counts a household by what its addresses have in common", () => {
    expect(addressToCount("192.0.2.7")).toBe("192.0.2.7");
    expect(addressToCount("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(addressToCount("2001:db8:0:12::1")).toBe("2001:db8:0:12");
    expect(addressToCount("2001:0DB8:0000:0012:aaaa:bbbb:cccc:dddd")).toBe("2001:db8:0:12");
    expect(addressToCount("2001:db8::5%eth0")).toBe("2001:db8:0:0");
    expect(addressToCount("::1")).toBe("0:0:0:0");
    expect(addressToCount("2001:db8:0:13::1")).not.toBe(addressToCount("2001:db8:0:12::1"));
  });
});
