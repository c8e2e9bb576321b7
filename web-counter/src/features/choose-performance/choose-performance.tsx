import { useQuery } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { EmptyState, ErrorState, RowsSkeleton } from "@parterre/web-kit";
import { useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./choose-performance.module.css";
import { type ComingPerformance, comingPerformancesQuery } from "./documents.ts";
import { PerformanceRow } from "./performance-row.tsx";

/** Late-comers still buy a while after the curtain is up. */
const stillSoldMs = 3 * 3600_000;
const shownAtMost = 50;

function matches(performance: ComingPerformance, search: string): boolean {
  const { event, venue } = performance;
  const text = `${event.title.zh} ${event.title.en} ${venue.name.zh} ${venue.name.en} ${performance.startsAt.slice(0, 10)}`;
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));
}

/** The next performances with a quick key each; searching narrows them as one types. */
export function ChoosePerformance() {
  const t = useCounterText();
  const navigate = useNavigate();
  const searchField = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  // Whole minutes keep the variables, and with them the cached answer, the same while the list is open.
  const [from] = useState(() => new Date(Math.floor((Date.now() - stillSoldMs) / 60_000) * 60_000).toISOString());
  const { data, error, refetch } = useQuery(comingPerformancesQuery, {
    variables: { from, first: shownAtMost },
    fetchPolicy: "cache-and-network",
    pollInterval: 15_000,
  });
  const shown = useMemo(() => {
    const all = data?.performances.edges.map((edge) => edge.node) ?? [];
    return all.filter((performance) => performance.state !== "DRAFT" && matches(performance, search));
  }, [data, search]);
  const current = Math.min(at, shown.length - 1);

  const open = (index: number) => {
    const performance = shown[index];
    if (performance) navigate(`/sell/${performance.id}`);
  };
  const endSearch = () => {
    setSearch("");
    searchField.current?.blur();
  };
  useKeys([
    { key: "/", act: () => searchField.current?.focus() },
    { key: "escape", inFields: true, act: endSearch },
    { key: "arrowdown", inFields: true, act: () => setAt(Math.min(current + 1, shown.length - 1)) },
    { key: "arrowup", inFields: true, act: () => setAt(Math.max(current - 1, 0)) },
    { key: "enter", inFields: true, act: () => open(current) },
    ...Array.from({ length: 9 }, (_, index) => ({ key: String(index + 1), act: () => open(index) })),
  ]);

  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t("choose.title")}</h1>
        <TextInput
          ref={searchField}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          aria-label={t("choose.search")}
          placeholder={t("choose.search")}
          size="md"
          className={classes.search}
          rightSection={<KeyCap>/</KeyCap>}
          rightSectionWidth={48}
        />
      </header>
      {!data && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton rows={7} height={76} />
      ) : shown.length === 0 ? (
        <EmptyState
          title={t(search ? "choose.noneFound" : "choose.none")}
          body={t(search ? "choose.noneFoundBody" : "choose.noneBody")}
        />
      ) : (
        <ol className={classes.list} aria-label={t("choose.title")}>
          {shown.map((performance, index) => (
            <PerformanceRow
              key={performance.id}
              performance={performance}
              quickKey={index < 9 ? String(index + 1) : null}
              current={index === current}
            />
          ))}
        </ol>
      )}
    </div>
  );
}
