import type { Currency } from "@parterre/money";

/** Which entries of the journal: those that fit everything that is given; null asks for nothing. */
export interface JournalFilter {
  readonly performanceId: number | null;
  /** First and last day, `2026-11-27`, on the calendar of the house where the performance takes place. */
  readonly fromDay: string | null;
  readonly untilDay: string | null;
  readonly channelCode: string | null;
  readonly ticketTypeId: string | null;
  readonly zoneId: string | null;
  readonly sellerId: string | null;
  readonly currency: Currency | null;
}

export const everyEntry: JournalFilter = {
  performanceId: null,
  fromDay: null,
  untilDay: null,
  channelCode: null,
  ticketTypeId: null,
  zoneId: null,
  sellerId: null,
  currency: null,
};

/** What a line of a summary is about. */
export const groupings = ["performance", "zone", "ticket_type", "channel", "seller", "day"] as const;
export type Grouping = (typeof groupings)[number];

/** Whether a text is a day that the calendar has, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "1000-01-01") return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
