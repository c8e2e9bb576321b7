import { useFormats, useStaff } from "@parterre/web-kit";
import type { CounterShift } from "../../shifts/documents.ts";
import { OfflineMoney } from "../../shifts/offline-money.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { CloseShift } from "./close-shift.tsx";
import { MoveCash } from "./move-cash.tsx";
import classes from "./work-shift.module.css";

export interface RunningShiftProps {
  readonly shift: CounterShift;
  readonly onChanged: () => Promise<void>;
  readonly onClosed: (shift: CounterShift) => void;
}

/** An open shift: the cash that moved beside sales, and the count that ends it. It tells nothing of sales. */
export function RunningShift({ shift, onChanged, onClosed }: RunningShiftProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { staff } = useStaff();
  const isMine = shift.seller?.id === staff.id;
  return (
    <>
      <header className={classes.head}>
        <h1>{isMine ? t("shifts.mine") : t("shifts.of", { name: shift.seller?.name ?? "" })}</h1>
        <p className="figures">
          {shift.counter.name} · {t("shifts.since", { time: formats.time(shift.openedAt) })}
        </p>
      </header>
      <section className={classes.part}>
        <h2>{t("shifts.drawer")}</h2>
        {shift.cash.length === 0 && <p className={classes.lead}>{t("shifts.drawerNone")}</p>}
        <ul className={`${classes.cash} figures`} data-testid="drawer-cash">
          {shift.cash.map(({ id, amount, isFloat, reason, at }) => (
            <li key={id}>
              <time dateTime={at}>{formats.time(at)}</time>
              <span>{isFloat ? t("shifts.isFloat") : reason}</span>
              <strong>{formats.money(amount)}</strong>
            </li>
          ))}
        </ul>
        <MoveCash shift={shift} onMoved={onChanged} />
      </section>
      <OfflineMoney shift={shift} />
      <CloseShift shift={shift} onClosed={onClosed} />
    </>
  );
}
