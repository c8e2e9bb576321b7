import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import type { PreparedPerformance } from "../../performance/documents.ts";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type WaitingEntry, waitingListQuery } from "./documents.ts";
import classes from "./read-waiting-list.module.css";

const renewedEveryMs = 5_000;
const counted = ["waitingCount", "seatsWanted", "offeredCount", "takenCount", "missedCount", "leftCount"] as const;

/** Who waits for seats of a performance, in the order in which they are served, and how it has gone so far. */
export function ReadWaitingList({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const formats = useFormats();
  const { data, error, refetch } = useQuery(waitingListQuery, {
    variables: { performanceId: performance.id },
    fetchPolicy: "cache-and-network",
    pollInterval: renewedEveryMs,
    skipPollAttempt: () => document.hidden,
  });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton rows={6} />;
  const { counts, entries } = data.waitingList;
  if (entries.length === 0) return <EmptyState title={t("waiting.emptyTitle")} body={t("waiting.emptyBody")} />;
  return (
    <div className={classes.page}>
      <dl className={`${classes.figures} figures`}>
        {counted.map((name) => (
          <div key={name}>
            <dt>{t(`waiting.${name}`)}</dt>
            <dd>{formats.number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      <EntryTable entries={entries} timeZone={performance.venue.timeZone} />
    </div>
  );
}

function EntryTable({ entries, timeZone }: { readonly entries: readonly WaitingEntry[]; readonly timeZone: string }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const columns = useMemo<readonly Column<WaitingEntry>[]>(
    () => [
      {
        header: t("waiting.state"),
        value: (entry) => t(`waiting.states.${entry.state}`),
        cell: (entry) => (
          <span data-state={entry.state} className={classes.state}>
            {t(`waiting.states.${entry.state}`)}
            {entry.offer && (
              <small className="figures">
                {t("waiting.until", { time: formats.time(entry.offer.until, timeZone) })}
              </small>
            )}
          </span>
        ),
      },
      { header: t("waiting.seats"), value: (entry) => entry.seatCount, numeric: true },
      {
        header: t("zones.zone"),
        value: (entry) =>
          entry.zones.length === 0 ? t("waiting.anyZone") : entry.zones.map((zone) => pick(zone.name)).join(" · "),
      },
      {
        header: t("waiting.most"),
        value: (entry) => entry.mostPrice?.amountMinor ?? Number.MAX_SAFE_INTEGER,
        cell: (entry) => (entry.mostPrice ? formats.price(entry.mostPrice) : t("waiting.anyPrice")),
        numeric: true,
      },
      { header: t("waiting.name"), value: (entry) => entry.name },
      { header: t("waiting.email"), value: (entry) => entry.email },
      {
        header: t("waiting.joined"),
        value: (entry) => entry.joinedAt,
        cell: (entry) => formats.dateTime(entry.joinedAt, timeZone),
      },
    ],
    [t, pick, formats, timeZone],
  );
  return <DataTable label={t("waiting.title")} columns={columns} rows={entries} rowKey={(entry) => entry.id} />;
}
