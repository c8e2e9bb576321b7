import { useFormats, useLocale, useTenderName } from "@parterre/web-kit";
import { Link } from "react-router";
import { useCounterText } from "../../texts/use-counter-text.ts";
import type { BoardCounter } from "./documents.ts";
import classes from "./watch-board.module.css";

/** One window on the board; it leads to its shift. */
export function WindowCard({ counter }: { readonly counter: BoardCounter }) {
  const t = useCounterText();
  const { pick } = useLocale();
  const { openShift, printers } = counter;
  const printer = printers[0];
  const roll = printer?.roll;
  return (
    <li className={classes.window} data-open={openShift !== null || undefined} data-testid="window">
      <header>
        <h2>{counter.name}</h2>
        <span>{pick(counter.venue.name)}</span>
      </header>
      {openShift ? <OpenWindow shift={openShift} /> : <ClosedWindow counter={counter} />}
      <footer className="figures" data-bad={roll?.low || undefined}>
        {printer ? printer.name : t("shifts.noPrinter")}
        {roll && ` · ${t(roll.low ? "printing.low" : "printing.left", { count: roll.left })}`}
      </footer>
    </li>
  );
}

function OpenWindow({ shift }: { readonly shift: NonNullable<BoardCounter["openShift"]> }) {
  const t = useCounterText();
  const formats = useFormats();
  const tenderName = useTenderName();
  const { figures } = shift;
  return (
    <>
      <p className="figures">
        <strong>{shift.seller?.name}</strong> {t("shifts.since", { time: formats.time(shift.openedAt) })}
      </p>
      <p className={`${classes.large} figures`}>
        {t("shifts.ticketsSold", { count: figures.ticketsSold })}
        {figures.ticketsEnded > 0 && <small> · {t("shifts.ticketsEnded", { count: figures.ticketsEnded })}</small>}
      </p>
      <dl className={`${classes.money} figures`}>
        {figures.tenders.map(({ tender, currency, inMinor, outMinor }) => (
          <div key={`${tender} ${currency}`}>
            <dt>{tenderName(tender)}</dt>
            <dd>{formats.money({ amountMinor: inMinor + outMinor, currency })}</dd>
          </div>
        ))}
        {figures.inDrawer.map((amount) => (
          <div key={amount.currency} data-sum>
            <dt>{t("shifts.inDrawer")}</dt>
            <dd>{formats.money(amount)}</dd>
          </div>
        ))}
      </dl>
      <p className={`${classes.quiet} figures`}>
        {figures.lastActAt ? t("shifts.lastAct", { time: formats.time(figures.lastActAt) }) : t("shifts.nothingYet")}{" "}
        <Link to={`/shift/${shift.id}`}>{t("shifts.look")}</Link>
      </p>
    </>
  );
}

function ClosedWindow({ counter }: { readonly counter: BoardCounter }) {
  const t = useCounterText();
  const formats = useFormats();
  const last = counter.shifts[0];
  const differences = last?.report?.drawers.filter(({ differenceMinor }) => differenceMinor !== 0) ?? [];
  return (
    <>
      <p className={classes.quiet}>{t("shifts.closedWindow")}</p>
      {last?.closedAt && (
        <p className="figures">
          <Link to={`/shift/${last.id}`}>
            {t("shifts.lastShift", {
              name: last.seller?.name ?? "",
              time: `${formats.shortDate(last.closedAt)} ${formats.time(last.closedAt)}`,
            })}
          </Link>
          {differences.map(({ currency, differenceMinor }) => (
            <strong key={currency} className={classes.difference}>
              {t(differenceMinor > 0 ? "shifts.over" : "shifts.short")}{" "}
              {formats.money({ amountMinor: Math.abs(differenceMinor), currency })}
            </strong>
          ))}
        </p>
      )}
    </>
  );
}
