import { describe, expect, it } from "vitest";
import {
  hasSeats,
  hasTickets,
  isTransition,
  mayFollow,
  orderTransitions,
  standingState,
  whoMay,
} from "./order-states.rules.ts";

describe("what may be done to an order", () => {
  it("is said once for each state and act", () => {
    const keys = orderTransitions.map(({ from, act }) => `${from} ${act}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { who, to } of orderTransitions) {
      expect(who.length).toBeGreaterThan(0);
      expect(to.length).toBeGreaterThan(0);
    }
  });

  it("needs an order that was sold, for everything that gives something back", () => {
    for (const act of ["refund", "goodwill", "return", "exchange", "move", "void", "payment"] as const) {
      for (const state of ["awaiting_payment", "lapsed", "refunded", null] as const) {
        expect(mayFollow(state, act), `${state} ${act}`).toBe(false);
      }
    }
  });

  it("never wakes an order that is over, save by a payment that comes late", () => {
    for (const { act, to } of orderTransitions.filter(({ from }) => from === "refunded")) {
      expect([act, to]).toEqual([expect.stringMatching(/^(late_payment|let_go)$/), ["refunded"]]);
    }
    const fromLapsed = orderTransitions.filter(
      ({ from, to }) => from === "lapsed" && to.some((each) => each !== "lapsed"),
    );
    expect(fromLapsed.map(({ act, who }) => [act, who])).toEqual([
      ["sale", ["provider"]],
      ["late_payment", ["provider"]],
    ]);
  });

  it("lets only a provider or a seller sell", () => {
    for (const { act, who } of orderTransitions) {
      if (act === "sale") expect(who).not.toContain("buyer");
    }
    expect(isTransition("awaiting_payment", "sale", "owing")).toBe(false);
    expect(isTransition("paid", "sale", "paid")).toBe(false);
  });

  it("names for each who may, and nobody for what cannot be done", () => {
    expect(whoMay("paid", "goodwill")).toEqual(["orders.refund"]);
    expect(whoMay("owing", "payment")).toEqual(["orders.sell"]);
    expect(whoMay("refunded", "goodwill")).toEqual([]);
  });

  it("follows from what is left and what is owed", () => {
    expect(standingState("paid", { liveLineCount: 0, balanceMinor: 0 })).toBe("refunded");
    expect(standingState("owing", { liveLineCount: 2, balanceMinor: 1 })).toBe("owing");
    expect(standingState("part_paid", { liveLineCount: 2, balanceMinor: 1 })).toBe("part_paid");
    expect(standingState("part_paid", { liveLineCount: 2, balanceMinor: 0 })).toBe("paid");
    expect(["paid", "owing", "part_paid"].map((state) => hasSeats(state as "paid"))).toEqual([true, true, true]);
    expect(["paid", "owing", "part_paid"].map((state) => hasTickets(state as "paid"))).toEqual([true, true, false]);
  });
});
