/** What is known of one kind of paper in one venue. */
export interface StoreCount {
  readonly delivered: number;
  /** Came back from printers whose roll was changed before it was empty. */
  readonly returned: number;
  /** What counting the store by hand found more (positive) or fewer. */
  readonly adjusted: number;
  /** Went into printers. */
  readonly loaded: number;
  /** Blank tickets in printers now. */
  readonly inPrinters: number;
  /** Used in the last 24 hours: printed, spoiled, test. */
  readonly usedLastDay: number;
}

export interface StoreOutlook {
  /** Blank tickets on the shelf; below none when more was put into printers than was noted as delivered. */
  readonly inStore: number;
  /** When shelf and printers are empty if the pace of the last 24 hours goes on; null without a pace. */
  readonly runsOutAt: Date | null;
  /** Paper should be ordered. */
  readonly low: boolean;
}

const dayMs = 24 * 60 * 60_000;
/** Printers of paper deliver within a week. */
const warnDays = 7;
const warnLeft = 200;

/**
 * Few are left on the shelf, or shelf and printers together last less than the week that a delivery takes: time to order.
 */
export function storeOutlook(count: StoreCount, now: Date): StoreOutlook {
  const inStore = count.delivered + count.returned + count.adjusted - count.loaded;
  const left = Math.max(0, inStore) + count.inPrinters;
  const runsOutAt = count.usedLastDay > 0 ? new Date(now.getTime() + (left / count.usedLastDay) * dayMs) : null;
  const soon = runsOutAt !== null && runsOutAt.getTime() - now.getTime() < warnDays * dayMs;
  return { inStore, runsOutAt, low: inStore <= warnLeft || soon };
}
