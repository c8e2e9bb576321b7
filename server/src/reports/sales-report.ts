import { type Channels, toChannelType } from "../channels/index.ts";
import type { Database } from "../platform/database/index.ts";
import { PriceZoneType, type Programme } from "../programme/index.ts";
import { countSeatsByZone, type SeatSums, sumJournalOf } from "./sales-report.store.ts";
import { ChannelSalesType, SalesReportType, ZoneSalesType } from "./sales-report.type.ts";

const none: SeatSums = { total: 0, free: 0, held: 0, sold: 0 };

/** The report of one performance at one moment; null when there is no such performance. */
export async function salesReport(
  {
    database,
    programme,
    channels,
  }: {
    readonly database: Database;
    readonly programme: Pick<Programme, "currentSellingFacts">;
    readonly channels: Channels;
  },
  performanceId: number,
): Promise<SalesReportType | null> {
  // One snapshot, so that money and seats are of the same moment.
  const read = await database.inTransaction(async (tx) => {
    await tx.manager.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const facts = await programme.currentSellingFacts(tx, performanceId);
    if (!facts) return null;
    return {
      facts,
      journal: await sumJournalOf(tx, performanceId),
      seats: await countSeatsByZone(tx, performanceId),
      takenAt: new Date(),
    };
  });
  if (!read) return null;
  const { facts, journal, seats, takenAt } = read;
  const sum = (of: (sums: SeatSums) => number) => [...seats.values()].reduce((total, sums) => total + of(sums), 0);
  const channelRows = await Promise.all(
    (await channels.all())
      .filter((channel) => journal.byChannel.has(channel.id))
      .map((channel) =>
        Object.assign(new ChannelSalesType(), {
          channel: toChannelType(channel),
          ...journal.byChannel.get(channel.id)!,
        }),
      ),
  );
  return Object.assign(new SalesReportType(), {
    performanceId,
    zones: facts.zones.map((zone) => {
      const counts = seats.get(zone.index) ?? { ...none, total: zone.seatCount };
      return Object.assign(new ZoneSalesType(), {
        zone: Object.assign(new PriceZoneType(), zone),
        seatCount: counts.total,
        soldCount: counts.sold,
        heldCount: counts.held,
        freeCount: counts.free,
        net: journal.byZone.get(zone.id) ?? [],
      });
    }),
    channels: channelRows,
    totals: journal.totals,
    heldSeatCount: sum((counts) => counts.held),
    soldSeatCount: sum((counts) => counts.sold),
    freeSeatCount: sum((counts) => counts.free),
    takenAt,
  });
}
