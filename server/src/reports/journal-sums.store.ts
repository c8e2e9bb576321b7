import type { Currency } from "@parterre/money";
import { statement, type Transaction } from "../platform/database/index.ts";
import type { StoredRate } from "./convert.rules.ts";
import type { Grouping, JournalFilter } from "./journal-filter.rules.ts";

/**
 * The entries that a filter lets through, with what they are named by. Days are those of the venue's calendar, so
 * that a sale at half past eleven at night counts for the day the people of that house had.
 */
export const filteredJournal = `
  FROM journal_entry j
  JOIN performance p ON p.id = j.performance_id
  JOIN event e ON e.id = p.event_id
  JOIN venue v ON v.id = p.venue_id
  JOIN price_zone z ON z.id = j.zone_id
  JOIN ticket_type t ON t.id = j.ticket_type_id
  JOIN sales_channel c ON c.id = j.channel_id
  LEFT JOIN staff_member m ON m.id = j.seller_id
  WHERE ($1::int IS NULL OR j.performance_id = $1)
    AND ($2::date IS NULL OR j.at >= $2::date::timestamp AT TIME ZONE v.time_zone)
    AND ($3::date IS NULL OR j.at < ($3::date + 1)::timestamp AT TIME ZONE v.time_zone)
    AND ($4::text IS NULL OR c.code = $4)
    AND ($5::uuid IS NULL OR j.ticket_type_id = $5)
    AND ($6::uuid IS NULL OR j.zone_id = $6)
    AND ($7::uuid IS NULL OR j.seller_id = $7)
    AND ($8::text IS NULL OR j.currency = $8)`;

export function filterValues(filter: JournalFilter): readonly unknown[] {
  const { performanceId, fromDay, untilDay, channelCode, ticketTypeId, zoneId, sellerId, currency } = filter;
  return [performanceId, fromDay, untilDay, channelCode, ticketTypeId, zoneId, sellerId, currency];
}

/** Sums of one group in one currency. `price + discount + fee + tax + givenBack = net`, always. */
export interface JournalSum {
  /** Null: the sum over all groups of that currency. */
  readonly key: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Of a performance or a zone: when its performance begins, and where the clock stands. */
  readonly startsAt: Date | null;
  readonly timeZone: string | null;
  readonly currency: Currency;
  readonly sold: number;
  readonly returned: number;
  readonly priceMinor: number;
  readonly discountMinor: number;
  readonly feeMinor: number;
  readonly taxMinor: number;
  readonly givenBackMinor: number;
  readonly netMinor: number;
}

interface Row {
  readonly key: string | null;
  readonly name_zh: string | null;
  readonly name_en: string | null;
  readonly starts_at: Date | null;
  readonly time_zone: string | null;
  readonly currency: Currency;
  readonly sold: number;
  readonly returned: number;
  readonly price: string;
  readonly discount: string;
  readonly fee: string;
  readonly tax: string;
  readonly given_back: string;
  readonly net: string;
}

/** What each grouping is keyed, named and ordered by; names are aggregates, because a key has but one. */
const groupingColumns: Readonly<Record<Grouping, readonly [key: string, zh: string, en: string, order: string]>> = {
  performance: ["j.performance_id::text", "min(e.title_zh)", "min(e.title_en)", "min(p.starts_at)"],
  zone: [
    "j.zone_id::text",
    "min(e.title_zh || ' · ' || z.name_zh)",
    "min(e.title_en || ' · ' || z.name_en)",
    "(min(p.starts_at), min(p.id), min(z.index))",
  ],
  ticket_type: ["j.ticket_type_id::text", "min(t.name_zh)", "min(t.name_en)", "min(t.position)"],
  channel: ["c.code", "min(c.name_zh)", "min(c.name_en)", "min(c.position)"],
  seller: ["coalesce(j.seller_id::text, '')", "min(m.name)", "min(m.name)", "min(m.name)"],
  day: [
    "to_char(j.at AT TIME ZONE v.time_zone, 'YYYY-MM-DD')",
    "min(to_char(j.at AT TIME ZONE v.time_zone, 'YYYY-MM-DD'))",
    "min(to_char(j.at AT TIME ZONE v.time_zone, 'YYYY-MM-DD'))",
    "min(to_char(j.at AT TIME ZONE v.time_zone, 'YYYY-MM-DD'))",
  ],
};

const sumStatement = (grouping: Grouping) => {
  const [key, zh, en, order] = groupingColumns[grouping];
  const when = grouping === "performance" || grouping === "zone";
  return statement<Row>(
    `reports.sum_by_${grouping}`,
    `SELECT key, CASE WHEN key IS NOT NULL THEN name_zh END AS name_zh, CASE WHEN key IS NOT NULL THEN name_en END AS name_en,
       starts_at, time_zone, currency, sold, returned, price, discount, fee, tax, given_back, net
     FROM (SELECT ${key} AS key, ${zh} AS name_zh, ${en} AS name_en, ${order} AS place,
       ${when ? "min(p.starts_at)" : "NULL::timestamptz"} AS starts_at, ${when ? "min(v.time_zone)" : "NULL::text"} AS time_zone,
       j.currency,
       (sum(j.ticket_delta) FILTER (WHERE j.ticket_delta > 0))::int AS sold,
       (-sum(j.ticket_delta) FILTER (WHERE j.ticket_delta < 0))::int AS returned,
       coalesce(sum(j.amount_minor) FILTER (WHERE j.act IN ('sale', 'comp') AND j.kind NOT IN ('discount', 'fee', 'tax')), 0)::text AS price,
       coalesce(sum(j.amount_minor) FILTER (WHERE j.act IN ('sale', 'comp') AND j.kind = 'discount'), 0)::text AS discount,
       coalesce(sum(j.amount_minor) FILTER (WHERE j.act IN ('sale', 'comp') AND j.kind = 'fee'), 0)::text AS fee,
       coalesce(sum(j.amount_minor) FILTER (WHERE j.act IN ('sale', 'comp') AND j.kind = 'tax'), 0)::text AS tax,
       coalesce(sum(j.amount_minor) FILTER (WHERE j.act NOT IN ('sale', 'comp')), 0)::text AS given_back,
       sum(j.amount_minor)::text AS net
     ${filteredJournal}
     GROUP BY GROUPING SETS ((${key}, j.currency), (j.currency))) sums
     ORDER BY key IS NULL, place NULLS LAST, name_en, key, currency`,
  );
};
const sums: Readonly<Record<Grouping, ReturnType<typeof sumStatement>>> = {
  performance: sumStatement("performance"),
  zone: sumStatement("zone"),
  ticket_type: sumStatement("ticket_type"),
  channel: sumStatement("channel"),
  seller: sumStatement("seller"),
  day: sumStatement("day"),
};

/**
 * Sums of the journal by group and currency, and over all groups by currency: one statement, so that they cannot
 * differ.
 */
export async function sumJournal(
  tx: Transaction,
  grouping: Grouping,
  filter: JournalFilter,
): Promise<readonly JournalSum[]> {
  const rows = await tx.query(sums[grouping], filterValues(filter));
  return rows.map((row) => ({
    key: row.key,
    nameZh: row.name_zh ?? "",
    nameEn: row.name_en ?? "",
    startsAt: row.key === null ? null : row.starts_at,
    timeZone: row.key === null ? null : row.time_zone,
    currency: row.currency,
    sold: row.sold ?? 0,
    returned: row.returned ?? 0,
    priceMinor: Number(row.price),
    discountMinor: Number(row.discount),
    feeMinor: Number(row.fee),
    taxMinor: Number(row.tax),
    givenBackMinor: Number(row.given_back),
    netMinor: Number(row.net),
  }));
}

const newestRates = statement<{ base: Currency; quote: Currency; day: string; rate: string; source: string }>(
  "reports.newest_rates",
  `SELECT DISTINCT ON (base, quote) base, quote, to_char(day, 'YYYY-MM-DD') AS day, rate::text AS rate, source
   FROM exchange_rate WHERE (base = $1 OR quote = $1) AND day <= coalesce($2::date, current_date)
   ORDER BY base, quote, day DESC`,
);

/** The newest rate of each pair with this currency that was recorded for the day or before; null: until today. */
export function findRates(tx: Transaction, currency: Currency, untilDay: string | null): Promise<StoredRate[]> {
  return tx.query(newestRates, [currency, untilDay]);
}
