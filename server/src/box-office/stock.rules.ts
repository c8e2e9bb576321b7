/** What has become of a roll so far. */
export interface RollCount {
  readonly loaded: number;
  readonly printed: number;
  readonly spoiled: number;
  readonly test: number;
  /** Printed tickets that were revoked since; their paper is gone already. */
  readonly voided: number;
  /** What counting by hand found more (positive) or fewer than the books. */
  readonly adjusted: number;
}

/** Blank tickets left; never below none, because paper cannot be owed. */
export function ticketsLeft({ loaded, printed, spoiled, test, adjusted }: RollCount): number {
  return Math.max(0, loaded - printed - spoiled - test + adjusted);
}

/** The serial number on the next blank ticket, where the paper has numbers. */
export function nextSerial(firstSerial: number | null, count: RollCount): number | null {
  return firstSerial === null ? null : firstSerial + count.loaded - ticketsLeft(count);
}

const hourMs = 60 * 60_000;
const warnLeft = 50;
const warnMs = 45 * 60_000;

export interface StockOutlook {
  readonly left: number;
  /** When it is empty if the pace of the last hour goes on; null without a pace. */
  readonly runsOutAt: Date | null;
  /** A new roll should be at hand. */
  readonly low: boolean;
}

/**
 * Few are left, or the pace of the last hour uses them up within 45 minutes: time to fetch a roll and change it
 * between two customers.
 */
export function stockOutlook(count: RollCount, usedLastHour: number, now: Date): StockOutlook {
  const left = ticketsLeft(count);
  const runsOutAt = usedLastHour > 0 ? new Date(now.getTime() + (left / usedLastHour) * hourMs) : null;
  const soon = runsOutAt !== null && runsOutAt.getTime() - now.getTime() < warnMs;
  return { left, runsOutAt, low: left <= warnLeft || soon };
}
