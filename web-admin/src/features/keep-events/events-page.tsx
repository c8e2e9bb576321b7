import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { EmptyState, ErrorState, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { eventsQuery, type ListedEvent } from "./documents.ts";
import { EventForm } from "./event-form.tsx";

const pageSize = 100;

const comingOf = (event: ListedEvent) =>
  event.performances
    .map((performance) => performance.startsAt)
    .filter((startsAt) => Date.parse(startsAt) > Date.now())
    .sort()[0] ?? null;
const onSaleOf = (event: ListedEvent) =>
  event.performances.filter((performance) => performance.state === "ON_SALE").length;

/** All events, drafts too: what comes next and how many performances sell. */
export function EventsPage() {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const { data, error, loading, refetch, fetchMore } = useQuery(eventsQuery, {
    variables: { first: pageSize, after: null },
    fetchPolicy: "cache-and-network",
  });
  const columns = useMemo<readonly Column<ListedEvent>[]>(
    () => [
      {
        header: t("events.name"),
        value: (event) => `${pick(event.title)} ${pick(event.subtitle)}`,
        cell: (event) => (
          <>
            <Link to={`/events/${event.slug}`}>{pick(event.title)}</Link>
            <br />
            <small>{pick(event.subtitle)}</small>
          </>
        ),
      },
      {
        header: t("events.next"),
        value: comingOf,
        cell: (event) => {
          const next = comingOf(event);
          return next === null ? "–" : formats.date(next);
        },
      },
      { header: t("events.performances"), value: (event) => event.performances.length, numeric: true },
      { header: t("events.onSale"), value: onSaleOf, numeric: true },
    ],
    [t, pick, formats],
  );
  const page = data?.events;
  const create = <Button onClick={() => setCreating(true)}>{t("events.create")}</Button>;
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        events: { ...fetchMoreResult.events, edges: [...before.events.edges, ...fetchMoreResult.events.edges] },
      }),
    });
  return (
    <>
      <PageHeader title={t("frame.events")}>{page && page.edges.length > 0 && create}</PageHeader>
      {!page && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !page ? (
        <RowsSkeleton rows={6} />
      ) : page.edges.length === 0 ? (
        <EmptyState title={t("events.none")} body={t("events.noneBody")} action={create} />
      ) : (
        <>
          <DataTable
            label={t("frame.events")}
            columns={columns}
            rows={page.edges.map((edge) => edge.node)}
            rowKey={(event) => event.id}
          />
          {page.pageInfo.hasNextPage && (
            <Button variant="default" onClick={more} loading={loading} mt="md">
              {t("table.more")}
            </Button>
          )}
        </>
      )}
      {creating && <EventForm onClose={() => setCreating(false)} onCreated={(slug) => navigate(`/events/${slug}`)} />}
    </>
  );
}
