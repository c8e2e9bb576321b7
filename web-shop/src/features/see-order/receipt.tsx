import { OrderLines, useFormats } from "@parterre/web-kit";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { SeenOrder } from "./order-query.ts";
import classes from "./see-order.module.css";

/** What was bought and what was paid and given back, to the minor unit. */
export function Receipt({ order }: { readonly order: SeenOrder }) {
  const t = useShopText();
  const { dateTime } = useFormats();
  const heading = order.paidAt ? t("order.receipt") : t("checkOut.summary");
  return (
    <section className={classes.receipt} aria-label={heading}>
      <h2 className={classes.receiptTitle}>{heading}</h2>
      <p className={`${classes.soft} figures`}>
        {order.paidAt
          ? t("order.paidAt", { date: dateTime(order.paidAt) })
          : t("order.orderedAt", { date: dateTime(order.createdAt) })}
      </p>
      <OrderLines
        label={heading}
        lines={order.lines}
        charges={order.charges}
        total={order.total}
        refunds={order.refunds}
      />
    </section>
  );
}
