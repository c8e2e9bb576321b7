import { EmptyState, RowsSkeleton, serverNow, useFormats, useLocale } from "@parterre/web-kit";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { freeBackupNumbers } from "../../offline/backup-numbers.ts";
import { canSellOffline } from "../../offline/can-sell-offline.ts";
import type { KeptPerformance } from "../../offline/documents.ts";
import { type KeptLease, type KeptWork, kept } from "../../offline/kept.ts";
import { isOver, leasedSeats } from "../../offline/leased-seats.ts";
import { useKeptWork } from "../../offline/use-kept-work.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { SaleRow } from "./sale-row.tsx";
import classes from "./work-offline.module.css";

/** What this window has for a time without the server, and what it did in one. */
export function WorkOffline() {
  const t = useCounterText();
  const work = useKeptWork();
  const { counter } = usePrinting();
  const performances = useKeptPerformances(work);
  const free = useFreeNumbers(work);
  if (!canSellOffline()) return <EmptyState heading="h1" title={t("offline.title")} body={t("offline.cannot")} />;
  if (!work) return <RowsSkeleton rows={5} height={64} />;
  const sales = [...work.sales].reverse();
  return (
    <div className={classes.page}>
      <h1>{t("offline.title")}</h1>
      <section>
        <h2>{t("offline.leases")}</h2>
        {work.leases.length === 0 && (
          <p className={classes.quiet}>{t(counter ? "offline.noLeases" : "offline.noCounter")}</p>
        )}
        <ul className={classes.list}>
          {work.leases.map((lease) => (
            <LeaseRow
              key={lease.id}
              lease={lease}
              work={work}
              performance={performances.get(lease.performanceId) ?? null}
            />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("offline.backupTickets")}</h2>
        <p className={`${classes.quiet} figures`} data-testid="backup-left">
          {free.length > 0 ? t("offline.backupLeft", { count: free.length, first: free[0]! }) : t("offline.noBackup")}
        </p>
      </section>
      <section>
        <h2>{t("offline.sales")}</h2>
        {sales.length === 0 && <p className={classes.quiet}>{t("offline.noSales")}</p>}
        <ul className={classes.list}>
          {sales.map((sale) => (
            <SaleRow key={sale.id} sale={sale} lease={work.leases.find(({ id }) => id === sale.sale.leaseId) ?? null} />
          ))}
        </ul>
      </section>
    </div>
  );
}

interface LeaseRowProps {
  readonly lease: KeptLease;
  readonly work: KeptWork;
  readonly performance: KeptPerformance | null;
}

function LeaseRow({ lease, work, performance }: LeaseRowProps) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const { free } = leasedSeats(lease, work, serverNow());
  const zone = performance?.venue.timeZone;
  return (
    <li className={classes.row} data-testid="lease" data-ready={performance !== null || undefined}>
      <span>
        <strong>{performance ? pick(performance.event.title) : "…"}</strong>
        {performance && <small className="figures">{formats.dateTime(performance.startsAt, zone)}</small>}
      </span>
      <span className="figures">{t("offline.seatsLeft", { left: free.size, seats: lease.pack.seats.length })}</span>
      <span className="figures">
        {isOver(lease, serverNow())
          ? t("offline.over")
          : t("offline.until", { time: formats.dateTime(lease.sellUntil, zone) })}
      </span>
      <Link to={`/sell/${lease.performanceId}`}>{t("offline.sell")}</Link>
    </li>
  );
}

function useKeptPerformances(work: KeptWork | null): ReadonlyMap<string, KeptPerformance> {
  const [performances, set] = useState<ReadonlyMap<string, KeptPerformance>>(new Map());
  useEffect(() => {
    if (!work) return;
    void kept()
      .then((database) => database.getAll("performances"))
      .then((all) => set(new Map(all.map((each) => [each.id, each]))));
  }, [work]);
  return performances;
}

/** Ascending. */
function useFreeNumbers(work: KeptWork | null): readonly number[] {
  const [numbers, set] = useState<readonly number[]>([]);
  useEffect(() => {
    if (work) void freeBackupNumbers().then((free) => set([...free].sort((a, b) => a - b)));
  }, [work]);
  return numbers;
}
