import { useQuery } from "@apollo/client/react";
import { SegmentedControl, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { EmptyState, ErrorState, RowsSkeleton } from "@parterre/web-kit";
import { useEffect, useRef, useState } from "react";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { reservationsQuery } from "./documents.ts";
import classes from "./find-reservations.module.css";
import { ReservationRow } from "./reservation-row.tsx";

const states = ["OPEN", "EXPIRED", "SOLD", "RELEASED"] as const;
type State = (typeof states)[number];

/** Reservations by deadline, found by name, number or reference, and sold in one step. */
export function FindReservations() {
  const t = useCounterText();
  const field = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState("");
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [state, setState] = useState<State>("OPEN");
  const { data, previousData, error, loading, refetch } = useQuery(reservationsQuery, {
    variables: { filter: { text: asked || null, state, performanceId: null } },
    fetchPolicy: "cache-and-network",
  });
  useEffect(() => field.current?.focus(), []);
  useKeys([
    { key: "/", act: () => field.current?.focus() },
    { key: "escape", inFields: true, act: () => setSearch("") },
  ]);
  const found = (data ?? previousData)?.reservations;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t("reservations.title")}</h1>
        <SegmentedControl
          aria-label={t("reservations.which")}
          value={state}
          onChange={(value) => setState(value as State)}
          data={states.map((value) => ({ value, label: t(`reservations.states.${value}`) }))}
        />
        <TextInput
          ref={field}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          aria-label={t("reservations.search")}
          placeholder={t("reservations.search")}
          size="lg"
          className={classes.search}
          rightSection={<KeyCap>/</KeyCap>}
          rightSectionWidth={48}
        />
      </header>
      {!found && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !found ? (
        <RowsSkeleton rows={8} height={64} />
      ) : found.length === 0 ? (
        <EmptyState title={t("reservations.none")} body={t("reservations.noneBody")} />
      ) : (
        <ol className={classes.list} aria-label={t("reservations.title")} aria-busy={loading}>
          {found.map((reservation) => (
            <ReservationRow key={reservation.id} reservation={reservation} onChanged={() => void refetch()} />
          ))}
        </ol>
      )}
    </div>
  );
}
