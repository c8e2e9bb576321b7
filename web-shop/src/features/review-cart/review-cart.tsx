import { Anchor, Button } from "@mantine/core";
import { EmptyState, ErrorState, RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { Link } from "react-router";
import { type CartLine, cartParts, chosenCurrency, commonCurrencies, totalOf } from "../../cart/cart-lines.ts";
import { CartTimer } from "../../cart/cart-timer.tsx";
import { CurrencySwitch } from "../../cart/currency-switch.tsx";
import { ExtendButton } from "../../cart/extend-button.tsx";
import { LapsedNotice } from "../../cart/lapsed-notice.tsx";
import { SeatLine, SeatLines } from "../../cart/seat-line.tsx";
import { useCart, useCartActions } from "../../cart/use-cart.ts";
import { PageSkeleton } from "../../frame/page-skeleton.tsx";
import { useShopText } from "../../texts/use-shop-text.ts";
import classes from "./review-cart.module.css";

/** The cart over all performances: one timer, every seat with its ticket type, one total, one next step. */
export function ReviewCart() {
  const t = useShopText();
  const { pick } = useLocale();
  const { money, dateTime } = useFormats();
  const { cart, stored, seatCount, loading, error, refetch } = useCart();
  const { releaseSeats } = useCartActions();
  const [busy, setBusy] = useState<string | null>(null);
  const [notice, setNotice] = useState<{ reason: { zh: string; en: string } } | "failed" | null>(null);

  if (loading) return <PageSkeleton />;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const offered = commonCurrencies(cart?.holds.map((hold) => hold.performance) ?? []);
  const currency = chosenCurrency(offered, stored.currency);
  const parts = cartParts(cart, stored.ticketTypes, currency);
  const lines = parts.flatMap((part) => part.lines);
  const total = totalOf(lines);
  const unpriced = lines.some((line) => line.price === null);

  const remove = async (line: CartLine) => {
    setBusy(line.key);
    setNotice(null);
    try {
      const result = await releaseSeats(line.holdId, [line.ordinal]);
      if (result.__typename === "HoldExpired") setNotice(result);
    } catch {
      setNotice("failed");
    } finally {
      setBusy(null);
    }
  };

  return (
    <div className={classes.page}>
      <title>{`${t("cart.title")} · Parterre`}</title>
      <LapsedNotice />
      {!cart || seatCount === 0 ? (
        <EmptyState
          heading="h1"
          title={t("cart.emptyTitle")}
          body={t("cart.emptyBody")}
          action={
            <Button component={Link} to="/">
              {t("cart.browse")}
            </Button>
          }
        />
      ) : (
        <>
          <div className={classes.head}>
            <h1 className={classes.title}>{t("cart.title")}</h1>
            <span className={classes.time}>
              <span className={classes.soft}>{t("cart.remaining")}</span> <CartTimer until={cart.heldUntil} />
              <ExtendButton cart={cart} />
            </span>
          </div>
          {notice === "failed" ? (
            <p role="alert">{t("pick.failed")}</p>
          ) : (
            <RefusalNotice refusal={notice} onClose={() => setNotice(null)} />
          )}
          {parts.map(({ performance, lines: ofPart }) => (
            <section key={performance.id} className={classes.part}>
              <div className={classes.partHead}>
                <div>
                  <h2 className={classes.event}>{pick(performance.event.title)}</h2>
                  <p className={`${classes.soft} figures`}>
                    {dateTime(performance.startsAt, performance.venue.timeZone)} · {pick(performance.venue.name)}
                  </p>
                </div>
                <Anchor component={Link} to={`/performances/${performance.id}`} size="sm">
                  {t("cart.addMore")}
                </Anchor>
              </div>
              <SeatLines>
                {ofPart.map((line) => (
                  <SeatLine
                    key={line.key}
                    line={line}
                    performance={performance}
                    busy={busy === line.key}
                    onRemove={(gone) => void remove(gone)}
                  />
                ))}
              </SeatLines>
            </section>
          ))}
          <div className={classes.foot}>
            {offered.length === 0 ? (
              <p role="alert">{t("cart.noCommonCurrency")}</p>
            ) : (
              <CurrencySwitch offered={offered} value={currency} />
            )}
            {offered.length > 0 && unpriced && <p role="alert">{t("cart.unpricedSeats", { currency })}</p>}
            <div className={classes.total}>
              <span className={classes.soft}>{t("cart.tickets")}</span>
              <strong className={`${classes.totalMoney} figures`}>{total && !unpriced ? money(total) : "–"}</strong>
            </div>
            <p className={classes.soft}>{t("cart.feesFollow")}</p>
            <Button
              component={Link}
              to="/checkout"
              size="lg"
              data-disabled={offered.length === 0 || unpriced || undefined}
              aria-disabled={offered.length === 0 || unpriced || undefined}
              onClick={(event) => {
                if (offered.length === 0 || unpriced) event.preventDefault();
              }}
            >
              {t("cart.checkOut")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
