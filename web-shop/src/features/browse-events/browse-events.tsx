import { useQuery } from "@apollo/client/react";
import { Button, CloseButton, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { EmptyState, ErrorState } from "@parterre/web-kit";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./browse-events.module.css";
import { EventCard, EventCardSkeleton } from "./event-card.tsx";
import { eventsQuery } from "./events-query.ts";

const pageSize = 12;

/** Home: posters of everything on sale, with one search field. */
export function BrowseEvents() {
  const t = useShopText();
  const [parameters, setParameters] = useSearchParams();
  const [typed, setTyped] = useState(parameters.get("q") ?? "");
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(eventsQuery, {
    variables: { first: pageSize, search: search || null },
    fetchPolicy: "cache-and-network",
  });
  const shown = data ?? previousData;
  const events = shown?.events.edges.map((edge) => edge.node) ?? [];

  const type = (value: string) => {
    setTyped(value);
    setParameters(value.trim() ? { q: value.trim() } : {}, { replace: true });
  };

  return (
    <div className={classes.page}>
      <title>{`${t("home.title")} · Parterre`}</title>
      <div className={classes.head}>
        <div>
          <h1 className={classes.title}>{t("home.title")}</h1>
          <p className={classes.lead}>{t("home.lead")}</p>
        </div>
        <TextInput
          type="search"
          size="md"
          className={classes.search}
          aria-label={t("home.search")}
          placeholder={t("home.searchHint")}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          rightSection={typed ? <CloseButton size="sm" aria-label={t("home.clear")} onClick={() => type("")} /> : null}
        />
      </div>
      <p className="visually-hidden" role="status">
        {shown && !loading ? t("home.found", { count: shown.events.totalCount }) : ""}
      </p>
      {error && !shown ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !shown ? (
        <div className={classes.grid}>
          {[0, 1, 2, 3].map((card) => (
            <EventCardSkeleton key={card} />
          ))}
        </div>
      ) : events.length === 0 ? (
        <EmptyState
          title={search ? t("home.noMatchTitle", { search }) : t("home.emptyTitle")}
          body={search ? t("home.noMatchBody") : t("home.emptyBody")}
          action={search && <Button onClick={() => type("")}>{t("home.showAll")}</Button>}
        />
      ) : (
        <>
          <ul className={classes.grid}>
            {events.map((event) => (
              <EventCard key={event.id} event={event} />
            ))}
          </ul>
          {shown.events.pageInfo.hasNextPage && (
            <div className={classes.more}>
              <Button
                variant="default"
                size="md"
                loading={loading}
                onClick={() =>
                  void fetchMore({
                    variables: { after: shown.events.pageInfo.endCursor },
                    updateQuery: (before, { fetchMoreResult }) => ({
                      events: {
                        ...fetchMoreResult.events,
                        edges: [...before.events.edges, ...fetchMoreResult.events.edges],
                      },
                    }),
                  })
                }
              >
                {t("home.more")}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
