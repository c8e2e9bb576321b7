import { useFormats, useLocale } from "@parterre/web-kit";
import { useChargeTexts } from "../../cart/charge-lines.tsx";
import { useSeatName } from "../../cart/use-seat-name.ts";
import { useShopText } from "../../texts/use-shop-text.ts";
import type { SeenOrder } from "./order-query.ts";
import classes from "./see-order.module.css";

/** What was bought and what was paid and given back, to the minor unit. */
export function Receipt({ order }: { readonly order: SeenOrder }) {
  const t = useShopText();
  const { pick } = useLocale();
  const { money, dateTime } = useFormats();
  const seatName = useSeatName();
  const heading = order.paidAt ? t("order.receipt") : t("checkOut.summary");
  return (
    <section className={classes.receipt} aria-label={heading}>
      <h2 className={classes.receiptTitle}>{heading}</h2>
      <p className={`${classes.soft} figures`}>
        {order.paidAt
          ? t("order.paidAt", { date: dateTime(order.paidAt) })
          : t("order.orderedAt", { date: dateTime(order.createdAt) })}
      </p>
      <table className={`${classes.table} figures`}>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>
                {pick(line.performance.event.title)}
                <br />
                <span className={classes.soft}>
                  {dateTime(line.performance.startsAt, line.performance.venue.timeZone)} · {seatName(line.label)} ·{" "}
                  {pick(line.ticketType.name)}
                </span>
              </td>
              <td className={classes.amount}>{money(line.price)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <ChargeRows charges={order.charges} />
          <tr>
            <th scope="row">{t("order.total")}</th>
            <td className={classes.amount}>{money(order.total)}</td>
          </tr>
          {order.refunds.map((refund) => (
            <tr key={refund.id}>
              <th scope="row">
                {t("order.refunds")} <span className={classes.soft}>{dateTime(refund.createdAt)}</span>
              </th>
              <td className={classes.amount}>−{money(refund.money)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  );
}

/** Discounts, fees and taxes under the names they were sold. */
function ChargeRows({ charges }: { readonly charges: SeenOrder["charges"] }) {
  const textsOf = useChargeTexts();
  return charges.map((charge, index) => {
    const { name, amount } = textsOf(charge);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a receipt's lines never change their places.
      <tr key={index}>
        <th scope="row">{name}</th>
        <td className={classes.amount}>{amount}</td>
      </tr>
    );
  });
}
