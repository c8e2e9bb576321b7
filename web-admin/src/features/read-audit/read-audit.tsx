import { useLazyQuery, useQuery } from "@apollo/client/react";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { EmptyState, ErrorState, RowsSkeleton, useFormats } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { EntryDetails, useEntryWords } from "../../audit/entry-details.tsx";
import { PageHeader } from "../../frame/page-header.tsx";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type AuditRow, auditChainQuery, auditQuery } from "./documents.ts";
import classes from "./read-audit.module.css";

const pageSize = 100;
const kinds = ["order", "performance", "event", "seat-map", "staff"] as const;

interface Wish {
  readonly act: string;
  readonly text: string;
  readonly performanceId: string;
  readonly from: string;
  readonly until: string;
}
const nothing: Wish = { act: "", text: "", performanceId: "", from: "", until: "" };

/** A day as typed, as an instant; the end of a day is the beginning of the next. */
function instantOf(day: string, plusDays: number): string | null {
  if (day === "") return null;
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year!, month! - 1, date! + plusDays).toISOString();
}

function filterOf(wish: Wish) {
  return {
    act: wish.act || null,
    text: wish.text || null,
    performanceId: wish.performanceId || null,
    from: instantOf(wish.from, 0),
    until: instantOf(wish.until, 1),
  };
}

/** Who did what, where and why: found by kind, words, performance and day; and whether the log is whole. */
export function ReadAudit() {
  const t = useAdminText();
  const [wish, setWish] = useState(nothing);
  const [settled] = useDebouncedValue(wish, 250);
  const change = (more: Partial<Wish>) => setWish((before) => ({ ...before, ...more }));
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(auditQuery, {
    variables: { filter: filterOf(settled), first: pageSize, after: null },
    fetchPolicy: "cache-and-network",
  });
  const page = (data ?? previousData)?.auditEntries;
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { auditEntries } }) => ({
        auditEntries: { ...auditEntries, edges: [...before.auditEntries.edges, ...auditEntries.edges] },
      }),
    });
  return (
    <>
      <PageHeader title={t("audit.title")} />
      <Chain />
      <div className={classes.filter}>
        <NativeSelect
          label={t("audit.about")}
          value={wish.act}
          onChange={(event) => change({ act: event.currentTarget.value })}
          data={[
            { value: "", label: t("audit.everything") },
            ...kinds.map((kind) => ({ value: kind, label: t(`audit.kinds.${kind}`) })),
          ]}
        />
        <TextInput
          label={t("audit.words")}
          value={wish.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <TextInput
          label={t("audit.performance")}
          inputMode="numeric"
          value={wish.performanceId}
          onChange={(event) => change({ performanceId: event.currentTarget.value.replace(/\D/g, "") })}
        />
        <TextInput
          type="date"
          label={t("audit.from")}
          value={wish.from}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t("audit.until")}
          value={wish.until}
          onChange={(event) => change({ until: event.currentTarget.value })}
        />
      </div>
      {!page && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !page ? (
        <RowsSkeleton rows={8} />
      ) : page.edges.length === 0 ? (
        <EmptyState title={t("audit.none")} body={t("audit.noneBody")} />
      ) : (
        <>
          <Entries rows={page.edges.map(({ node }) => node)} />
          {page.pageInfo.hasNextPage && (
            <Button variant="default" onClick={more} loading={loading} mt="md">
              {t("table.more")}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function Entries({ rows }: { readonly rows: readonly AuditRow[] }) {
  const t = useAdminText();
  const words = useEntryWords();
  const formats = useFormats();
  const columns = useMemo<readonly Column<AuditRow>[]>(
    () => [
      { header: t("audit.at"), value: (row) => row.at, cell: (row) => formats.dateTime(row.at) },
      {
        header: t("audit.who"),
        value: (row) => row.actor?.name ?? t("audit.buyerOrServer"),
        cell: (row) => (
          <>
            {row.actor?.name ?? t("audit.buyerOrServer")}
            {row.approver && (
              <small className={classes.soft}>{t("audit.approvedBy", { name: row.approver.name })}</small>
            )}
          </>
        ),
      },
      { header: t("audit.act"), value: (row) => words.act(row.act) },
      {
        header: t("audit.subject"),
        value: (row) => `${words.subject(row.subjectKind)} ${row.subjectId}`,
        cell: (row) => (
          <>
            {words.subject(row.subjectKind)}
            <small className={classes.subject} title={row.subjectId}>
              {row.subjectId}
            </small>
          </>
        ),
      },
      {
        header: t("audit.channel"),
        value: (row) => [row.channelCode, row.counter].filter((each) => each).join(" · "),
      },
      { header: t("audit.seats"), value: (row) => row.ordinals?.length ?? null, numeric: true },
      { header: t("audit.reason"), value: (row) => row.reason ?? "" },
      {
        header: t("audit.details"),
        value: (row) => words.line(row.details),
        cell: (row) => <EntryDetails lines={words.lines(row.details)} />,
      },
    ],
    [t, words, formats],
  );
  return <DataTable label={t("audit.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** Whether the log is as it was written; asked for by a button, because all of it is read again. */
function Chain() {
  const t = useAdminText();
  const [verify, { data, loading, error }] = useLazyQuery(auditChainQuery, { fetchPolicy: "network-only" });
  const chain = loading ? undefined : data?.auditChain;
  return (
    <div className={classes.chain} data-broken={chain?.brokenKind ? true : undefined}>
      <Button variant="default" loading={loading} onClick={() => void verify()}>
        {t("audit.verify")}
      </Button>
      <div role="status">
        {error && t("form.failed")}
        {chain && !chain.brokenKind && t("audit.whole", { count: chain.sealedCount })}
        {chain?.brokenKind &&
          t("audit.broken", {
            entry: chain.brokenEntryId ?? "–",
            what: t(`audit.breaks.${chain.brokenKind}`),
            count: chain.sealedCount,
          })}
        {chain?.head && !chain.brokenKind && (
          <small className={classes.soft}>
            {t("audit.head")}: <code className={classes.head}>{chain.head}</code>
          </small>
        )}
      </div>
    </div>
  );
}
