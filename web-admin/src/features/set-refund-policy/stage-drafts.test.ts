import { describe, expect, it } from "vitest";
import { newStage, readAmounts, readStage, toDrafts } from "./stage-drafts.ts";

const dayMs = 86_400_000;

describe("a stage of a refund policy", () => {
  it("is read as it is typed", () => {
    const stage = { ...newStage(), days: "3", hours: "12", fee: "7.5", cap: "CNY 50" };
    expect(readStage(stage)).toEqual({
      ...{ beforeMs: 3.5 * dayMs, percentBp: 750, fixed: [] },
      cap: [{ amountMinor: 5_000, currency: "CNY" }],
    });
    expect(readStage({ ...stage, kind: "fixed", fee: "cny 20， JPY 300" })).toMatchObject({
      percentBp: null,
      fixed: [
        { amountMinor: 2_000, currency: "CNY" },
        { amountMinor: 300, currency: "JPY" },
      ],
    });
  });

  it("is not read when something cannot be", () => {
    for (const bad of [{ fee: "x" }, { fee: "101" }, { days: "-1" }, { hours: "24" }, { days: "401" }, { cap: "50" }]) {
      expect(readStage({ ...newStage(), ...bad })).toBeNull();
    }
    expect(readAmounts("CNY 1, CNY 2")).toBeNull();
    expect(readAmounts("JPY 1.5")).toBeNull();
    expect(readAmounts("")).toEqual([]);
  });

  it("comes back as it was", () => {
    const stages = [
      { beforeMs: 7 * dayMs, percentBp: 0, fixed: [], cap: [] },
      { beforeMs: dayMs / 2, percentBp: null, fixed: [{ amountMinor: 2_050, currency: "CNY" as const }], cap: [] },
    ];
    const policy = {
      id: "p",
      performanceId: null,
      savedAt: "",
      keepsSaleFees: true,
      keepsLostDiscounts: false,
      stages,
    };
    expect(toDrafts(policy).map(readStage)).toEqual(stages);
    expect(toDrafts(null)).toEqual([]);
  });
});
