const hourMs = 3_600_000;
const beforeStartHours = 2;

/**
 * So many hours from now, or two hours before the beginning if that is sooner, but an hour at least; as a
 * `datetime-local` field of this computer wants it.
 */
export function usualDeadline(startsAt: string, hours: number): string {
  const latest = Date.parse(startsAt) - beforeStartHours * hourMs;
  const at = new Date(Math.max(Date.now() + hourMs, Math.min(Date.now() + hours * hourMs, latest)));
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
