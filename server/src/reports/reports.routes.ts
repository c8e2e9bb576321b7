// Adds `cookies` to requests.

import { Readable } from "node:stream";
import type {} from "@fastify/cookie";
import { type Currency, isCurrency } from "@parterre/money";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { validate as isUuid } from "uuid";
import { type Identity, may } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { performanceIdFrom } from "../programme/index.ts";
import { everyEntry, type Grouping, groupings, isDay, type JournalFilter } from "./journal-filter.rules.ts";
import { countJournal } from "./journal-records.store.ts";
import { type ReportLocale, reportTexts } from "./report-texts.rules.ts";
import { recordHeaders, recordRows, summarySheet } from "./sales-sheets.ts";
import { byteOrderMark, type Cell, csvLine, type Sheet } from "./sheet.rules.ts";
import { writeWorkbook } from "./write-workbook.ts";

/** A workbook is made in memory, and Excel itself ends at 1,048,576 lines; longer lists go as CSV, which streams. */
const mostWorkbookRows = 200_000;

const refusals = {
  "foreign-page": [403, { zh: "请从后台页面下载。", en: "Download this from the office's own page." }],
  "not-signed-in": [401, { zh: "请先登录。", en: "Sign in first." }],
  "not-allowed": [403, { zh: "您没有查看报表的权限。", en: "You may not read reports." }],
  "bad-filter": [400, { zh: "筛选条件无法识别。", en: "The filter cannot be read." }],
  "too-many-rows": [
    413,
    {
      zh: `超过 ${mostWorkbookRows} 行，请缩小范围，或下载 CSV。`,
      en: `More than ${mostWorkbookRows} lines: narrow the filter, or download CSV.`,
    },
  ],
} as const;

interface DownloadRequest {
  Params: { file: string };
  Querystring: Readonly<Record<string, string | string[] | undefined>>;
}

const files = /^(sales|records)\.(csv|xlsx)$/;

/**
 * `GET /reports/sales.csv|xlsx` is the summary, `GET /reports/records.csv|xlsx` the list of transactions, for staff who
 * may read reports. The query is the filter: `performance`, `from`, `until` (days of the house), `channel`,
 * `ticketType`, `zone`, `seller`, `currency`; `by` the grouping of the summary; `language` `zh` or `en`.
 */
export function registerReportRoutes(
  server: FastifyInstance,
  database: Database,
  identity: Pick<Identity, "actorOfRequest">,
): void {
  server.get<DownloadRequest>("/reports/:file", async (request, reply) => {
    const [, what, format] = files.exec(request.params.file) ?? [];
    if (!what) return reply.callNotFound();
    const refusal = await whyNot(identity, request);
    if (refusal) return refuse(reply, refusal);
    const wanted = readQuery(request.query);
    if (!wanted) return refuse(reply, "bad-filter");
    const { filter, grouping, locale } = wanted;
    reply.header("cache-control", "no-store").header("content-disposition", `attachment; filename="${what}.${format}"`);
    if (what === "records" && format === "csv") {
      const lines = csvOf(recordHeaders(locale), recordRows(database, filter, locale));
      return reply.type("text/csv; charset=utf-8").send(Readable.from(lines));
    }
    if (what === "records" && (await database.read((tx) => countJournal(tx, filter))) > mostWorkbookRows) {
      return refuse(reply.removeHeader("content-disposition"), "too-many-rows");
    }
    const sheet =
      what === "sales"
        ? await summarySheet(database, grouping, filter, locale)
        : await recordsSheet(database, filter, locale);
    if (format === "csv") {
      const text = [byteOrderMark, csvLine(sheet.headers), ...sheet.rows.map(csvLine)].join("");
      return reply.type("text/csv; charset=utf-8").send(text);
    }
    const workbook = await writeWorkbook(sheet);
    return reply.type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").send(workbook);
  });
}

async function recordsSheet(database: Database, filter: JournalFilter, locale: ReportLocale): Promise<Sheet> {
  const rows: (readonly Cell[])[] = [];
  for await (const batch of recordRows(database, filter, locale)) rows.push(...batch);
  return { name: reportTexts.records[locale], headers: recordHeaders(locale), rows };
}

async function* csvOf(headers: readonly string[], batches: AsyncIterable<readonly (readonly Cell[])[]>) {
  yield byteOrderMark + csvLine(headers);
  for await (const batch of batches) yield batch.map(csvLine).join("");
}

async function whyNot(
  identity: Pick<Identity, "actorOfRequest">,
  request: FastifyRequest<DownloadRequest>,
): Promise<keyof typeof refusals | null> {
  // A link on somebody else's page must not start a download with the reader's sign-in.
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return "foreign-page";
  const actor = await identity.actorOfRequest(request);
  if (actor.kind !== "staff") return "not-signed-in";
  return may(actor, "reports.read") ? null : "not-allowed";
}

interface Wanted {
  readonly filter: JournalFilter;
  readonly grouping: Grouping;
  readonly locale: ReportLocale;
}

/** Null for anything that cannot be: a download of everything, where something was asked for, would be a lie. */
function readQuery(query: DownloadRequest["Querystring"]): Wanted | null {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  const grouping = groupings.find((each) => each === (text("by") ?? "performance"));
  const locale = text("language") ?? "zh";
  const performance = text("performance");
  const performanceId = performance === null ? null : performanceIdFrom(performance);
  const currency = text("currency");
  const days = [text("from"), text("until")];
  const ids = [text("ticketType"), text("zone"), text("seller")];
  if (!grouping || (locale !== "zh" && locale !== "en")) return null;
  if (performance !== null && performanceId === null) return null;
  if (currency !== null && !isCurrency(currency)) return null;
  if (days.some((day) => day !== null && !isDay(day)) || ids.some((id) => id !== null && !isUuid(id))) return null;
  const [fromDay, untilDay] = days as [string | null, string | null];
  const [ticketTypeId, zoneId, sellerId] = ids as [string | null, string | null, string | null];
  const filter = { ...everyEntry, performanceId, fromDay, untilDay, ticketTypeId, zoneId, sellerId };
  return {
    filter: { ...filter, channelCode: text("channel"), currency: currency as Currency | null },
    grouping,
    locale,
  };
}

function refuse(reply: FastifyReply, code: keyof typeof refusals): FastifyReply {
  const [status, reason] = refusals[code];
  return reply.code(status).header("cache-control", "no-store").send({ code, reason });
}
