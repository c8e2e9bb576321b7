import { useComputedColorScheme } from "@mantine/core";
import type { Currency } from "@parterre/money";
import { type SeatHover, SeatMapLegend } from "@parterre/seat-map/viewer";
import { SeatCard, SeatFilterMenu, type SeatMapData, useFormats, useHouseFilter, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { HouseMap } from "../../maps/house-map.tsx";
import type { PreparedPerformance } from "../../performance/documents.ts";
import classes from "./watch-sales.module.css";

export interface WatchedHouseProps {
  readonly performance: PreparedPerformance;
  readonly seatMap: SeatMapData;
  /** The zone pointed at in the table stands out on the map; null: what the filter says. */
  readonly pointedZone: number | null;
}

/** The live house with what each seat is, a filter, and the legend that explains its signs. */
export function WatchedHouse({ performance, seatMap, pointedZone }: WatchedHouseProps) {
  const { locale, pick } = useLocale();
  const { price } = useFormats();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const currency = (performance.currencies[0] ?? "CNY") as Currency;
  const shown = useHouseFilter(performance, currency, seatMap, scheme);
  const [hover, setHover] = useState<SeatHover | null>(null);
  const { geometry, zoneOf, seatStates } = seatMap;
  const zones = useMemo(
    () =>
      shown.zones.map(({ index, pricesMinor }) => {
        const zone = performance.zones.find((each) => each.index === index)!;
        const fromPriceMinor = pricesMinor.length > 0 ? Math.min(...pricesMinor) : null;
        return {
          index,
          hue: zone.hue,
          name: pick(zone.name),
          ...(fromPriceMinor !== null && {
            fromPriceMinor,
            fromPrice: price({ amountMinor: fromPriceMinor, currency }),
          }),
        };
      }),
    [shown.zones, performance.zones, pick, price, currency],
  );
  const matching = useMemo(
    () => (pointedZone === null || !zoneOf ? shown.matching : zoneOf.map((each) => (each === pointedZone ? 1 : 0))),
    [pointedZone, zoneOf, shown.matching],
  );
  return (
    <div className={classes.house}>
      <div className={classes.map}>
        <HouseMap
          geometry={geometry}
          zoneOf={zoneOf}
          zones={zones}
          seatStates={seatStates}
          matching={matching}
          onSeatHover={setHover}
          tools={<SeatFilterMenu house={shown} />}
          error={seatMap.error}
          onRetry={seatMap.retry}
        />
        {geometry && zoneOf && seatStates && (
          <SeatCard
            hover={hover}
            geometry={geometry}
            zoneOf={zoneOf}
            seatStates={seatStates}
            house={performance}
            currency={currency}
            onClose={() => setHover(null)}
          />
        )}
      </div>
      <div className={classes.legend}>
        <SeatMapLegend zones={zones} colourScheme={scheme} locale={locale} audience="staff" />
      </div>
    </div>
  );
}
