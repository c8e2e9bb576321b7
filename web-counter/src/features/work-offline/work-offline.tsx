import { EmptyState, RowsSkeleton } from "@parterre/web-kit";
import { canSellOffline } from "../../offline/can-sell-offline.ts";
import type { KeptLease } from "../../offline/kept.ts";
import { useFreeNumbers } from "../../offline/use-free-numbers.ts";
import { useKeptPerformances } from "../../offline/use-kept-performances.ts";
import { useKeptWork } from "../../offline/use-kept-work.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { EndedLeaseRow, LeaseRow } from "./lease-row.tsx";
import { SaleRow } from "./sale-row.tsx";
import classes from "./work-offline.module.css";

/** What this window has for a time without the server, and what it did in one. */
export function WorkOffline() {
  const t = useCounterText();
  const work = useKeptWork();
  const { counter } = usePrinting();
  const performances = useKeptPerformances(work);
  const free = useFreeNumbers();
  if (!canSellOffline()) return <EmptyState heading="h1" title={t("offline.title")} body={t("offline.cannot")} />;
  if (!work) return <RowsSkeleton rows={5} height={64} />;
  const sales = [...work.sales].reverse();
  const standing = work.leases.filter(({ givenBack }) => !givenBack);
  const ended = work.leases
    .filter(({ givenBack }) => givenBack)
    .sort((a, b) => b.givenBack!.at.localeCompare(a.givenBack!.at));
  const performanceOf = ({ performanceId }: KeptLease) => performances.get(performanceId) ?? null;
  return (
    <div className={classes.page}>
      <h1>{t("offline.title")}</h1>
      <section>
        <h2>{t("offline.leases")}</h2>
        {standing.length === 0 && (
          <p className={classes.quiet}>{t(counter ? "offline.noLeases" : "offline.noCounter")}</p>
        )}
        <ul className={classes.list}>
          {standing.map((lease) => (
            <LeaseRow key={lease.id} lease={lease} work={work} performance={performanceOf(lease)} />
          ))}
          {ended.map((lease) => (
            <EndedLeaseRow key={lease.id} lease={lease} performance={performanceOf(lease)} />
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
