import { Button, Loader } from "@mantine/core";
import { useLocale } from "@parterre/web-kit";
import { Link } from "react-router";
import { CartTimer } from "../../cart/cart-timer.tsx";
import { useCart } from "../../cart/use-cart.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { SeenOrder } from "./order-query.ts";
import classes from "./see-order.module.css";

/** Made for the buyer on the telephone, and still to be paid by its link. */
export function isToPay({ state, collectCode }: Pick<SeenOrder, "state" | "collectCode">): boolean {
  return state === "AWAITING_PAYMENT" && collectCode !== null;
}

/** The order's state as one headline and one sentence, with the next act as a button where there is one. */
export function OrderHead({ order }: { readonly order: SeenOrder }) {
  const t = useShopText();
  const { pick } = useLocale();
  const { cart, seatCount } = useCart();
  const payment = order.payments.at(-1);
  const isDeclined = order.state === "LAPSED" && payment?.state === "DECLINED";
  const toPay = isToPay(order);
  const [title, body] = isDeclined
    ? [t("order.declinedTitle"), t("order.declinedBody")]
    : toPay
      ? [t("order.toPayTitle"), t("order.toPayBody")]
      : {
          AWAITING_PAYMENT: [t("order.waitingTitle"), t("order.waitingBody")],
          PAID: [t("order.paidTitle"), t("order.paidBody")],
          OWING: [t("order.paidTitle"), t("order.owingBody")],
          PART_PAID: [t("order.partPaidTitle"), t("order.partPaidBody")],
          REFUNDED: [t("order.refundedTitle"), t("order.refundedBody")],
          LAPSED: [t("order.lapsedTitle"), t("order.lapsedBody")],
        }[order.state];
  return (
    <header className={classes.head} aria-live="polite">
      <p className={`${classes.reference} figures`}>
        {t("order.title", { reference: order.reference })}
        <span className={classes.state} data-state={order.state}>
          {t(`order.states.${order.state}`)}
        </span>
      </p>
      <h1 className={classes.title}>{title}</h1>
      {/* The server's own sentence, where it has one, is nearer to what happened. */}
      {order.note && order.state === "LAPSED" ? (
        <p className={classes.body}>{pick(order.note)}</p>
      ) : (
        <p className={classes.body}>{body}</p>
      )}
      {order.note && order.state !== "LAPSED" && <p className={classes.note}>{pick(order.note)}</p>}
      {order.state === "AWAITING_PAYMENT" && !toPay && (
        <div className={classes.actions}>
          {payment?.redirectUrl && (
            <Button component="a" href={payment.redirectUrl} size="md">
              {t("order.payNow")}
            </Button>
          )}
          <Loader type="dots" size="sm" />
        </div>
      )}
      {order.state === "LAPSED" && seatCount > 0 && (
        <>
          <p className={classes.body}>
            {t("order.stillKept")} <CartTimer until={cart?.heldUntil} />
          </p>
          <div className={classes.actions}>
            <Button component={Link} to="/cart" size="md">
              {t("order.toCart")}
            </Button>
          </div>
        </>
      )}
    </header>
  );
}
