import { useLocale } from "@parterre/web-kit";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./sell-seats.module.css";
import type { ParkedSale } from "./use-parked-sales.ts";

export interface ParkedSalesProps {
  readonly sales: readonly ParkedSale[];
  readonly onResume: (sale: ParkedSale) => void;
  /** The key takes up the first. */
  readonly withKey: boolean;
}

/** Customers who wait: a press takes one up again. */
export function ParkedSales({ sales, onResume, withKey }: ParkedSalesProps) {
  const t = useCounterText();
  const { pick } = useLocale();
  if (sales.length === 0) return null;
  return (
    <section className={classes.parked} aria-label={t("park.parked")} data-testid="parked-sales">
      <span>{t("park.parked")}</span>
      {sales.map((sale, index) => (
        <button
          key={sale.cartKey}
          type="button"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onResume(sale)}
          aria-keyshortcuts={withKey && index === 0 ? "W" : undefined}
        >
          {t("park.resume", { count: sale.seatCount, title: pick(sale.title) })}
          {withKey && index === 0 && <KeyCap>W</KeyCap>}
        </button>
      ))}
    </section>
  );
}
