import { describe, expect, it } from "vitest";
import { paperStateOf } from "./paper-state.ts";

const template = { templateId: "t", number: 1, document: "{}" };
const print = (
  state: "QUEUED" | "SENT" | "CONFIRMED" | "FAILED" | "UNKNOWN",
  decision: "SPOILED" | "NOT_THERE" | null = null,
) => ({ id: "p", state, decision }) as const;

describe("where a ticket's paper is", () => {
  it.each([
    ["waiting", "VALID", []],
    ["waiting", "VALID", [print("FAILED", "NOT_THERE")]],
    ["waiting", "VALID", [print("FAILED")]],
    ["spoiled", "VALID", [print("FAILED", "SPOILED")]],
    ["printed", "VALID", [print("FAILED"), print("CONFIRMED")]],
    ["in-doubt", "VALID", [print("QUEUED")]],
    ["in-doubt", "VALID", [print("SENT")]],
    ["in-doubt", "VALID", [print("UNKNOWN")]],
    ["revoked", "REVOKED", [print("CONFIRMED")]],
  ] as const)("is %s for a %s ticket after %j", (expected, state, prints) => {
    expect(paperStateOf({ state, prints: [...prints], template, backupNumber: null }, false)).toBe(expected);
  });

  it("is a numbered ticket from the drawer, and none from a printer besides", () => {
    expect(paperStateOf({ state: "VALID", prints: [], template, backupNumber: 1001 }, false)).toBe("backup");
    expect(paperStateOf({ state: "REVOKED", prints: [], template, backupNumber: 1001 }, false)).toBe("revoked");
  });

  it("has no template for the paper in the printer", () => {
    expect(paperStateOf({ state: "VALID", prints: [], template: null, backupNumber: null }, false)).toBe("no-template");
  });

  it("is at the window that was given it, until it is printed there or in doubt", () => {
    expect(paperStateOf({ state: "VALID", prints: [], template, backupNumber: null }, true)).toBe("elsewhere");
    expect(paperStateOf({ state: "VALID", prints: [], template: null, backupNumber: null }, true)).toBe("elsewhere");
    expect(paperStateOf({ state: "VALID", prints: [print("CONFIRMED")], template, backupNumber: null }, true)).toBe(
      "printed",
    );
    expect(paperStateOf({ state: "VALID", prints: [print("SENT")], template, backupNumber: null }, true)).toBe(
      "in-doubt",
    );
  });
});
