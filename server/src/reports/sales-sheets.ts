import type { Database } from "../platform/database/index.ts";
import type { Grouping, JournalFilter } from "./journal-filter.rules.ts";
import { type JournalRecord, readJournal } from "./journal-records.store.ts";
import { type JournalSum, sumJournal } from "./journal-sums.store.ts";
import { groupingTexts, houseTime, journalText, type ReportLocale, reportTexts } from "./report-texts.rules.ts";
import type { Cell, Sheet } from "./sheet.rules.ts";

/** Entries that are read at a time, so that a long list never lies in memory whole. */
const batchSize = 5_000;

/** The summary as a table: a line for each group and currency, then one total a currency. */
export async function summarySheet(
  database: Database,
  grouping: Grouping,
  filter: JournalFilter,
  locale: ReportLocale,
): Promise<Sheet> {
  const sums = await database.read((tx) => sumJournal(tx, grouping, filter));
  const said = (name: keyof typeof reportTexts) => reportTexts[name][locale];
  const columns = ["startsAt", "currency", "sold", "returned", "price", "discount", "fee", "tax", "givenBack", "net"];
  return {
    name: said("summary"),
    headers: [groupingTexts[grouping][locale], ...columns.map((name) => said(name as keyof typeof reportTexts))],
    rows: sums.map((sum) => summaryRow(sum, locale)),
  };
}

function summaryRow(sum: JournalSum, locale: ReportLocale): readonly Cell[] {
  const { currency, startsAt, timeZone } = sum;
  const name = sum.key === null ? reportTexts.total[locale] : locale === "zh" ? sum.nameZh : sum.nameEn;
  const money = (amountMinor: number) => ({ amountMinor, currency });
  return [
    name || reportTexts.nobody[locale],
    startsAt && timeZone ? houseTime(startsAt, timeZone) : null,
    currency,
    sum.sold,
    sum.returned,
    ...[sum.priceMinor, sum.discountMinor, sum.feeMinor, sum.taxMinor, sum.givenBackMinor, sum.netMinor].map(money),
  ];
}

const recordColumns = [
  "number",
  "at",
  "act",
  "kind",
  "order",
  "event",
  "startsAt",
  "zone",
  "ticketType",
  "block",
  "row",
  "seat",
  "channel",
  "provider",
  "seller",
  "currency",
  "amount",
  "tickets",
] as const;

export function recordHeaders(locale: ReportLocale): readonly string[] {
  return recordColumns.map((name) => reportTexts[name][locale]);
}

/** All entries that fit as lines, newest first, batch by batch: each batch begins where the last one ended. */
export async function* recordRows(
  database: Database,
  filter: JournalFilter,
  locale: ReportLocale,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let beforeId: string | null = null;
  for (;;) {
    const records: JournalRecord[] = await database.read((tx) => readJournal(tx, filter, beforeId, batchSize));
    if (records.length > 0) yield records.map((record) => recordRow(record, locale));
    if (records.length < batchSize) return;
    beforeId = records.at(-1)!.id;
  }
}

function recordRow(record: JournalRecord, locale: ReportLocale): readonly Cell[] {
  const zh = locale === "zh";
  const { timeZone, currency } = record;
  return [
    record.id,
    houseTime(record.at, timeZone),
    journalText(record.act, locale),
    journalText(record.kind, locale),
    record.orderReference,
    zh ? record.eventZh : record.eventEn,
    houseTime(record.startsAt, timeZone),
    zh ? record.zoneZh : record.zoneEn,
    zh ? record.ticketTypeZh : record.ticketTypeEn,
    record.block,
    record.row,
    record.seat,
    zh ? record.channelZh : record.channelEn,
    record.provider,
    record.sellerName,
    currency,
    { amountMinor: Number(record.amountMinor), currency },
    record.ticketDelta,
  ];
}
