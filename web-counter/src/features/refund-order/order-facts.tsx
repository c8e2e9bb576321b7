import { useFormats, useLocale } from "@parterre/web-kit";
import type { ReactNode } from "react";
import { OrderStateMark } from "../../orders/order-state-mark.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { usePlaceWords } from "../../tickets/use-place-words.ts";
import type { CounterOrder } from "./documents.ts";
import classes from "./refund-order.module.css";

/** The order in words and figures: how it stands, who, when, each line, what was paid and given back. */
export function OrderFacts({ order, children }: { readonly order: CounterOrder; readonly children: ReactNode }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const placeWords = usePlaceWords();
  const when = (iso: string) => `${formats.shortDate(iso)} ${formats.time(iso)}`;
  return (
    <>
      <header className={classes.head}>
        <div>
          <h1 className="figures">{order.reference}</h1>
          <p className="figures">
            <OrderStateMark state={order.state} /> · {when(order.createdAt)} · {pick(order.channel.name)}
            {order.seller && ` · ${order.seller.name}`}
            {order.contactName && ` · ${order.contactName}`}
            {order.contactEmail && ` · ${order.contactEmail}`}
            {order.contactPhone && ` · ${order.contactPhone}`}
          </p>
        </div>
        <div className={classes.acts}>{children}</div>
      </header>
      {order.note && <p className={classes.note}>{pick(order.note)}</p>}
      <table className={classes.lines}>
        <thead>
          <tr>
            <th>{t("order.performance")}</th>
            <th>{t("order.place")}</th>
            <th>{t("order.zone")}</th>
            <th>{t("sell.ticketType")}</th>
            <th>{t("order.price")}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id} data-state={line.state}>
              <td className="figures">
                {pick(line.performance.event.title)}
                <small> {formats.dateTime(line.performance.startsAt, line.performance.venue.timeZone)}</small>
              </td>
              <td className="figures">
                {placeWords(line.label)} {t("place.seats", { count: 1, seats: line.label.seat })}
              </td>
              <td>{pick(line.zone.name)}</td>
              <td>
                {pick(line.ticketType.name)}
                {line.state !== "LIVE" && <small> {t(`order.lineStates.${line.state}`)}</small>}
              </td>
              <td className="figures">{formats.money(line.price)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot className="figures">
          <tr>
            <th colSpan={4} scope="row">
              {t("sell.total")}
            </th>
            <td>
              <strong>{formats.money(order.total)}</strong>
            </td>
          </tr>
          {order.refunds.map((refund) => (
            <tr key={refund.id} className={classes.refunded}>
              <th colSpan={4} scope="row">
                {t("order.refundedAt", { when: when(refund.createdAt) })} · {refund.reason}
                {refund.approver && ` · ${t("order.approvedBy", { name: refund.approver.name })}`}
              </th>
              <td>−{formats.money(refund.money)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </>
  );
}
