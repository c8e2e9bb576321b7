import { money } from "@parterre/money";
import { OrderStateMark, useFormats, useLocale } from "@parterre/web-kit";
import { Link } from "react-router";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./customers.module.css";
import type { CustomerHistory } from "./documents.ts";

type Order = CustomerHistory["orders"][number];
type Performance = Order["lines"][number]["performance"];

/** What a customer bought, reserved and was told, newest first. */
export function CustomerHistoryList({ customer }: { readonly customer: CustomerHistory }) {
  const t = useCounterText();
  const formats = useFormats();
  const { orders, reservations, messages } = customer;
  const open = reservations.filter(({ state }) => state === "OPEN" || state === "EXPIRED");
  return (
    <>
      <section>
        <h3>{t("customer.history")}</h3>
        {orders.length + open.length === 0 && <p className={classes.quiet}>{t("customer.noHistory")}</p>}
        <ul className={classes.history} data-testid="customer-history">
          {open.map((reservation) => (
            <li key={reservation.id}>
              <Link to="/reservations" className="figures">
                {reservation.reference}
              </Link>
              <Facts performance={reservation.performances[0]} seats={reservation.seatCount} />
              <span className="figures">
                {reservation.state === "OPEN"
                  ? t("customer.reserved", { until: formats.dateTime(reservation.deadline) })
                  : t("reservations.states.EXPIRED")}
              </span>
            </li>
          ))}
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      </section>
      <section>
        <h3>{t("customer.messages")}</h3>
        {messages.length === 0 && <p className={classes.quiet}>{t("customer.noMessages")}</p>}
        <ul className={classes.history}>
          {messages.map((message) => (
            <li key={message.id}>
              <span>{message.subject}</span>
              <small className="figures">
                {formats.dateTime(message.writtenAt)} · {message.email ?? t("customer.noAddress")}
              </small>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function OrderRow({ order }: { readonly order: Order }) {
  const t = useCounterText();
  const formats = useFormats();
  const { total, refunds, payBy, collectCode } = order;
  const back = refunds.reduce((sum, refund) => sum + refund.money.amountMinor, 0);
  return (
    <li data-state={order.state} data-reference={order.reference}>
      <span className={classes.row}>
        <Link to={`/orders/${order.reference}`} className="figures">
          {order.reference}
        </Link>
        <OrderStateMark state={order.state} />
        <strong className="figures">{formats.money(total)}</strong>
      </span>
      <Facts performance={order.lines[0]?.performance} seats={order.lines.length} />
      <span className="figures">
        {[
          payBy && t("customer.waits", { until: formats.dateTime(payBy) }),
          collectCode && t("customer.collect", { code: collectCode }),
          back > 0 && t("customer.refunded", { amount: formats.money(money(back, total.currency)) }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </li>
  );
}

function Facts({ performance, seats }: { readonly performance: Performance | undefined; readonly seats: number }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  return (
    <span className="figures">
      {performance &&
        `${pick(performance.event.title)} · ${formats.dateTime(performance.startsAt, performance.venue.timeZone)} · `}
      {t("orders.seats", { count: seats })}
    </span>
  );
}
