import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { EmptyState, ErrorState, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { Link } from "react-router";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type JournalRow, journalQuery } from "./documents.ts";
import classes from "./read-sales.module.css";
import { filterOf, type SalesWish } from "./sales-wish.ts";

const pageSize = 100;
const named = new Set([
  "sale",
  "refund",
  "late_payment",
  "late_refund",
  "exchange",
  "void",
  "comp",
  "return",
  "goodwill",
]);
const parts = new Set(["discount", "fee", "tax"]);

/** The journal entry by entry, newest first; each leads to its order. */
export function JournalList({ wish }: { readonly wish: SalesWish }) {
  const t = useAdminText();
  const formats = useFormats();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(journalQuery, {
    variables: { filter: filterOf(wish), first: pageSize, after: null },
    fetchPolicy: "network-only",
  });
  const page = (data ?? previousData)?.journalEntries;
  const rows = useMemo(() => page?.edges.map(({ node }) => node) ?? [], [page]);
  if (!page && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!page) return <RowsSkeleton rows={8} />;
  if (rows.length === 0) return <EmptyState title={t("sales.none")} body={t("sales.noneBody")} />;
  const more = () =>
    void fetchMore({
      variables: { after: page.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { journalEntries } }) => ({
        journalEntries: { ...journalEntries, edges: [...before.journalEntries.edges, ...journalEntries.edges] },
      }),
    });
  return (
    <>
      <p className={`${classes.soft} figures`} role="status">
        {t("sales.shown", { shown: formats.number(rows.length), all: formats.number(page.totalCount) })}
      </p>
      <Entries rows={rows} />
      {page.pageInfo.hasNextPage && (
        <Button variant="default" onClick={more} loading={loading} mt="md">
          {t("table.more")}
        </Button>
      )}
    </>
  );
}

function Entries({ rows }: { readonly rows: readonly JournalRow[] }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const columns = useMemo<readonly Column<JournalRow>[]>(() => {
    const what = ({ act, kind }: JournalRow) => {
      const name = named.has(act) ? t(`sales.acts.${act as "sale"}`) : act;
      return parts.has(kind) ? `${name} · ${t(`sales.parts.${kind as "fee"}`)}` : name;
    };
    const when = (row: JournalRow) => formats.dateTime(row.startsAt, row.timeZone);
    return [
      { header: t("sales.at"), value: (row) => row.at, cell: (row) => formats.dateTime(row.at, row.timeZone) },
      { header: t("sales.act"), value: what },
      {
        header: t("sales.order"),
        value: (row) => row.orderReference,
        cell: (row) => (
          <Link className="figures" to={`/orders/${row.orderReference}`}>
            {row.orderReference}
          </Link>
        ),
      },
      {
        header: t("sales.money"),
        value: (row) => row.money.amountMinor,
        cell: (row) => formats.money(row.money),
        numeric: true,
      },
      {
        header: t("sales.views.performance"),
        value: (row) => `${pick(row.eventTitle)} ${when(row)}`,
        cell: (row) => (
          <>
            {pick(row.eventTitle)}
            <small className={classes.soft}>{when(row)}</small>
          </>
        ),
      },
      {
        header: t("sales.seat"),
        value: (row) => `${pick(row.zoneName)} ${row.seat}`,
        cell: (row) => (
          <>
            {row.seat}
            <small className={classes.soft}>{pick(row.zoneName)}</small>
          </>
        ),
      },
      { header: t("sales.views.ticket_type"), value: (row) => pick(row.ticketTypeName) },
      { header: t("sales.views.channel"), value: (row) => pick(row.channelName) },
      { header: t("sales.provider"), value: (row) => row.provider },
      { header: t("sales.views.seller"), value: (row) => row.sellerName ?? "" },
    ];
  }, [t, pick, formats]);
  return <DataTable label={t("sales.views.records")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
