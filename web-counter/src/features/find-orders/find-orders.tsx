import { useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { EmptyState, ErrorState, RowsSkeleton } from "@parterre/web-kit";
import { useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { KeyButton } from "../../keys/key-button.tsx";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { ordersQuery } from "./documents.ts";
import classes from "./find-orders.module.css";
import { OrderRow } from "./order-row.tsx";

const pageSize = 25;

/** `7M2-Q9X` with its dash, or the address of a buyer's page. */
function isCollectCode(typed: string): boolean {
  return /^([2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}|https?:\/\/\S+\/orders\/[\w-]{22}\/?)$/i.test(typed.trim());
}

/** Orders by reference, name, e-mail or whatever the search understands; the newest when nothing is asked. */
export function FindOrders() {
  const t = useCounterText();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [params, setParams] = useSearchParams();
  const [search, setSearch] = useState(params.get("search") ?? "");
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [at, setAt] = useState(0);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(ordersQuery, {
    variables: { search: asked || null, first: pageSize, after: null },
    fetchPolicy: "cache-and-network",
  });
  useEffect(() => {
    setParams(asked ? { search: asked } : {}, { replace: true });
    setAt(0);
  }, [asked, setParams]);
  useEffect(() => field.current?.focus(), []);

  const page = (data ?? previousData)?.orders;
  const orders = page?.edges.map((edge) => edge.node) ?? [];
  const current = Math.min(at, orders.length - 1);
  const open = () => {
    // A code for collecting, or the link of an order off a telephone: the tickets are what is wanted.
    if (isCollectCode(search)) return navigate(`/collect?code=${encodeURIComponent(search.trim())}`);
    const order = orders[current];
    if (order) navigate(`/orders/${order.reference}`);
  };
  useKeys([
    { key: "k", act: () => navigate("/collect") },
    { key: "/", act: () => field.current?.focus() },
    { key: "escape", inFields: true, act: () => setSearch("") },
    { key: "arrowdown", inFields: true, act: () => setAt(Math.min(current + 1, orders.length - 1)) },
    { key: "arrowup", inFields: true, act: () => setAt(Math.max(current - 1, 0)) },
    {
      key: "enter",
      inFields: true,
      act: open,
      enabled: isCollectCode(search) || (search.trim() === asked && !loading),
    },
  ]);
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        orders: { ...fetchMoreResult.orders, edges: [...before.orders.edges, ...fetchMoreResult.orders.edges] },
      }),
    });

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t("orders.title")}</h1>
        <KeyButton keyShown="K" variant="default" onAct={() => navigate("/collect")} data-testid="to-collect">
          {t("collect.open")}
        </KeyButton>
        <TextInput
          ref={field}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          aria-label={t("orders.search")}
          placeholder={t("orders.search")}
          size="lg"
          className={classes.search}
          rightSection={<KeyCap>/</KeyCap>}
          rightSectionWidth={48}
        />
      </header>
      {!page && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !page ? (
        <RowsSkeleton rows={8} height={64} />
      ) : orders.length === 0 ? (
        <EmptyState
          title={t(asked ? "orders.noneFound" : "orders.none")}
          body={t(asked ? "orders.noneFoundBody" : "orders.noneBody")}
        />
      ) : (
        <>
          <ol className={classes.list} aria-label={t("orders.title")} aria-busy={loading}>
            {orders.map((order, index) => (
              <OrderRow key={order.id} order={order} current={index === current} />
            ))}
          </ol>
          <p className={`${classes.foot} figures`}>
            {t("orders.shown", { shown: orders.length, count: page.totalCount })}
            {page.pageInfo.hasNextPage && (
              <Button variant="default" size="compact-md" onClick={more} loading={loading}>
                {t("orders.more")}
              </Button>
            )}
          </p>
        </>
      )}
    </div>
  );
}
