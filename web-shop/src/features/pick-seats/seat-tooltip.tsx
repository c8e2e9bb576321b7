import type { Currency } from "@parterre/money";
import { type SeatMapGeometry, type SeatStates, SeatStatus, scoreRanks, seatLabel } from "@parterre/seat-map";
import { type SeatHover, seatMapTexts } from "@parterre/seat-map/viewer";
import { useFormats, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { lowestPrice } from "../../cart/cart-lines.ts";
import { useSeatName } from "../../cart/use-seat-name.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { PickedPerformance } from "./performance-query.ts";
import classes from "./pick-seats.module.css";

export interface SeatTooltipProps {
  readonly hover: SeatHover | null;
  readonly geometry: SeatMapGeometry;
  readonly zoneOf: Uint8Array;
  readonly seatStates: SeatStates;
  readonly mine: ReadonlySet<number>;
  readonly performance: PickedPerformance;
  readonly currency: Currency;
}

/** What the seat under the pointer is: its name, zone, price and how good it is. The map itself speaks it aloud. */
export function SeatTooltip({ hover, geometry, zoneOf, seatStates, mine, performance, currency }: SeatTooltipProps) {
  const t = useShopText();
  const { pick, locale } = useLocale();
  const { price } = useFormats();
  const seatName = useSeatName();
  const texts = seatMapTexts(locale);
  const ranks = useMemo(() => scoreRanks(geometry, zoneOf), [geometry, zoneOf]);
  if (!hover) return null;
  const { ordinal } = hover;
  const zone = performance.zones.find((each) => each.index === zoneOf[ordinal]);
  const from = zone && lowestPrice(performance, currency, zone.id);
  const free = seatStates.states[ordinal] === SeatStatus.free;
  return (
    <div className={classes.tooltip} style={{ left: hover.x, top: hover.y - hover.radius - 10 }} aria-hidden="true">
      <strong className="figures">{seatName(seatLabel(geometry, ordinal))}</strong>
      {mine.has(ordinal) ? (
        <span>{texts.mine}</span>
      ) : free && zone ? (
        <>
          <span className="figures">
            {pick(zone.name)}
            {from && ` · ${t("home.from", { price: price(from) })}`}
          </span>
          <span className={classes.tooltipSoft}>{texts.rank(ranks[ordinal] ?? 0)}</span>
        </>
      ) : (
        <span className={classes.tooltipSoft}>{zone ? texts.sold : texts.noZone}</span>
      )}
    </div>
  );
}
