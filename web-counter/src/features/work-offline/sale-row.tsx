import { Button } from "@mantine/core";
import { money } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import type { KeptLease, KeptSale } from "../../offline/kept.ts";
import { usePrintKey } from "../../printing/use-print-key.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { usePlaceWords } from "../../tickets/use-place-words.ts";
import classes from "./work-offline.module.css";

export interface SaleRowProps {
  readonly sale: KeptSale;
  /** Null once it is given back: then the server alone can say where the seats are. */
  readonly lease: KeptLease | null;
}

/** A sale that was made alone: what it was, what became of it, and its tickets. */
export function SaleRow({ sale: made, lease }: SaleRowProps) {
  const t = useCounterText();
  const formats = useFormats();
  const place = usePlaceWords();
  const { sale, state, refusal, orderReference } = made;
  const printing = usePrintKey(orderReference ?? sale.reference, false);
  const labels = new Map(lease?.pack.seats.map(({ ordinal, label }) => [ordinal, label]));
  const rows = new Map<string, string[]>();
  for (const { ordinal, backupNumber } of sale.lines) {
    const label = labels.get(ordinal);
    const row = label ? place(label) : "";
    const seat = label?.seat ?? String(ordinal);
    rows.set(row, [...(rows.get(row) ?? []), backupNumber === null ? seat : `${seat} (${backupNumber})`]);
  }
  const seats = [...rows].map(
    ([row, each]) => `${row} ${t("place.seats", { count: each.length, seats: each.join(t("place.comma")) })}`,
  );
  return (
    <li className={classes.row} data-testid="offline-sale" data-state={state}>
      <span>
        <strong className="figures">{orderReference ?? sale.reference}</strong>
        <small className="figures">
          {formats.time(sale.soldAt)} · {seats.join(t("place.comma"))}
        </small>
      </span>
      <span className="figures">{formats.money(money(sale.totalMinor, sale.currency))}</span>
      <span data-bad={state === "refused" || state === "waiting" || undefined} className={classes.state}>
        {t(`offline.states.${state}`)}
        {refusal && <small>{t(`offline.refusals.${refusal}`)}</small>}
      </span>
      <span>
        {sale.lines.some(({ ticket }) => ticket !== null) && (
          <Button variant="default" size="compact-md" onClick={printing.print}>
            {t("offline.tickets")}
          </Button>
        )}
      </span>
      {printing.dialog}
    </li>
  );
}
