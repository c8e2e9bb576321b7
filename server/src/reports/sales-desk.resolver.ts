import type { Currency } from "@parterre/money";
import { GraphQLError } from "graphql";
import { Arg, Authorized, Int, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { Database } from "../platform/database/index.ts";
import { CurrencyEnum, pageRequest, toConnection } from "../platform/graphql/index.ts";
import { performanceIdFrom } from "../programme/index.ts";
import { everyEntry, type Grouping, isDay, type JournalFilter } from "./journal-filter.rules.ts";
import { findJournalRecords } from "./journal-records.store.ts";
import {
  JournalEntryConnectionType,
  JournalFilterInput,
  SalesGroupingEnum,
  SalesSummaryType,
  toJournalEntryType,
} from "./sales-desk.type.ts";
import { salesSummary } from "./sales-summary.ts";

@Resolver()
export class SalesDeskResolver {
  constructor(private readonly database: Database) {}

  @Authorized("reports.read")
  @Query(() => SalesSummaryType, { description: "The journal summed by what is asked, per currency." })
  async salesSummary(
    @Arg("groupBy", () => SalesGroupingEnum, { description: "What a line is about." }) groupBy: Grouping,
    @Arg("filter", () => JournalFilterInput, { nullable: true, description: "Which entries; default all." })
    filter: JournalFilterInput | null,
    @Arg("convertTo", () => CurrencyEnum, { nullable: true, description: "Say nets in this currency beside." })
    convertTo: Currency | null,
  ): Promise<SalesSummaryType> {
    return salesSummary(this.database, groupBy, toFilter(filter), convertTo ?? null);
  }

  @Authorized("reports.read")
  @Query(() => JournalEntryConnectionType, { description: "The journal entry by entry, newest first." })
  async journalEntries(
    @Arg("filter", () => JournalFilterInput, { nullable: true, description: "Which entries; default all." })
    filter: JournalFilterInput | null,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50, description: "How many, 1 to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to start after." }) after: string | null,
  ) {
    const request = pageRequest(first ?? 50, after, 1);
    const beforeId = request.after?.[0] ?? null;
    if (beforeId !== null && !/^\d{1,18}$/.test(beforeId)) throw badFilter("`after` is not a cursor of this list");
    const page = await this.database.read((tx) =>
      findJournalRecords(tx, toFilter(filter), { first: request.first, beforeId }),
    );
    return Object.assign(
      new JournalEntryConnectionType(),
      toConnection(page, request, ({ id }) => [id], toJournalEntryType),
    );
  }
}

function badFilter(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

/** Throws BAD_USER_INPUT for what cannot be: a report of everything, where something was asked for, would be a lie. */
function toFilter(input: JournalFilterInput | null): JournalFilter {
  if (!input) return everyEntry;
  const performanceId = input.performanceId == null ? null : performanceIdFrom(input.performanceId);
  if (input.performanceId != null && performanceId === null) throw badFilter("`performanceId` names no performance");
  for (const name of ["ticketTypeId", "zoneId", "sellerId"] as const) {
    if (input[name] != null && !isUuid(input[name])) throw badFilter(`\`${name}\` is not an id`);
  }
  for (const name of ["fromDay", "untilDay"] as const) {
    if (input[name] != null && !isDay(input[name])) throw badFilter(`\`${name}\` is not a day like 2026-11-27`);
  }
  return {
    performanceId,
    fromDay: input.fromDay ?? null,
    untilDay: input.untilDay ?? null,
    channelCode: input.channelCode ?? null,
    ticketTypeId: input.ticketTypeId ?? null,
    zoneId: input.zoneId ?? null,
    sellerId: input.sellerId ?? null,
    currency: input.currency ?? null,
  };
}
