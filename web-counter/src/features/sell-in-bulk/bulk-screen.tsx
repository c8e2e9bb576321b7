import { SegmentedControl, Skeleton, useComputedColorScheme } from "@mantine/core";
import { SeatStatus } from "@parterre/seat-map";
import { type SeatMapTool, SeatMapView } from "@parterre/seat-map/viewer";
import { ErrorState, useFormats, useLocale, useSeatMapData } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { BulkPanel } from "./bulk-panel.tsx";
import type { BulkPerformance, FreeTicketQuota } from "./documents.ts";
import classes from "./sell-in-bulk.module.css";
import { useBulk } from "./use-bulk.ts";
import { useManySeats } from "./use-many-seats.ts";

const nothing: ReadonlySet<number> = new Set();

interface BulkScreenProps {
  readonly performance: BulkPerformance;
  readonly quotas: readonly FreeTicketQuota[];
  readonly onGiven: () => void;
}

/** Hundreds of seats at once: chosen on the live map or from a list, then sold at the till or given away. */
export function BulkScreen({ performance, quotas, onGiven }: BulkScreenProps) {
  const t = useCounterText();
  const { locale, pick } = useLocale();
  const formats = useFormats();
  const colourScheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const { geometry, zoneOf, seatStates, error, retry } = useSeatMapData(performance, "STAFF");
  const [tool, setTool] = useState<SeatMapTool>("lasso");
  const isFree = (ordinal: number) => seatStates?.states[ordinal] === SeatStatus.free && zoneOf?.[ordinal] !== 255;
  const seats = useManySeats(geometry, isFree);
  const bulk = useBulk(performance);
  const zones = useMemo(
    () => performance.zones.map(({ index, hue, name }) => ({ index, hue, name: pick(name) })),
    [performance.zones, pick],
  );
  const lost = useMemo(() => (bulk.taken.length > 0 ? new Set(bulk.taken) : nothing), [bulk.taken]);
  return (
    <div className={classes.screen}>
      <section className={classes.house}>
        <header className={classes.head}>
          <div>
            <h1>{t("bulk.title", { event: pick(performance.event.title) })}</h1>
            <p className="figures">
              {formats.dateTime(performance.startsAt, performance.venue.timeZone)} · {pick(performance.venue.name)} ·{" "}
              <Link to={`/sell/${performance.id}`}>{t("bulk.toWindow")}</Link>
            </p>
          </div>
          <SegmentedControl
            aria-label={t("bulk.tool")}
            value={tool}
            onChange={(value) => setTool(value as SeatMapTool)}
            data={(["lasso", "brush", "pan"] as const).map((value) => ({ value, label: t(`bulk.tools.${value}`) }))}
          />
        </header>
        {error ? (
          <ErrorState error={error} onRetry={retry} />
        ) : !geometry || !zoneOf || !seatStates ? (
          <Skeleton height="100%" radius={0} aria-label={t("sell.mapLoading")} />
        ) : (
          <div className={classes.map}>
            <SeatMapView
              geometry={geometry}
              seatStates={seatStates}
              zoneOf={zoneOf}
              zones={zones}
              mine={seats.chosen}
              lost={lost}
              mode="blocks"
              tool={tool}
              onBlockTap={seats.tapBlock}
              onSeatTap={seats.tapSeat}
              onSeatsBrushed={seats.add}
              colourScheme={colourScheme}
              locale={locale}
              className={classes.view}
            />
          </div>
        )}
      </section>
      <section className={classes.panel} aria-label={t("bulk.title", { event: pick(performance.event.title) })}>
        <BulkPanel
          performance={performance}
          quotas={quotas}
          geometry={geometry}
          isFree={isFree}
          seats={seats}
          bulk={bulk}
          onGiven={onGiven}
        />
      </section>
    </div>
  );
}
