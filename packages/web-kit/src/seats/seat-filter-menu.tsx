import { Button, Checkbox, Popover, RangeSlider } from "@mantine/core";
import { everySeat, priceStops } from "@parterre/seat-map/viewer";
import { useMemo } from "react";
import { useFormats } from "../language/formats.ts";
import { useKitText } from "../language/use-text.ts";
import classes from "./seat-filter-menu.module.css";
import type { HouseFilter } from "./use-house-filter.ts";

export interface SeatFilterMenuProps {
  readonly house: HouseFilter;
  /** Offers the zones as well; false where the screen has them elsewhere. */
  readonly withZones?: boolean;
}

/** What the map should show: price zones, ticket prices from … to, places for wheelchair users. The rest recedes. */
export function SeatFilterMenu({ house, withZones = true }: SeatFilterMenuProps) {
  const { zones, currency, filter: value, setFilter: onChange } = house;
  const t = useKitText();
  const { price } = useFormats();
  const stops = useMemo(() => priceStops(zones), [zones]);
  const last = stops.length - 1;
  const written = (stop: number) => price({ amountMinor: stops[stop] ?? 0, currency });
  const from = value.price ? Math.max(0, stops.indexOf(value.price.fromMinor)) : 0;
  const to = value.price ? Math.max(from, stops.indexOf(value.price.toMinor)) : last;
  const choosePrice = ([low, high]: [number, number]) => {
    const range = { fromMinor: stops[low] ?? 0, toMinor: stops[high] ?? 0 };
    onChange({ ...value, price: low === 0 && high === last ? null : range });
  };
  const active = Number(value.price !== null) + Number(value.accessible) + Number(withZones && value.zone !== null);
  return (
    <Popover width={300} position="bottom-end" shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button variant="default" size="sm" className={classes.open} data-active={active > 0 || undefined}>
          {active > 0 ? t("filter.active", { count: active }) : t("filter.open")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("filter.open")}>
        <div className={classes.menu}>
          {withZones && (
            <fieldset className={classes.zones}>
              <legend>{t("filter.zone")}</legend>
              {zones.map((zone) => (
                <button
                  key={zone.index}
                  type="button"
                  aria-pressed={value.zone === zone.index}
                  onClick={() => onChange({ ...value, zone: value.zone === zone.index ? null : zone.index })}
                >
                  <i style={{ background: zone.colour }} aria-hidden="true" />
                  {zone.name}
                </button>
              ))}
            </fieldset>
          )}
          {stops.length > 1 && (
            <div>
              <p className={classes.price}>
                {t("filter.price")} <strong className="figures">{`${written(from)} – ${written(to)}`}</strong>
              </p>
              <RangeSlider
                className={classes.slider}
                min={0}
                max={last}
                minRange={0}
                step={1}
                size="md"
                thumbSize={28}
                label={null}
                value={[from, to]}
                onChange={choosePrice}
                thumbFromLabel={t("filter.priceFrom")}
                thumbToLabel={t("filter.priceTo")}
                thumbValueText={written}
              />
            </div>
          )}
          <Checkbox
            className={classes.accessible}
            label={t("filter.accessible")}
            checked={value.accessible}
            onChange={(event) => onChange({ ...value, accessible: event.currentTarget.checked })}
          />
          {active > 0 && (
            <Button
              variant="subtle"
              size="sm"
              onClick={() => onChange(withZones ? everySeat : { ...everySeat, zone: value.zone })}
            >
              {t("filter.reset")}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
