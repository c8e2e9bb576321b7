import { OrderStateMark, useFormats, useLocale } from "@parterre/web-kit";
import type { ReactNode } from "react";
import type { CounterOrder } from "../../orders/documents.ts";
import classes from "./change-order.module.css";

/** Which order it is, how it stands, when, where and for whom; its acts beside. */
export function OrderHead({ order, children }: { readonly order: CounterOrder; readonly children: ReactNode }) {
  const formats = useFormats();
  const { pick } = useLocale();
  const facts = [
    formats.dateTime(order.createdAt),
    pick(order.channel.name),
    order.seller?.name,
    order.contactName,
    order.contactEmail,
    order.contactPhone,
  ];
  return (
    <>
      <header className={classes.head}>
        <div>
          <h1 className="figures">{order.reference}</h1>
          <p className="figures">
            <OrderStateMark state={order.state} /> · {facts.filter(Boolean).join(" · ")}
          </p>
        </div>
        <div className={classes.acts}>{children}</div>
      </header>
      {order.note && <p className={classes.note}>{pick(order.note)}</p>}
    </>
  );
}
