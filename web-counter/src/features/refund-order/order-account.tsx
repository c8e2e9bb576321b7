import { money } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import { useTenderName } from "../../orders/use-tender-name.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { CounterOrder } from "./documents.ts";
import classes from "./refund-order.module.css";

const taken = ["AUTHORISED", "CAPTURED", "REFUNDED"];

/** The order's account: what is owed on one side, each payment with what went back of it on the other. */
export function OrderAccount({ order }: { readonly order: CounterOrder }) {
  const t = useCounterText();
  const formats = useFormats();
  const tenderName = useTenderName();
  const payments = order.payments.filter((payment) => taken.includes(payment.state));
  return (
    <dl className={classes.quote} data-testid="account">
      <div>
        <dt>{t("order.owed")}</dt>
        <dd className="figures">{formats.money(order.owed)}</dd>
      </div>
      {payments.map((payment) => (
        <div key={payment.id} className={classes.quoteWay}>
          <dt>
            {tenderName(payment.provider)}
            {payment.reference && ` · ${payment.reference}`}
            {payment.refunded.amountMinor > 0 &&
              ` · ${t("order.wentBack", { amount: formats.money(payment.refunded) })}`}
          </dt>
          <dd className="figures">{formats.money(payment.money)}</dd>
        </div>
      ))}
      <div>
        <dt>{t("order.paid")}</dt>
        <dd className="figures">{formats.money(order.paid)}</dd>
      </div>
      <div className={classes.quoteTotal}>
        <dt>
          {t(order.balance.amountMinor < 0 ? "order.toGiveBack" : "order.balance")}
          {order.balance.amountMinor > 0 &&
            order.dueAt &&
            ` · ${t("order.due", { day: formats.shortDate(order.dueAt) })}`}
        </dt>
        <dd className="figures">{formats.money(money(Math.abs(order.balance.amountMinor), order.balance.currency))}</dd>
      </div>
    </dl>
  );
}

/** Everything that was done to the order, the newest first: what, when, who, why, and the money. */
export function OrderActs({ order }: { readonly order: CounterOrder }) {
  const t = useCounterText();
  const formats = useFormats();
  return (
    <ol className={classes.history} data-testid="acts">
      {order.acts.toReversed().map((act) => (
        <li key={act.id}>
          <p>
            <strong>{t(`order.actKinds.${act.kind}`)}</strong>
            <span className="figures">
              {formats.shortDate(act.at)} {formats.time(act.at)}
              {act.staffMember && ` · ${act.staffMember.name}`}
              {act.approver && ` · ${t("order.approvedBy", { name: act.approver.name })}`}
            </span>
          </p>
          {(act.seatsBefore.length > 0 || act.seatsAfter.length > 0) && (
            <p className="figures">
              {act.seatsBefore.join(", ")}
              {act.seatsAfter.length > 0 && ` → ${act.seatsAfter.join(", ")}`}
            </p>
          )}
          {act.reason && <p className={classes.quiet}>{act.reason}</p>}
          {(act.owedChange.amountMinor !== 0 || act.paidChange.amountMinor !== 0) && (
            <p className="figures">
              {t("order.changes", { owed: formats.money(act.owedChange), paid: formats.money(act.paidChange) })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
