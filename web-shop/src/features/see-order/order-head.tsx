import { Button, Loader } from "@mantine/core";
import { useLocale } from "@parterre/web-kit";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { SeenOrder } from "./order-query.ts";
import classes from "./see-order.module.css";

/** The order's state as one headline and one sentence, with the next act as a button where there is one. */
export function OrderHead({ order }: { readonly order: SeenOrder }) {
  const t = useShopText();
  const { pick } = useLocale();
  const payment = order.payments.at(-1);
  const declined = order.state === "AWAITING_PAYMENT" && payment?.state === "DECLINED";
  const payUrl = order.payments.findLast((each) => each.redirectUrl)?.redirectUrl;
  const [title, body] = declined
    ? [t("order.declinedTitle"), t("order.declinedBody")]
    : {
        AWAITING_PAYMENT: [t("order.waitingTitle"), t("order.waitingBody")],
        PAID: [t("order.paidTitle"), t("order.paidBody")],
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
      <p className={classes.body}>{body}</p>
      {order.note && <p className={classes.note}>{pick(order.note)}</p>}
      {order.state === "AWAITING_PAYMENT" && (
        <div className={classes.actions}>
          {payUrl && (
            <Button component="a" href={payUrl} size="md">
              {t("order.payNow")}
            </Button>
          )}
          {!declined && <Loader type="dots" size="sm" />}
        </div>
      )}
    </header>
  );
}
