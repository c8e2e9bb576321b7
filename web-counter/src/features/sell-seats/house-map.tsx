import { Skeleton, useComputedColorScheme } from "@mantine/core";
import type { Currency, Money } from "@parterre/money";
import { type SeatHover, SeatMapLegend, SeatMapView, type SeatMapZone } from "@parterre/seat-map/viewer";
import { ErrorState, SeatCard, SeatFilterMenu, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { SellingPerformance } from "./performance-documents.ts";
import classes from "./sell-seats.module.css";
import type { Sale } from "./use-sale.ts";

const nothing: ReadonlySet<number> = new Set();

function cheapest(performance: SellingPerformance, zoneId: string, currency: Currency): Money | null {
  const prices = performance.prices.filter((price) => price.zoneId === zoneId && price.money.currency === currency);
  return prices.reduce<Money | null>(
    (least, { money }) => (least === null || money.amountMinor < least.amountMinor ? money : least),
    null,
  );
}

/** The live map of the house for a seller: held, sold and killed seats told apart, mine and proposed on top. */
export function HouseMap({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const { locale, pick } = useLocale();
  const formats = useFormats();
  const colourScheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const { performance, seatMap, currency, proposal } = sale;
  const zones = useMemo<readonly SeatMapZone[]>(
    () =>
      performance.zones.map((zone) => {
        const from = cheapest(performance, zone.id, currency);
        return {
          index: zone.index,
          hue: zone.hue,
          name: pick(zone.name),
          ...(from && { fromPrice: formats.money(from), fromPriceMinor: from.amountMinor }),
        };
      }),
    [performance, currency, pick, formats],
  );
  const [hover, setHover] = useState<SeatHover | null>(null);
  const proposed = useMemo(() => new Set(proposal.ordinals), [proposal.ordinals]);
  const { geometry, zoneOf, seatStates, connected, error, retry } = seatMap;

  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (!geometry || !zoneOf || !seatStates) {
    return (
      <div className={classes.map}>
        <Skeleton height="100%" radius={0} aria-label={t("sell.mapLoading")} />
      </div>
    );
  }
  // A mouse click leaves the keyboard with the sale; whoever tabs into the map keeps it there.
  const giveKeysBack = () => requestAnimationFrame(() => (document.activeElement as HTMLElement | null)?.blur());
  return (
    <>
      <div className={classes.map} data-live={connected || undefined} onPointerUp={giveKeysBack}>
        <SeatMapView
          geometry={geometry}
          seatStates={seatStates}
          zoneOf={zoneOf}
          zones={zones}
          mine={sale.mine}
          proposed={sale.stage === "seats" ? proposed : nothing}
          lost={sale.lost}
          matching={proposal.house.matching}
          onLevelChange={proposal.house.setLevel}
          onSeatHover={setHover}
          mode={sale.stage === "seats" ? "pick" : "look"}
          onSeatTap={sale.stage === "seats" ? sale.tapSeat : undefined}
          colourScheme={colourScheme}
          locale={locale}
          tools={<SeatFilterMenu house={proposal.house} withZones={false} />}
          className={classes.view}
        />
        <SeatCard
          hover={hover}
          geometry={geometry}
          zoneOf={zoneOf}
          seatStates={seatStates}
          house={performance}
          currency={currency}
          mine={sale.mine}
          lost={sale.lost}
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
