import type { Currency } from "@parterre/money";
import type { Database } from "../platform/database/index.ts";
import { convert } from "./convert.rules.ts";
import type { Grouping, JournalFilter } from "./journal-filter.rules.ts";
import { findRates, type JournalSum, sumJournal } from "./journal-sums.store.ts";
import { SalesSummaryType, toSalesSumType } from "./sales-desk.type.ts";

/** The journal summed by group and currency; beside each net what it is in `convertTo`, where a rate is recorded. */
export async function salesSummary(
  database: Database,
  grouping: Grouping,
  filter: JournalFilter,
  convertTo: Currency | null,
): Promise<SalesSummaryType> {
  // Sums come from one statement; rates of another moment could only be rates that were recorded since.
  const { sums, rates } = await database.read(async (tx) => ({
    sums: await sumJournal(tx, grouping, filter),
    rates: convertTo === null ? [] : await findRates(tx, convertTo, filter.untilDay),
  }));
  const converted = (sum: JournalSum) => {
    if (convertTo === null || sum.currency === convertTo) return null;
    const net = { amountMinor: sum.netMinor, currency: sum.currency };
    const direct =
      rates.find((rate) => rate.base === sum.currency) ?? rates.find((rate) => rate.quote === sum.currency);
    return direct ? convert(net, convertTo, direct) : null;
  };
  const shaped = (wanted: readonly JournalSum[]) => wanted.map((sum) => toSalesSumType(sum, converted(sum)));
  return Object.assign(new SalesSummaryType(), {
    groups: shaped(sums.filter((sum) => sum.key !== null)),
    totals: shaped(sums.filter((sum) => sum.key === null)),
    takenAt: new Date(),
  });
}
