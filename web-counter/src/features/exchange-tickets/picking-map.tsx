import { Skeleton, useComputedColorScheme } from "@mantine/core";
import type { Currency } from "@parterre/money";
import { SeatStatus } from "@parterre/seat-map";
import { type SeatHover, SeatMapLegend, SeatMapView } from "@parterre/seat-map/viewer";
import { ErrorState, SeatCard, type SeatMapData, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { ExchangeHouse } from "./documents.ts";
import classes from "./exchange-tickets.module.css";

export interface PickingMapProps {
  readonly house: ExchangeHouse;
  readonly seatMap: SeatMapData;
  readonly currency: Currency;
  /** Seats held for the act. */
  readonly held: ReadonlySet<number>;
  /** Seats of the order that are about to go. */
  readonly going: ReadonlySet<number>;
  /** Null while nothing is to be picked. */
  readonly onPick: ((ordinal: number) => void) | null;
}

/** The live house to pick other seats on: what is held is mine, what goes is ringed. */
export function PickingMap({ house, seatMap, currency, held, going, onPick }: PickingMapProps) {
  const t = useCounterText();
  const { locale, pick } = useLocale();
  const colourScheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const [hover, setHover] = useState<SeatHover | null>(null);
  const zones = useMemo(
    () => house.zones.map(({ index, hue, name }) => ({ index, hue, name: pick(name) })),
    [house.zones, pick],
  );
  const { geometry, zoneOf, seatStates, connected, error, retry } = seatMap;
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (!geometry || !zoneOf || !seatStates) {
    return (
      <div className={classes.map}>
        <Skeleton height="100%" radius={0} aria-label={t("sell.mapLoading")} />
      </div>
    );
  }
  const tap = (ordinal: number) => {
    if (held.has(ordinal) || seatStates.states[ordinal] === SeatStatus.free) onPick?.(ordinal);
  };
  return (
    <>
      <div className={classes.map} data-live={connected || undefined}>
        <SeatMapView
          geometry={geometry}
          seatStates={seatStates}
          zoneOf={zoneOf}
          zones={zones}
          mine={held}
          proposed={going}
          mode={onPick ? "pick" : "look"}
          onSeatTap={onPick ? tap : undefined}
          onSeatHover={setHover}
          colourScheme={colourScheme}
          locale={locale}
          className={classes.view}
        />
        <SeatCard
          hover={hover}
          geometry={geometry}
          zoneOf={zoneOf}
          seatStates={seatStates}
          house={house}
          currency={currency}
          mine={held}
          onClose={() => setHover(null)}
        />
        {!connected && (
          <p className={classes.paused} role="status">
            {t("sell.notLive")}
          </p>
        )}
      </div>
      <div className={classes.legend}>
        <SeatMapLegend zones={zones} colourScheme={colourScheme} locale={locale} audience="staff" />
      </div>
    </>
  );
}
