import type { Currency } from "@parterre/money";
import { statement, type Transaction } from "../platform/database/index.ts";
import type { Page } from "../platform/graphql/index.ts";
import type { JournalFilter } from "./journal-filter.rules.ts";
import { filteredJournal, filterValues } from "./journal-sums.store.ts";

/** One entry of the journal with everything a person reads it by. */
export interface JournalRecord {
  readonly id: string;
  readonly at: Date;
  readonly timeZone: string;
  readonly act: string;
  readonly kind: string;
  readonly orderReference: string;
  readonly performanceId: number;
  readonly eventZh: string;
  readonly eventEn: string;
  readonly startsAt: Date;
  readonly zoneZh: string;
  readonly zoneEn: string;
  readonly ticketTypeZh: string;
  readonly ticketTypeEn: string;
  readonly channelZh: string;
  readonly channelEn: string;
  readonly provider: string;
  readonly sellerName: string | null;
  readonly block: string;
  readonly row: string;
  readonly seat: string;
  readonly currency: Currency;
  readonly amountMinor: string;
  readonly ticketDelta: number;
}

const page = statement<JournalRecord>(
  "reports.journal_page",
  `SELECT entry.*, o.reference AS "orderReference", l.block_label AS block, l.row_label AS row, l.seat_label AS seat
   FROM (SELECT j.id, j.at, v.time_zone AS "timeZone", j.act, j.kind, j.order_id, j.order_line_id,
       j.performance_id AS "performanceId", e.title_zh AS "eventZh", e.title_en AS "eventEn",
       p.starts_at AS "startsAt", z.name_zh AS "zoneZh", z.name_en AS "zoneEn", t.name_zh AS "ticketTypeZh",
       t.name_en AS "ticketTypeEn", c.name_zh AS "channelZh", c.name_en AS "channelEn", j.provider,
       m.name AS "sellerName", j.currency, j.amount_minor::text AS "amountMinor", j.ticket_delta AS "ticketDelta"
     ${filteredJournal} AND ($9::bigint IS NULL OR j.id < $9)
     ORDER BY j.id DESC LIMIT $10) entry
   JOIN sales_order o ON o.id = entry.order_id
   LEFT JOIN order_line l ON l.id = entry.order_line_id
   ORDER BY entry.id DESC`,
);

const count = statement<{ count: number }>("reports.count_journal", `SELECT count(*)::int AS count ${filteredJournal}`);

/** Entries from the newest, below `beforeId` where one is given. */
export function readJournal(
  tx: Transaction,
  filter: JournalFilter,
  beforeId: string | null,
  most: number,
): Promise<JournalRecord[]> {
  return tx.query(page, [...filterValues(filter), beforeId, most]);
}

export async function countJournal(tx: Transaction, filter: JournalFilter): Promise<number> {
  return (await tx.query(count, filterValues(filter)))[0]?.count ?? 0;
}

/** One page of the journal, newest first. */
export async function findJournalRecords(
  tx: Transaction,
  filter: JournalFilter,
  { first, beforeId }: { readonly first: number; readonly beforeId: string | null },
): Promise<Page<JournalRecord>> {
  const rows = await readJournal(tx, filter, beforeId, first + 1);
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first, totalCount: await countJournal(tx, filter) };
}
