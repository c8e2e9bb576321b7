import { useFormats } from "@parterre/web-kit";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./sell-seats.module.css";
import type { Sale } from "./use-sale.ts";

/** What the customer owes, readable from a metre away, and the currency it is paid in. */
export function TotalRow({ sale }: { readonly sale: Sale }) {
  const t = useCounterText();
  const formats = useFormats();
  const { total, current } = sale.quote;
  return (
    <div className={classes.total}>
      <span className={classes.totalLabel}>{t("sell.total")}</span>
      {sale.stage === "seats" && sale.performance.currencies.length > 1 && (
        <button
          type="button"
          className={classes.currency}
          onMouseDown={(event) => event.preventDefault()}
          onClick={sale.nextCurrency}
          aria-keyshortcuts="C"
        >
          {sale.currency} <KeyCap>C</KeyCap>
        </button>
      )}
      <output className={`${classes.totalFigure} figures`} data-waiting={!current || undefined} data-testid="total">
        {total ? formats.money(total) : "–"}
      </output>
    </div>
  );
}
