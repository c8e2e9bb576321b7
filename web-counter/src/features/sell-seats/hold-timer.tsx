import { useCountdown, useFormats } from "@parterre/web-kit";
import { KeyButton } from "../../keys/key-button.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { timeOf } from "./sale-lines.ts";
import classes from "./sell-seats.module.css";
import type { Sale } from "./use-sale.ts";

const soonMs = 60_000;

/** How long the seats are kept, by the server's clock, and a way to keep them longer while that is possible. */
export function HoldTimer({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const formats = useFormats();
  const { until, extendable } = timeOf(sale.cart.cart);
  const left = useCountdown(until);
  if (left === null) return null;
  const soon = left <= soonMs;
  return (
    <span className={classes.timer} data-soon={soon || undefined}>
      <span className="visually-hidden" role="status">
        {soon ? t("sell.timeSoon") : ""}
      </span>
      <span role="timer" aria-label={t("sell.timeLeft")} className="figures">
        {formats.minutes(left)}
      </span>
      {extendable && (
        <KeyButton
          keyShown="X"
          size="compact-sm"
          variant={soon ? "filled" : "subtle"}
          color={soon ? undefined : "gray"}
          onAct={sale.extend}
        >
          {t("sell.extend")}
        </KeyButton>
      )}
    </span>
  );
}
