import { useQuery } from "@apollo/client/react";
import { EmptyState, ErrorState, RowsSkeleton, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type SalesSum, salesSummaryQuery } from "./documents.ts";
import classes from "./read-sales.module.css";
import { filterOf, type Grouping, goInto, type SalesWish } from "./sales-wish.ts";

/** While one looks, the figures are renewed this often; a page in the background asks for nothing. */
const renewedEveryMs = 3_000;

const groupBy = {
  performance: "PERFORMANCE",
  zone: "ZONE",
  ticket_type: "TICKET_TYPE",
  channel: "CHANNEL",
  seller: "SELLER",
  day: "DAY",
} as const;

interface SalesSummaryProps {
  readonly wish: SalesWish;
  readonly grouping: Grouping;
  readonly onEnter: (wish: SalesWish) => void;
}

/** Totals a currency, and the same by group; they are renewed while sales go on. */
export function SalesSummary({ wish, grouping, onEnter }: SalesSummaryProps) {
  const t = useAdminText();
  const formats = useFormats();
  const { data, previousData, error, refetch } = useQuery(salesSummaryQuery, {
    variables: { groupBy: groupBy[grouping], filter: filterOf(wish), convertTo: wish.convertTo },
    fetchPolicy: "network-only",
    nextFetchPolicy: "network-only",
    pollInterval: renewedEveryMs,
    skipPollAttempt: () => document.hidden,
  });
  const summary = (data ?? previousData)?.salesSummary;
  if (!summary && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!summary) return <RowsSkeleton rows={6} />;
  if (summary.totals.length === 0) return <EmptyState title={t("sales.none")} body={t("sales.noneBody")} />;
  return (
    <>
      <dl className={`${classes.totals} figures`} aria-label={t("sales.totals")}>
        {summary.totals.map((total) => (
          <div key={total.net.currency} data-testid={`total-${total.net.currency}`}>
            <dt>{total.net.currency}</dt>
            <dd>{formats.money(total.net)}</dd>
            <dd className={classes.soft}>
              {t("sales.tickets", { count: total.soldCount - total.returnedCount })}
              {total.converted && (
                <>
                  {" · "}
                  <span title={total.converted.source}>
                    {t("sales.converted", { ...total.converted, money: formats.money(total.converted.money) })}
                  </span>
                </>
              )}
              {wish.convertTo && !total.converted && total.net.currency !== wish.convertTo && (
                <> · {t("sales.noRate", { currency: wish.convertTo })}</>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className={classes.takenAt} role="status">
        {error ? t("sales.stale") : t("sales.takenAt", { time: formats.time(summary.takenAt) })}
      </p>
      <SumTable sums={summary.groups} wish={wish} grouping={grouping} onEnter={onEnter} />
    </>
  );
}

function SumTable({ sums, wish, grouping, onEnter }: SalesSummaryProps & { readonly sums: readonly SalesSum[] }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const columns = useMemo<readonly Column<SalesSum>[]>(() => {
    const nameOf = (sum: SalesSum) => pick(sum.name) || t("sales.nobody");
    const when = (sum: SalesSum) => (sum.startsAt ? formats.dateTime(sum.startsAt, sum.timeZone ?? undefined) : "");
    const money = (name: "price" | "discount" | "fee" | "tax" | "givenBack" | "net"): Column<SalesSum> => ({
      header: t(`sales.${name}`),
      value: (sum) => sum[name].amountMinor,
      cell: (sum) => formats.money(sum[name]),
      numeric: true,
    });
    const counted = (name: "soldCount" | "returnedCount"): Column<SalesSum> => ({
      header: t(`sales.${name}`),
      value: (sum) => sum[name],
      cell: (sum) => formats.number(sum[name]),
      numeric: true,
    });
    return [
      {
        header: t(`sales.views.${grouping}`),
        value: (sum) => [nameOf(sum), when(sum)].filter(Boolean).join(" "),
        cell: (sum) => (
          <>
            {sum.key === "" ? (
              nameOf(sum)
            ) : (
              <button
                type="button"
                className={classes.enter}
                onClick={() =>
                  onEnter(goInto(wish, { key: sum.key, name: [nameOf(sum), when(sum)].filter(Boolean).join(", ") }))
                }
              >
                {nameOf(sum)}
              </button>
            )}
            {sum.startsAt && <small className={classes.soft}>{when(sum)}</small>}
          </>
        ),
      },
      { header: t("sales.currency"), value: (sum) => sum.net.currency },
      counted("soldCount"),
      counted("returnedCount"),
      money("price"),
      money("discount"),
      money("fee"),
      money("tax"),
      money("givenBack"),
      money("net"),
    ];
  }, [t, pick, formats, grouping, wish, onEnter]);
  return (
    <DataTable
      label={t("sales.title")}
      columns={columns}
      rows={sums}
      rowKey={(sum) => `${sum.key} ${sum.net.currency}`}
    />
  );
}
