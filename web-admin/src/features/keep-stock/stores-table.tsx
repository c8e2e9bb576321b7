import { useFormats, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Paper, Store } from "./documents.ts";
import classes from "./keep-stock.module.css";

/** Each venue's paper by kind: what is there, how fast it goes, and whether to order. */
export function StoresTable({ paper }: { readonly paper: Paper }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const columns = useMemo<readonly Column<Store>[]>(() => {
    const venues = new Map(paper.venues.map(({ id, name }) => [id, pick(name)]));
    const state = ({ inStore, low }: Store) => t(inStore < 0 ? "stock.unnoted" : low ? "stock.low" : "stock.enough");
    return [
      { header: t("stock.venue"), value: ({ venueId }) => venues.get(venueId) ?? venueId },
      { header: t("stock.paper"), value: ({ stockCode }) => stockCode },
      {
        header: t("stock.shelf"),
        value: ({ inStore }) => inStore,
        cell: ({ inStore }) => formats.number(inStore),
        numeric: true,
      },
      {
        header: t("stock.inPrinters"),
        value: ({ inPrinters }) => inPrinters,
        cell: ({ inPrinters }) => formats.number(inPrinters),
        numeric: true,
      },
      {
        header: t("stock.used"),
        value: ({ usedLastDay }) => usedLastDay,
        cell: ({ usedLastDay }) => formats.number(usedLastDay),
        numeric: true,
      },
      {
        header: t("stock.lasts"),
        value: ({ runsOutAt }) => runsOutAt,
        cell: ({ runsOutAt }) =>
          runsOutAt ? formats.dateTime(runsOutAt) : <span className={classes.quiet}>{t("stock.noPace")}</span>,
      },
      {
        header: t("stock.state"),
        value: state,
        cell: (store) => <span className={store.low ? classes.low : classes.good}>{state(store)}</span>,
      },
    ];
  }, [paper.venues, t, pick, formats]);
  return (
    <section>
      <h2>{t("stock.stores")}</h2>
      <DataTable
        label={t("stock.stores")}
        columns={columns}
        rows={paper.ticketStores}
        rowKey={({ venueId, stockCode }) => `${venueId} ${stockCode}`}
        plain={paper.ticketStores.length < 8}
      />
    </section>
  );
}
