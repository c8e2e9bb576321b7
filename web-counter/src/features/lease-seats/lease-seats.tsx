import { useQuery } from "@apollo/client/react";
import { ErrorState, RowsSkeleton } from "@parterre/web-kit";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { CounterCard } from "./counter-card.tsx";
import { leasesQuery, offlineSalesQuery } from "./documents.ts";
import classes from "./lease-seats.module.css";
import { SaleCard } from "./sale-card.tsx";

const renewEveryMs = 5_000;

/** For supervisors: what came in that differs, each with what to do about it; and what every window has for an outage. */
export function LeaseSeats() {
  const t = useCounterText();
  const options = { fetchPolicy: "cache-and-network", pollInterval: renewEveryMs } as const;
  const { data, error, refetch } = useQuery(leasesQuery, options);
  const { data: open } = useQuery(offlineSalesQuery, options);
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const sales = open?.offlineSalesToSettle ?? [];
  const counters = data?.counters ?? [];
  const nameOf = new Map(counters.map(({ id, name }) => [id, name]));
  return (
    <div className={classes.page}>
      <h1>{t("leases.title")}</h1>
      <section aria-label={t("leases.differences")}>
        <h2>{t("leases.differences")}</h2>
        {open && sales.length === 0 && <p className={classes.quiet}>{t("leases.noDifferences")}</p>}
        <ul className={classes.list}>
          {sales.map((sale) => (
            <SaleCard key={sale.id} sale={sale} counter={nameOf.get(sale.counterId) ?? ""} />
          ))}
        </ul>
      </section>
      <section aria-label={t("leases.windows")}>
        <h2>{t("leases.windows")}</h2>
        {!data && <RowsSkeleton rows={4} height={96} />}
        <ul className={classes.list}>
          {counters.map((counter) => (
            <CounterCard key={counter.id} counter={counter} />
          ))}
        </ul>
      </section>
    </div>
  );
}
