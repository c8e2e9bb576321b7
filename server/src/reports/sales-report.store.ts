import type { Currency, Money } from "@parterre/money";
import { statement, type Transaction } from "../platform/database/index.ts";

/** What the journal says of one performance, by what a report is grouped by. */
export interface JournalSums {
  readonly byZone: ReadonlyMap<string, readonly Money[]>;
  readonly byChannel: ReadonlyMap<string, { readonly ticketCount: number; readonly net: readonly Money[] }>;
  readonly totals: readonly Money[];
}

const sumJournal = statement<{
  zone_id: string | null;
  channel_id: string | null;
  currency: Currency;
  amount_minor: string;
  tickets: number;
}>(
  "reports.sum_journal",
  `SELECT zone_id, channel_id, currency, sum(amount_minor)::text AS amount_minor, sum(ticket_delta)::int AS tickets
   FROM journal_entry WHERE performance_id = $1
   GROUP BY GROUPING SETS ((zone_id, currency), (channel_id, currency), (currency))
   ORDER BY currency`,
);

/** Sums the immutable journal of a performance per zone, per channel and in all; one amount for each currency. */
export async function sumJournalOf(tx: Transaction, performanceId: number): Promise<JournalSums> {
  const byZone = new Map<string, Money[]>();
  const byChannel = new Map<string, { ticketCount: number; net: Money[] }>();
  const totals: Money[] = [];
  for (const row of await tx.query(sumJournal, [performanceId])) {
    const net: Money = { amountMinor: Number(row.amount_minor), currency: row.currency };
    if (row.zone_id !== null) byZone.set(row.zone_id, [...(byZone.get(row.zone_id) ?? []), net]);
    else if (row.channel_id !== null) {
      const before = byChannel.get(row.channel_id) ?? { ticketCount: 0, net: [] };
      byChannel.set(row.channel_id, { ticketCount: before.ticketCount + row.tickets, net: [...before.net, net] });
    } else totals.push(net);
  }
  return { byZone, byChannel, totals };
}

const countByZone = statement<{ zone: number; total: number; free: number; held: number; sold: number }>(
  "reports.count_seats_by_zone",
  `SELECT get_byte(p.zone_map, s.ordinal) AS zone, count(*)::int AS total,
     count(*) FILTER (WHERE s.state = 'free' OR (s.state = 'held' AND s.held_until < now()))::int AS free,
     count(*) FILTER (WHERE s.state = 'held' AND s.held_until >= now())::int AS held,
     count(*) FILTER (WHERE s.state = 'sold')::int AS sold
   FROM performance p JOIN performance_seat s ON s.performance_id = p.id
   WHERE p.id = $1 AND p.zone_map IS NOT NULL GROUP BY 1`,
);

export interface SeatSums {
  readonly total: number;
  readonly free: number;
  readonly held: number;
  readonly sold: number;
}

/** Seats of a performance by state, for each byte of the zone map; expired holds count as free. */
export async function countSeatsByZone(tx: Transaction, performanceId: number): Promise<ReadonlyMap<number, SeatSums>> {
  const rows = await tx.query(countByZone, [performanceId]);
  return new Map(rows.map(({ zone, ...sums }) => [zone, sums]));
}
