import type { Currency } from "@parterre/money";
import { zoneColours } from "@parterre/seat-map";
import { useFormats, useLocale } from "@parterre/web-kit";
import type { ReactNode } from "react";
import { lowestPrice } from "../../cart/cart-lines.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { PickedPerformance } from "./performance-query.ts";
import classes from "./pick-seats.module.css";

export interface ZoneChipsProps {
  readonly performance: PickedPerformance;
  readonly currency: Currency;
  /** Index of the zone the map is filtered by, null for all. */
  readonly chosen: number | null;
  readonly onChoose: (zoneIndex: number | null) => void;
  /** More ways to filter, before the zones. */
  readonly children?: ReactNode;
}

/** The price zones as chips: the seats' own colours from plain to best, the name and the lowest price. Tapping filters. */
export function ZoneChips({ performance, currency, chosen, onChoose, children }: ZoneChipsProps) {
  const t = useShopText();
  const { pick } = useLocale();
  const { price } = useFormats();
  return (
    <fieldset className={classes.chips}>
      <legend className="visually-hidden">{t("pick.zones")}</legend>
      {children}
      {performance.zones.map((zone) => {
        const from = lowestPrice(performance, currency, zone.id);
        const ramp = zoneColours(zone.hue, "dark");
        return (
          <button
            key={zone.id}
            type="button"
            className={classes.chip}
            aria-pressed={chosen === zone.index}
            onClick={() => onChoose(chosen === zone.index ? null : zone.index)}
          >
            <span className={classes.swatch} style={{ background: `linear-gradient(90deg, ${ramp.join(", ")})` }} />
            <span>{pick(zone.name)}</span>
            {from && <span className={`${classes.chipPrice} figures`}>{t("home.from", { price: price(from) })}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
