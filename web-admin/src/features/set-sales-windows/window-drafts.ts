import { fromWallClock, toWallClock } from "../../time/zoned-time.ts";

/** One channel's window as it is edited: wall-clock texts of the venue; both empty means that it does not sell. */
export interface WindowDraft {
  readonly channelCode: string;
  readonly opens: string;
  readonly closes: string;
}

export interface SavedWindow {
  readonly channel: { readonly code: string };
  readonly opensAt: string;
  readonly closesAt: string;
}

const hourMs = 3600_000;

/** A draft for each channel, filled from what is saved. */
export function draftsOf(
  channelCodes: readonly string[],
  saved: readonly SavedWindow[],
  timeZone: string,
): readonly WindowDraft[] {
  return channelCodes.map((channelCode) => {
    const window = saved.find((each) => each.channel.code === channelCode);
    return {
      channelCode,
      opens: window ? toWallClock(window.opensAt, timeZone) : "",
      closes: window ? toWallClock(window.closesAt, timeZone) : "",
    };
  });
}

/** From now until the performance begins; the counter goes on an hour longer, for late-comers. */
export function usualWindow(channelCode: string, nowMs: number, startsAt: string, timeZone: string): WindowDraft {
  const opens = new Date(Math.floor(nowMs / 60_000) * 60_000).toISOString();
  const late = channelCode === "counter" ? hourMs : 0;
  const closes = new Date(Date.parse(startsAt) + late).toISOString();
  return { channelCode, opens: toWallClock(opens, timeZone), closes: toWallClock(closes, timeZone) };
}

export type DraftReading =
  | { readonly kind: "closed" }
  | { readonly kind: "window"; readonly opensAt: string; readonly closesAt: string }
  | { readonly kind: "incomplete" }
  | { readonly kind: "backwards" };

/** What a draft says: no sale, a window in UTC, or why it is not one. */
export function readDraft(draft: WindowDraft, timeZone: string): DraftReading {
  if (draft.opens === "" && draft.closes === "") return { kind: "closed" };
  const opensAt = fromWallClock(draft.opens, timeZone);
  const closesAt = fromWallClock(draft.closes, timeZone);
  if (opensAt === null || closesAt === null) return { kind: "incomplete" };
  return opensAt < closesAt ? { kind: "window", opensAt, closesAt } : { kind: "backwards" };
}
