import { describe, expect, it } from "vitest";
import { draftsOf, readDraft, usualWindow } from "./window-drafts.ts";

const zone = "Asia/Shanghai";

describe("sales windows as they are edited", () => {
  it("show saved windows by the venue's clock and read back the same instants", () => {
    const saved = [
      { channel: { code: "web" }, opensAt: "2026-11-01T02:00:00.000Z", closesAt: "2026-11-30T11:30:00.000Z" },
    ];
    const [web, counter] = draftsOf(["web", "counter"], saved, zone);
    expect(web).toEqual({ channelCode: "web", opens: "2026-11-01T10:00", closes: "2026-11-30T19:30" });
    expect(readDraft(web!, zone)).toEqual({
      kind: "window",
      opensAt: saved[0]!.opensAt,
      closesAt: saved[0]!.closesAt,
    });
    expect(readDraft(counter!, zone)).toEqual({ kind: "closed" });
  });

  it("say what is wrong with one that is half filled or ends before it begins", () => {
    expect(readDraft({ channelCode: "web", opens: "2026-11-01T10:00", closes: "" }, zone).kind).toBe("incomplete");
    const same = "2026-11-01T10:00";
    expect(readDraft({ channelCode: "web", opens: same, closes: same }, zone).kind).toBe("backwards");
  });

  it("usually go from now to the beginning, at the counter an hour longer", () => {
    const now = Date.parse("2026-11-01T02:00:30.500Z");
    const startsAt = "2026-11-30T11:30:00.000Z";
    expect(usualWindow("web", now, startsAt, zone)).toEqual({
      channelCode: "web",
      opens: "2026-11-01T10:00",
      closes: "2026-11-30T19:30",
    });
    expect(usualWindow("counter", now, startsAt, zone).closes).toBe("2026-11-30T20:30");
  });
});
