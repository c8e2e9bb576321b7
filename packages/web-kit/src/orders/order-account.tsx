import { money } from "@parterre/money";
import { useFormats } from "../language/formats.ts";
import { useKitText } from "../language/use-text.ts";
import type { OrderAccountFacts } from "./order-documents.ts";
import classes from "./orders.module.css";
import { useTenderName } from "./use-tender-name.ts";

const taken = ["AUTHORISED", "CAPTURED", "REFUNDED"];

/** An order's account: what is owed on one side, each payment with what went back of it on the other. */
export function OrderAccount({ order }: { readonly order: OrderAccountFacts }) {
  const t = useKitText();
  const formats = useFormats();
  const tenderName = useTenderName();
  const { balance } = order;
  return (
    <dl className={classes.account} data-testid="account">
      <div>
        <dt>{t("order.account.owed")}</dt>
        <dd className="figures">{formats.money(order.owed)}</dd>
      </div>
      {order.payments.map((payment) => (
        <div key={payment.id} className={classes.way} data-open={!taken.includes(payment.state) || undefined}>
          <dt>
            {tenderName(payment.provider)}
            {payment.reference && <small className="figures">{payment.reference}</small>}
            {(payment.state === "PENDING" || payment.state === "DECLINED") && (
              <small>{t(`order.account.paymentStates.${payment.state}`)}</small>
            )}
            {payment.refunded.amountMinor > 0 && (
              <small className="figures">
                {t("order.account.wentBack", { amount: formats.money(payment.refunded) })}
              </small>
            )}
          </dt>
          <dd className="figures">{formats.money(payment.money)}</dd>
        </div>
      ))}
      <div>
        <dt>{t("order.account.paid")}</dt>
        <dd className="figures">{formats.money(order.paid)}</dd>
      </div>
      <div className={classes.balance}>
        <dt>
          {t(balance.amountMinor < 0 ? "order.account.toGiveBack" : "order.account.balance")}
          {balance.amountMinor > 0 && order.dueAt && (
            <small>{t("order.account.due", { day: formats.shortDate(order.dueAt) })}</small>
          )}
        </dt>
        <dd className="figures">{formats.money(money(Math.abs(balance.amountMinor), balance.currency))}</dd>
      </div>
    </dl>
  );
}

/** Money that went back, or is about to: how much, when, why, by whose leave, and what a bank said to it. */
export function OrderRefunds({ order }: { readonly order: OrderAccountFacts }) {
  const t = useKitText();
  const formats = useFormats();
  if (order.refunds.length === 0) return null;
  return (
    <ul className={classes.refunds} aria-label={t("order.account.refunds")}>
      {order.refunds.map((refund) => (
        <li key={refund.id} data-state={refund.state}>
          <strong className="figures">−{formats.money(refund.money)}</strong>
          <span>
            {t(`order.account.refundStates.${refund.state}`)} · {formats.dateTime(refund.createdAt)} · {refund.reason}
            {refund.approver && ` · ${t("order.acts.approvedBy", { name: refund.approver.name })}`}
            {refund.failure && ` · ${refund.failure}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
