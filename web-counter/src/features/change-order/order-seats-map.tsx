import { Skeleton, useComputedColorScheme } from "@mantine/core";
import { SeatStatus, seatLabel } from "@parterre/seat-map";
import { type SeatMapHandle, SeatMapView } from "@parterre/seat-map/viewer";
import { ErrorState, useLocale, useSeatMapData } from "@parterre/web-kit";
import { useEffect, useMemo, useRef, useState } from "react";
import type { CounterOrder } from "../../orders/documents.ts";
import { SeatNotes } from "../../performance/seat-notes.tsx";
import { useSeatNotes } from "../../performance/use-seat-notes.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./change-order.module.css";

const nothing: ReadonlySet<number> = new Set();

/** The order's seats on the live map of their house: after a refund one sees them go back. */
export function OrderSeatsMap({ order }: { readonly order: CounterOrder }) {
  const t = useCounterText();
  const { locale, pick } = useLocale();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const performance = (order.lines.find((line) => line.state === "LIVE") ?? order.lines[0]!).performance;
  const { versionId, geometry, zoneOf, seatStates, connected, error, retry } = useSeatMapData(performance, "STAFF");
  const notes = useSeatNotes(versionId);
  // By value: an answer of the server that says the same must not move the map again.
  // Below 0: the seat is not on the map any more.
  const live = order.lines.filter((line) => line.state === "LIVE");
  const places = (live.length > 0 ? live : order.lines)
    .filter((line) => line.performance.id === performance.id && line.ordinal >= 0)
    .map((line) => line.ordinal);
  const seatsText = places.join();
  const seats = useMemo(() => seatsText.split(",").filter(Boolean).map(Number), [seatsText]);
  const zones = useMemo(
    () => performance.zones.map((zone) => ({ index: zone.index, hue: zone.hue, name: pick(zone.name) })),
    [performance.zones, pick],
  );
  const view = useRef<SeatMapHandle>(null);
  const ready = geometry !== null && zoneOf !== null && seatStates !== null;
  useEffect(() => {
    if (!ready) return;
    // The map measures itself after it is mounted; before that there is nothing to zoom.
    const timer = setTimeout(() => view.current?.zoomToSeats(seats), 120);
    return () => clearTimeout(timer);
  }, [ready, seats]);

  const [freeAgain, setFreeAgain] = useState(false);
  useEffect(() => {
    if (!seatStates || !connected) return;
    const look = () => setFreeAgain(seats.every((ordinal) => seatStates.states[ordinal] === SeatStatus.free));
    look();
    return seatStates.subscribe(look);
  }, [seatStates, connected, seats]);

  const hasSeats = order.state === "PAID" || order.state === "OWING" || order.state === "PART_PAID";
  const mine = useMemo(() => (hasSeats ? new Set(seats) : nothing), [hasSeats, seats]);
  if (error) return <ErrorState error={error} onRetry={retry} />;
  return (
    <>
      <div className={classes.map}>
        {ready ? (
          <SeatMapView
            ref={view}
            geometry={geometry}
            seatStates={seatStates}
            zoneOf={zoneOf}
            zones={zones}
            mine={mine}
            mode="look"
            colourScheme={scheme}
            locale={locale}
            className={classes.view}
          />
        ) : (
          <Skeleton height="100%" radius={0} aria-label={t("sell.mapLoading")} />
        )}
        <p className={classes.mapNote} role="status">
          {order.state === "REFUNDED" && freeAgain ? t("order.freeAgain", { count: seats.length }) : ""}
        </p>
      </div>
      {geometry && (
        <SeatNotes notes={notes} seats={seats.map((ordinal) => ({ ordinal, label: seatLabel(geometry, ordinal) }))} />
      )}
    </>
  );
}
