import type { Currency } from "@parterre/money";
import { useFormats, useTenderName } from "@parterre/web-kit";
import { useCounterText } from "../texts/use-counter-text.ts";
import type { ClosingReport, CounterShift } from "./documents.ts";
import { OfflineMoney } from "./offline-money.tsx";
import classes from "./shift-report.module.css";

type Drawer = ClosingReport["drawers"][number];
const kinds = ["sale", "discount", "fee", "tax", "refund", "exchange", "goodwill", "comp", "return", "void"] as const;
type Kind = (typeof kinds)[number];

/** What a shift came to: cash by currency with its difference, money by its way, and the journal. */
export function ShiftReport({ shift, report }: { readonly shift: CounterShift; readonly report: ClosingReport }) {
  const t = useCounterText();
  const formats = useFormats();
  const tenderName = useTenderName();
  const amount = (amountMinor: number, currency: Currency) => formats.money({ amountMinor, currency });
  const { expected, counted, difference } = report.paperTickets;
  return (
    <article className={classes.report} aria-label={t("shifts.report")} data-testid="shift-report">
      <header>
        <h1>{t("shifts.report")}</h1>
        <p className="figures">
          {shift.counter.name} · {shift.seller?.name} · {formats.dateTime(shift.openedAt)} –{" "}
          {shift.closedAt && formats.time(shift.closedAt)}
        </p>
        <p className="figures">
          {t("shifts.sales", { count: report.sales })} · {t("shifts.ticketsSold", { count: report.ticketsSold })} ·{" "}
          {t("shifts.ticketsEnded", { count: report.ticketsEnded })}
        </p>
      </header>
      {report.drawers.map((drawer) => (
        <DrawerPart key={drawer.currency} drawer={drawer} />
      ))}
      <OfflineMoney shift={shift} />
      {report.tenders.length > 0 && (
        <table className={`${classes.table} figures`}>
          <caption>{t("shifts.tenders")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("shifts.tender")}</th>
              <th scope="col">{t("shifts.came")}</th>
              <th scope="col">{t("shifts.went")}</th>
              <th scope="col">{t("shifts.net")}</th>
            </tr>
          </thead>
          <tbody>
            {report.tenders.map(({ tender, currency, inMinor, outMinor }) => (
              <tr key={`${tender} ${currency}`}>
                <th scope="row">{tenderName(tender)}</th>
                <td>{amount(inMinor, currency)}</td>
                <td>{amount(outMinor, currency)}</td>
                <td>{amount(inMinor + outMinor, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {report.journal.length > 0 && (
        <table className={`${classes.table} figures`}>
          <caption>{t("shifts.journal")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("shifts.entry")}</th>
              <th scope="col">{t("shifts.tickets")}</th>
              <th scope="col">{t("shifts.net")}</th>
            </tr>
          </thead>
          <tbody>
            {report.journal.map(({ kind, currency, amountMinor, tickets }) => (
              <tr key={`${kind} ${currency}`}>
                <th scope="row">{kinds.includes(kind as Kind) ? t(`shifts.kinds.${kind as Kind}`) : kind}</th>
                <td>{tickets === 0 ? "" : formats.number(tickets)}</td>
                <td>{amount(amountMinor, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer>
        <p className="figures" data-bad={difference !== 0 || undefined}>
          {t("shifts.paper", { counted, expected })}
        </p>
        {report.handedOver && <p>{t("shifts.handedOver")}</p>}
        {report.note && <p>{report.note}</p>}
      </footer>
    </article>
  );
}

function DrawerPart({ drawer }: { readonly drawer: Drawer }) {
  const t = useCounterText();
  const formats = useFormats();
  const amount = (amountMinor: number) => formats.money({ amountMinor, currency: drawer.currency });
  const { differenceMinor, leftBeforeMinor } = drawer;
  const verdict = differenceMinor === 0 ? "exact" : differenceMinor > 0 ? "over" : "short";
  const parts = [
    ["isFloat", drawer.floatMinor],
    ["sold", drawer.soldMinor],
    ["givenBack", drawer.givenBackMinor],
    ["putIn", drawer.putInMinor],
    ["takenOut", drawer.takenOutMinor],
  ] as const;
  return (
    <dl className={`${classes.drawer} figures`} aria-label={`${t("shifts.cash")} ${drawer.currency}`}>
      {leftBeforeMinor !== null && (
        <div data-quiet>
          <dt>{t("shifts.leftBefore")}</dt>
          <dd>{amount(leftBeforeMinor)}</dd>
        </div>
      )}
      {parts
        .filter(([name, value]) => value !== 0 || name === "isFloat")
        .map(([name, value]) => (
          <div key={name}>
            <dt>{t(`shifts.${name}`)}</dt>
            <dd>{amount(value)}</dd>
          </div>
        ))}
      <div data-sum>
        <dt>{t("shifts.expected")}</dt>
        <dd>{amount(drawer.expectedMinor)}</dd>
      </div>
      <div>
        <dt>
          {t("shifts.counted")}
          {drawer.coins.length === 0 && drawer.expectedMinor !== 0 && <small>{t("shifts.nothingCounted")}</small>}
          {drawer.coins.length > 0 && (
            <small>
              {drawer.coins
                .map(
                  ({ valueMinor, count }) =>
                    `${count} × ${formats.price({ amountMinor: valueMinor, currency: drawer.currency })}`,
                )
                .join(", ")}
            </small>
          )}
        </dt>
        <dd>{amount(drawer.countedMinor)}</dd>
      </div>
      <div data-verdict={verdict}>
        <dt>
          {t("shifts.difference")} · {t(`shifts.${verdict}`)}
        </dt>
        <dd data-testid={`difference-${drawer.currency}`}>{amount(differenceMinor)}</dd>
      </div>
    </dl>
  );
}
