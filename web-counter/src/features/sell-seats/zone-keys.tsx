import { useComputedColorScheme } from "@mantine/core";
import { zoneColour } from "@parterre/seat-map";
import { useFormats, useLocale } from "@parterre/web-kit";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import classes from "../../performance/choices.module.css";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { Sale } from "./use-sale.ts";
import type { HouseCounts } from "./use-seat-counts.ts";

/** Which price zone to propose from: Z goes through them, 0 is the whole house. Each says what is left. */
export function ZoneKeys({ sale, counts }: { readonly sale: Sale; readonly counts: HouseCounts | null }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const { zones } = sale.performance;
  const { zone: chosen, chooseZone } = sale.proposal;

  const order: readonly (number | null)[] = [null, ...zones.map((zone) => zone.index)];
  const step = (by: number) => chooseZone(order[(order.indexOf(chosen) + by + order.length) % order.length] ?? null);
  useKeys([
    { key: "z", act: () => step(1) },
    { key: "shift+z", act: () => step(-1) },
    { key: "0", act: () => chooseZone(null) },
  ]);

  const chip = (index: number | null, name: string, free: number | null, colour: string | null, key: string | null) => (
    <button
      key={index ?? "any"}
      type="button"
      className={classes.chip}
      aria-pressed={chosen === index}
      aria-keyshortcuts={key ?? undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => chooseZone(index)}
    >
      {colour && <i style={{ background: colour }} aria-hidden="true" />}
      <span>{name}</span>
      {free !== null && <b className="figures">{formats.number(free)}</b>}
      {key && <KeyCap>{key}</KeyCap>}
    </button>
  );
  return (
    <fieldset className={classes.group} aria-keyshortcuts="Z">
      <legend>
        {t("sell.zone")} <KeyCap>Z</KeyCap>
      </legend>
      <div className={classes.chips}>
        {chip(null, t("sell.anyZone"), counts?.all.free ?? null, null, "0")}
        {zones.map((zone) =>
          chip(
            zone.index,
            pick(zone.name),
            counts?.zones[zone.index]?.free ?? null,
            zoneColour(zone.hue, scheme),
            null,
          ),
        )}
      </div>
    </fieldset>
  );
}
