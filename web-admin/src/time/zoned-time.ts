/**
 * Wall-clock times of a venue. A performance is at half past seven where the house stands, whatever zone the
 * organiser's computer is in; the API speaks instants in UTC.
 */

interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** Whether the platform knows an IANA time zone ("Asia/Shanghai"). */
export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone !== "";
  } catch {
    return false;
  }
}

function wallClockOf(instantMs: number, timeZone: string): WallClock {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "gregory",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instantMs);
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)!.value);
  return { year: read("year"), month: read("month"), day: read("day"), hour: read("hour"), minute: read("minute") };
}

const asUtcMs = (clock: WallClock) => Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute);

/** An instant as the text of a `datetime-local` field in the venue's time zone: "2026-11-30T19:30". */
export function toWallClock(instant: string, timeZone: string): string {
  return new Date(asUtcMs(wallClockOf(Date.parse(instant), timeZone))).toISOString().slice(0, 16);
}

/**
 * The instant (ISO 8601, UTC) a wall clock in the venue's time zone shows. A time that a clock change skips
 * becomes the moment as far after the change; one it repeats is the first of the two. Null for unreadable text.
 */
export function fromWallClock(wallClock: string, timeZone: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(wallClock);
  if (!match) return null;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number];
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  if (Number.isNaN(wanted)) return null;
  const offsetAt = (instantMs: number) => asUtcMs(wallClockOf(instantMs, timeZone)) - instantMs;
  const dayMs = 86_400_000;
  // Only the offsets around the day in question can apply; in a gap neither does, and the one before pushes past it.
  const candidates = [wanted - offsetAt(wanted - dayMs), wanted - offsetAt(wanted + dayMs)];
  const shown = candidates.filter((candidate) => candidate + offsetAt(candidate) === wanted);
  return new Date(shown.length > 0 ? Math.min(...shown) : candidates[0]!).toISOString();
}
