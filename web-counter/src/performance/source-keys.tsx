import { useComputedColorScheme } from "@mantine/core";
import { zoneColour } from "@parterre/seat-map";
import { KeyCap } from "../keys/key-cap.tsx";
import { useKeys } from "../keys/use-keys.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./choices.module.css";
import type { SeatsFrom, SellableAllocation } from "./use-seats-from.ts";

/** Where the seats come from: Q goes through general sale and the allocations this seller may sell from. */
export function SourceKeys({ from }: { readonly from: SeatsFrom }) {
  const t = useCounterText();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const { allocations, chosen, choose } = from;
  const order: readonly (SellableAllocation | null)[] = [null, ...allocations];
  const step = (by: number) => choose(order[(order.indexOf(chosen) + by + order.length) % order.length] ?? null);
  useKeys([
    { key: "q", act: () => step(1) },
    { key: "shift+q", act: () => step(-1) },
  ]);
  if (allocations.length === 0) return null;
  return (
    <fieldset className={classes.group} aria-keyshortcuts="Q">
      <legend>
        {t("sell.from")} <KeyCap>Q</KeyCap>
      </legend>
      <div className={classes.chips}>
        {order.map((allocation) => (
          <button
            key={allocation?.id ?? "general"}
            type="button"
            className={classes.chip}
            aria-pressed={chosen === allocation}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(allocation)}
          >
            {allocation && <i style={{ background: zoneColour(allocation.hue, scheme) }} aria-hidden="true" />}
            <span>{allocation?.name ?? t("sell.generalSale")}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
