import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AvailabilityFrameError,
  encodeDelta,
  encodeSnapshot,
  encodeStaffDelta,
  encodeStaffSnapshot,
} from "./availability-frames.ts";
import { base64ToBytes, bytesToBase64 } from "./base64.ts";
import type { SeatStatusCode } from "./model.ts";
import { allocationOfCode, mostAllocations, mostSeatCode, seatCode, stateOfCode } from "./seat-code.ts";
import { SeatStates } from "./seat-states.ts";

const statesOf = (seatCount: number) => fc.uint8Array({ minLength: seatCount, maxLength: seatCount, max: 3 });

describe("availability frames", () => {
  test("a snapshot carries every state through base64", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }).chain(statesOf), (states) => {
        const live = new SeatStates(states.length);
        live.apply(base64ToBytes(bytesToBase64(encodeSnapshot(states))));
        expect(live.states).toEqual(states);
      }),
    );
  });

  test("any sequence of snapshots and deltas ends where the server is", () => {
    const step = fc.record({
      snapshot: fc.boolean(),
      changes: fc.array(fc.tuple(fc.nat(99), fc.integer({ min: 0, max: 3 })), { maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const server = new Uint8Array(100);
        const live = new SeatStates(100);
        for (const { snapshot, changes } of steps) {
          for (const [ordinal, state] of changes) server[ordinal] = state;
          const frame = snapshot
            ? encodeSnapshot(server)
            : encodeDelta(
                changes.map(([ordinal]) => ordinal),
                server,
              );
          live.apply(frame);
          expect(live.states).toEqual(server);
          live.apply(frame);
          expect(live.states).toEqual(server);
        }
      }),
    );
  });

  test("staff frames carry state and allocation of every seat", () => {
    const code = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: mostAllocations }))
      .map(([state, allocation]) => seatCode(state, allocation));
    const changes = fc.array(fc.tuple(fc.nat(49), code), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), changes), { maxLength: 12 }), (steps) => {
        const server = new Uint8Array(50);
        const live = new SeatStates(50);
        for (const [snapshot, changed] of steps) {
          for (const [ordinal, value] of changed) server[ordinal] = value;
          const ordinals = changed.map(([ordinal]) => ordinal);
          live.apply(snapshot ? encodeStaffSnapshot(server) : encodeStaffDelta(ordinals, server));
          expect(live.states).toEqual(server.map(stateOfCode));
          expect(live.allocations).toEqual(server.map(allocationOfCode));
        }
      }),
    );
    expect(seatCode(4, mostAllocations)).toBe(mostSeatCode);
    expect(mostSeatCode).toBeLessThan(256);
  });

  test("the worst snapshot of 60,000 seats stays under 20 kB", () => {
    // A full-period generator stands for states without any pattern: deflate cannot shorten them.
    let seed = 1;
    const states = Uint8Array.from({ length: 60_000 }, () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return seed >>> 30;
    });
    expect(bytesToBase64(encodeSnapshot(states)).length).toBeLessThan(20_500);
    expect(encodeSnapshot(states).length).toBeLessThan(20_000);
  });

  test("garbage is refused with a typed error and changes nothing", () => {
    const good = [
      encodeSnapshot(new Uint8Array(50).fill(2)),
      encodeDelta([3, 40], new Uint8Array(50).fill(1)),
      encodeStaffSnapshot(new Uint8Array(50).fill(24)),
      encodeStaffDelta([3, 40], new Uint8Array(50).fill(14)),
    ];
    const damaged = fc
      .tuple(fc.constantFrom(...good), fc.nat(60), fc.nat(255), fc.nat(60))
      .map(([frame, at, byte, length]) => {
        const copy = frame.slice(0, Math.max(1, length));
        copy[at % copy.length] = byte;
        return copy;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 40 }), damaged), (bytes) => {
        const live = new SeatStates(50);
        live.set(7, 3);
        const before = live.states.slice();
        try {
          live.apply(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(AvailabilityFrameError);
          expect(live.states).toEqual(before);
        }
        expect(live.states.every((state) => state <= 4)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["empty", new Uint8Array()],
    ["an unknown version", Uint8Array.of(0x21, 1, 0)],
    ["a snapshot of another map", encodeSnapshot(new Uint8Array(49))],
    ["a delta past the last seat", encodeDelta([50], new Uint8Array(51))],
    ["a delta that goes on", Uint8Array.of(0x12, 1, 0, 0)],
    ["a code that no seat can have", encodeStaffDelta([5], new Uint8Array(50).fill(255))],
    ["a delta that ends early", Uint8Array.of(0x12, 2, 0)],
    ["a delta of an endless number", Uint8Array.of(0x12, 255, 255, 255, 255, 255, 255)],
  ])("refuses %s", (_name, frame) => {
    expect(() => new SeatStates(50).apply(frame)).toThrow(AvailabilityFrameError);
  });

  test("listeners hear of real changes only, until they leave", () => {
    const live = new SeatStates(10);
    const heard: unknown[] = [];
    const leave = live.subscribe((changed) => heard.push(changed));
    live.apply(encodeDelta([2, 5], Uint8Array.of(0, 0, 2, 0, 0, 0, 0, 0, 0, 0)));
    live.set(5, 1);
    live.set(5, 1);
    live.apply(encodeSnapshot(new Uint8Array(10)));
    leave();
    live.set(1, 3 as SeatStatusCode);
    expect(heard).toEqual([[2], [5], "all"]);
  });
});
