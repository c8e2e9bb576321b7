import { useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { EmptyState, ErrorState, OrderStateMark, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useEffect, useMemo, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type FoundOrder, ordersQuery } from "./documents.ts";

const pageSize = 50;

/** Orders by reference, ticket number, telephone, name or e-mail; the newest when nothing is asked. */
export function FindOrders() {
  const t = useAdminText();
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState(params.get("search") ?? "");
  const [asked] = useDebouncedValue(search.trim(), 250);
  useEffect(() => setParams(asked ? { search: asked } : {}, { replace: true }), [asked, setParams]);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ordersQuery, {
    variables: { search: asked || null, first: pageSize, after: null },
    fetchPolicy: "cache-and-network",
  });
  const page = (data ?? previousData)?.orders;
  const rows = useMemo(() => page?.edges.map(({ node }) => node) ?? [], [page]);
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { orders } }) => ({
        orders: { ...orders, edges: [...before.orders.edges, ...orders.edges] },
      }),
    });
  return (
    <>
      <PageHeader title={t("orders.title")} />
      <TextInput
        label={t("orders.search")}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        type="search"
        maw="32rem"
        mb="md"
      />
      {!page && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !page ? (
        <RowsSkeleton rows={8} />
      ) : rows.length === 0 ? (
        <EmptyState title={t("orders.none")} body={t("orders.noneBody")} />
      ) : (
        <>
          <p className="figures" role="status">
            {t("table.shown", { shown: rows.length, all: page.totalCount })}
          </p>
          <Orders rows={rows} />
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

function Orders({ rows }: { readonly rows: readonly FoundOrder[] }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const columns = useMemo<readonly Column<FoundOrder>[]>(
    () => [
      {
        header: t("orders.reference"),
        value: (order) => order.reference,
        cell: (order) => (
          <Link className="figures" to={`/orders/${order.reference}`}>
            {order.reference}
          </Link>
        ),
      },
      {
        header: t("orders.state"),
        value: (order) => order.state,
        cell: (order) => <OrderStateMark state={order.state} />,
      },
      { header: t("orders.at"), value: (order) => order.createdAt, cell: (order) => formats.dateTime(order.createdAt) },
      {
        header: t("orders.customer"),
        value: (order) => [order.contactName, order.contactEmail].filter(Boolean).join(" · "),
      },
      {
        header: t("orders.event"),
        value: (order) => [...new Set(order.lines.map((line) => pick(line.performance.event.title)))].join(", "),
      },
      { header: t("orders.seats"), value: (order) => order.lines.length, numeric: true },
      { header: t("orders.channel"), value: (order) => pick(order.channel.name) },
      {
        header: t("orders.total"),
        value: (order) => order.total.amountMinor,
        cell: (order) => formats.money(order.total),
        numeric: true,
      },
    ],
    [t, pick, formats],
  );
  return <DataTable label={t("orders.title")} columns={columns} rows={rows} rowKey={(order) => order.id} />;
}
