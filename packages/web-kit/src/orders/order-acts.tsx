import { useFormats } from "../language/formats.ts";
import { useKitText, useLocale } from "../language/use-text.ts";
import type { OrderActFacts } from "./order-documents.ts";
import classes from "./orders.module.css";

/** Everything that was done to an order, the newest first: what, when, where, by whom, why, and the money. */
export function OrderActs({ acts }: { readonly acts: readonly OrderActFacts[] }) {
  return (
    <ol className={classes.acts} data-testid="acts">
      {acts.toReversed().map((act) => (
        <Act key={act.id} act={act} />
      ))}
    </ol>
  );
}

function Act({ act }: { readonly act: OrderActFacts }) {
  const t = useKitText();
  const formats = useFormats();
  const { pick } = useLocale();
  const facts = [
    formats.dateTime(act.at),
    pick(act.channel.name),
    act.counter,
    act.staffMember?.name ?? t("order.acts.byItself"),
    act.approver && t("order.acts.approvedBy", { name: act.approver.name }),
  ];
  return (
    <li>
      <p>
        <strong>{t(`order.acts.kinds.${act.kind}`)}</strong>
        <span className="figures">{facts.filter(Boolean).join(" · ")}</span>
      </p>
      {(act.seatsBefore.length > 0 || act.seatsAfter.length > 0) && (
        <p className="figures">
          {act.seatsBefore.join(", ")}
          {act.seatsAfter.length > 0 && ` → ${act.seatsAfter.join(", ")}`}
        </p>
      )}
      {act.reason && <p className={classes.reason}>{act.reason}</p>}
      {(act.owedChange.amountMinor !== 0 || act.paidChange.amountMinor !== 0) && (
        <p className={`${classes.reason} figures`}>
          {t("order.acts.changes", { owed: formats.money(act.owedChange), paid: formats.money(act.paidChange) })}
        </p>
      )}
    </li>
  );
}
