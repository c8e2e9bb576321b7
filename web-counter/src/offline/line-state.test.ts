import { describe, expect, it } from "vitest";
import { firstLine, type LineEvent, stepLine } from "./line-state.ts";

const after = (...events: readonly LineEvent[]) => events.reduce(stepLine, firstLine);
const answered = (tookMs: number): LineEvent => ({ kind: "answered", tookMs });
const failed = (at: number): LineEvent => ({ kind: "failed", at });

describe("a window's line", () => {
  it("is offline after two questions in vain, since the first of them", () => {
    expect(after(failed(10))).toMatchObject({ kind: "online", since: null });
    expect(after(failed(10), failed(20), failed(30))).toMatchObject({ kind: "offline", since: 10 });
    expect(after(failed(10), answered(40), failed(30)).kind).toBe("online");
  });

  it("is offline at once when the browser says so, and online with the first answer", () => {
    expect(after({ kind: "cut", at: 5 })).toMatchObject({ kind: "offline", since: 5 });
    expect(after({ kind: "cut", at: 5 }, answered(20))).toEqual(firstLine);
  });

  it("is slow from a second and a half on, until it is twice as fast again", () => {
    expect(after(answered(1_600)).kind).toBe("slow");
    expect(after(answered(1_600), answered(1_000)).kind).toBe("slow");
    expect(after(answered(1_600), answered(700)).kind).toBe("online");
    expect(after(answered(1_000)).kind).toBe("online");
  });
});
