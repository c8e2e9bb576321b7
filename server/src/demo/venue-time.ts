/** A local time of day in a zone, so many days after the day it is there now, as an instant. */
export function venueTime(now: Date, timeZone: string, inDays: number, at: string): Date {
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
  const wanted = new Date(`${today}T00:00:00Z`);
  wanted.setUTCDate(wanted.getUTCDate() + inDays);
  wanted.setUTCHours(hour, minute);
  // Taken as UTC first; what the clock on the wall there shows then, tells the offset.
  return new Date(wanted.getTime() - offsetMs(wanted, timeZone));
}

/** How far the zone's clocks are ahead of UTC then. */
function offsetMs(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(at);
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(value("year"), value("month") - 1, value("day"), value("hour"), value("minute"));
  return shown - Math.floor(at.getTime() / 60_000) * 60_000;
}
