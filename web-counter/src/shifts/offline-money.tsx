import { useFormats } from "@parterre/web-kit";
import { isUnsent } from "../offline/leased-seats.ts";
import { useKeptWork } from "../offline/use-kept-work.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { CounterShift } from "./documents.ts";
import classes from "./shift-report.module.css";

/** Money in the drawer that is in no figure: of sales that wait for a person, or are not handed in yet. */
export function OfflineMoney({ shift }: { readonly shift: CounterShift }) {
  const t = useCounterText();
  const formats = useFormats();
  const work = useKeptWork();
  const unsent = new Map<string, { readonly sales: number; readonly amount: Amount }>();
  for (const { sale } of work?.sales.filter(isUnsent) ?? []) {
    if (sale.counterId !== shift.counter.id || shift.closedAt !== null) continue;
    const { sales, amount } = unsent.get(sale.currency) ?? {
      sales: 0,
      amount: { amountMinor: 0, currency: sale.currency },
    };
    unsent.set(sale.currency, {
      sales: sales + 1,
      amount: { ...amount, amountMinor: amount.amountMinor + sale.totalMinor },
    });
  }
  const parts = [
    ...shift.waitingOffline.map((each) => ({ ...each, says: "offline.waitingMoney" as const })),
    ...[...unsent.values()].map((each) => ({ ...each, says: "offline.unsentMoney" as const })),
  ];
  return parts.map(({ says, sales, amount }) => (
    <p
      key={`${says} ${amount.currency}`}
      className={`${classes.waiting} figures`}
      role="status"
      data-testid="offline-money"
    >
      {t(says, { count: sales, amount: formats.money(amount) })}
    </p>
  ));
}

type Amount = CounterShift["waitingOffline"][number]["amount"];
