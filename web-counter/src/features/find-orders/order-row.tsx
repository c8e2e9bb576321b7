import { OrderStateMark, useFormats, useLocale } from "@parterre/web-kit";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { FoundOrder } from "./documents.ts";
import classes from "./find-orders.module.css";

/** One order: reference, what and where, how much, how it stands. */
export function OrderRow({ order, current }: { readonly order: FoundOrder; readonly current: boolean }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const first = order.lines[0];
  const performances = new Set(order.lines.map((line) => line.performance.id)).size;
  return (
    <li ref={row} className={classes.item} data-current={current || undefined}>
      <Link to={`/orders/${order.reference}`} className={classes.row}>
        <span className={classes.reference}>
          <strong className="figures">{order.reference}</strong>
          <span className="figures">
            {formats.shortDate(order.createdAt)} {formats.time(order.createdAt)} · {pick(order.channel.name)}
          </span>
        </span>
        <span className={classes.what}>
          <strong>{first ? pick(first.performance.event.title) : ""}</strong>
          <span className="figures">
            {first && formats.dateTime(first.performance.startsAt, first.performance.venue.timeZone)}
            {performances > 1 && ` + ${performances - 1}`}
            {order.contactName && ` · ${order.contactName}`}
          </span>
        </span>
        <span className={classes.amount}>
          <strong className="figures">{formats.money(order.total)}</strong>
          <span className="figures">{t("orders.seats", { count: order.lines.length })}</span>
        </span>
        <OrderStateMark state={order.state} />
      </Link>
    </li>
  );
}
