import { Button } from "@mantine/core";
import type { Currency } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import { useState } from "react";
import { Link } from "react-router";
import type { Cart } from "../../cart/cart-documents.ts";
import { type CartLine, totalOf } from "../../cart/cart-lines.ts";
import { CartTimer } from "../../cart/cart-timer.tsx";
import { CurrencySwitch } from "../../cart/currency-switch.tsx";
import { ExtendButton } from "../../cart/extend-button.tsx";
import { SeatLine, SeatLines } from "../../cart/seat-line.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { PickedPerformance } from "./performance-query.ts";
import classes from "./pick-seats.module.css";
import type { SeatPicking } from "./use-seat-picking.ts";

export interface SeatPanelProps {
  readonly performance: PickedPerformance;
  readonly cart: Cart | null;
  /** My seats of this performance. */
  readonly lines: readonly CartLine[];
  readonly offered: readonly Currency[];
  readonly currency: Currency;
  readonly picking: SeatPicking;
}

/** My seats: ticket types, prices, the one timer, and the way to the cart. Folds away on a phone. */
export function SeatPanel({ performance, cart, lines, offered, currency, picking }: SeatPanelProps) {
  const t = useShopText();
  const { money } = useFormats();
  const [open, setOpen] = useState(false);
  const total = totalOf(lines);
  return (
    <section className={classes.seats} aria-label={t("pick.mySeats")} data-open={open || undefined}>
      <div className={classes.seatsHead}>
        <h2 className={classes.seatsTitle}>
          {t("pick.mySeats")}
          {lines.length > 0 && <span className="figures"> {lines.length}</span>}
        </h2>
        {lines.length > 0 && <CartTimer until={cart?.heldUntil} />}
        <span className={classes.currency}>
          <CurrencySwitch offered={offered} value={currency} />
        </span>
        {lines.length > 0 && (
          <button
            type="button"
            className={classes.fold}
            aria-expanded={open}
            aria-label={open ? t("pick.collapse") : t("pick.expand")}
            onClick={() => setOpen(!open)}
          >
            <svg
              viewBox="0 0 20 20"
              width="20"
              height="20"
              aria-hidden="true"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
            >
              <path d={open ? "M4 7l6 6 6-6" : "M4 13l6-6 6 6"} strokeLinecap="round" strokeLinejoin="round" />
            </svg>
          </button>
        )}
      </div>
      {lines.length === 0 ? (
        <p className={classes.hint}>
          {t("pick.bestHint")} {t("pick.limit", { count: performance.maxSeatsPerCart })}
        </p>
      ) : (
        <>
          <div className={classes.lines}>
            <SeatLines>
              {lines.map((line) => (
                <SeatLine
                  key={line.key}
                  line={line}
                  performance={performance}
                  busy={picking.pending.has(line.ordinal)}
                  onRemove={(gone) => void picking.giveBack([gone])}
                />
              ))}
            </SeatLines>
          </div>
          {cart && <ExtendButton cart={cart} />}
          <div className={classes.checkout}>
            <span className={classes.total}>
              <span className={classes.totalLabel}>{t("pick.total")}</span>
              <strong className={`${classes.totalMoney} figures`}>{total ? money(total) : t("pick.unpriced")}</strong>
            </span>
            <Button component={Link} to="/cart" size="md">
              {t("pick.toCart")}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
