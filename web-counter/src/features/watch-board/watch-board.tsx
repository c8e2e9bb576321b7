import { useSubscription } from "@apollo/client/react";
import type { Money } from "@parterre/money";
import { EmptyState, ErrorState, RowsSkeleton, useConnection, useFormats } from "@parterre/web-kit";
import { useRef } from "react";
import { Link, useNavigate } from "react-router";
import { KeyCap } from "../../keys/key-cap.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { type BoardCounter, boardSubscription } from "./documents.ts";
import classes from "./watch-board.module.css";
import { WindowCard } from "./window-card.tsx";

/** Every window at this moment, the open ones first: who sits there, what was sold, what should be in the drawer. */
export function WatchBoard() {
  const t = useCounterText();
  const formats = useFormats();
  const navigate = useNavigate();
  useKeys([{ key: "l", act: () => navigate("/leases") }]);
  // The socket comes back by itself, and the board is sent anew then.
  const { data, error, restart } = useSubscription(boardSubscription, { fetchPolicy: "no-cache" });
  const { live } = useConnection();
  // The figures stand while the server is away, with the time until which they were told.
  const at = useRef(new Date().toISOString());
  if (live) at.current = new Date().toISOString();
  if (!data && error) return <ErrorState error={error} onRetry={restart} />;
  const counters = [...(data?.board.counters ?? [])].sort(
    (a, b) => Number(b.openShift !== null) - Number(a.openShift !== null),
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t("shifts.boardTitle")}</h1>
        <Link to="/leases" aria-keyshortcuts="L" data-testid="to-leases">
          {t("leases.open")} <KeyCap>L</KeyCap>
        </Link>
      </header>
      {data && !live && <p role="alert">{t("shifts.boardStale", { time: formats.time(at.current) })}</p>}
      {!data && <RowsSkeleton rows={4} height={120} />}
      {data && counters.length === 0 && <EmptyState title={t("shifts.boardNone")} body={t("shifts.boardNoneBody")} />}
      {counters.length > 0 && <Totals counters={counters} />}
      <ul className={classes.windows} aria-label={t("shifts.boardTitle")}>
        {counters.map((counter) => (
          <WindowCard key={counter.id} counter={counter} />
        ))}
      </ul>
    </div>
  );
}

function Totals({ counters }: { readonly counters: readonly BoardCounter[] }) {
  const t = useCounterText();
  const formats = useFormats();
  const shifts = counters.flatMap(({ openShift }) => (openShift ? [openShift.figures] : []));
  const drawers = sumByCurrency(shifts.flatMap(({ inDrawer }) => inDrawer));
  const sum = (of: (figures: (typeof shifts)[number]) => number) =>
    formats.number(shifts.reduce((total, figures) => total + of(figures), 0));
  return (
    <dl className={`${classes.totals} figures`}>
      <div>
        <dt>{t("shifts.openWindows")}</dt>
        <dd>
          {formats.number(shifts.length)} / {formats.number(counters.length)}
        </dd>
      </div>
      <div>
        <dt>{t("shifts.allSales")}</dt>
        <dd>{sum(({ sales }) => sales)}</dd>
      </div>
      <div>
        <dt>{t("shifts.allTickets")}</dt>
        <dd>{sum(({ ticketsSold, ticketsEnded }) => ticketsSold - ticketsEnded)}</dd>
      </div>
      <div>
        <dt>{t("shifts.inDrawers")}</dt>
        <dd>{drawers.length === 0 ? "–" : drawers.map((each) => formats.money(each)).join(" · ")}</dd>
      </div>
    </dl>
  );
}

function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<Money["currency"], number>();
  for (const { amountMinor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].map(([currency, amountMinor]) => ({ amountMinor, currency }));
}
