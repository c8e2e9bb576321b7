import { useComputedColorScheme } from "@mantine/core";
import type { Money } from "@parterre/money";
import { zoneColour } from "@parterre/seat-map";
import { useFormats, useLocale } from "@parterre/web-kit";
import { type CSSProperties, useMemo } from "react";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { SalesReport } from "./documents.ts";
import classes from "./watch-sales.module.css";

type ZoneSales = SalesReport["zones"][number];
type ChannelSales = SalesReport["channels"][number];

const amountIn = (net: readonly Money[], currency: string) =>
  net.find((each) => each.currency === currency)?.amountMinor ?? 0;

/** One money column a currency: amounts of different currencies are never added. */
function useMoneyColumns<Row extends { readonly net: readonly Money[] }>(report: SalesReport): readonly Column<Row>[] {
  const formats = useFormats();
  return useMemo(
    () =>
      report.totals.map(({ currency }) => ({
        header: currency,
        value: (row) => amountIn(row.net, currency),
        cell: (row) => formats.money({ amountMinor: amountIn(row.net, currency), currency }),
        numeric: true,
      })),
    [report.totals, formats],
  );
}

/** How each zone sells. Its bar: sold full, held hatched, the rest free. */
export function ZoneTable({ report, onHover }: { report: SalesReport; onHover: (zone: number | null) => void }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const money = useMoneyColumns<ZoneSales>(report);
  const columns = useMemo<readonly Column<ZoneSales>[]>(
    () => [
      {
        header: t("zones.zone"),
        value: (row) => pick(row.zone.name),
        cell: (row) => {
          const shares = {
            "--hue": zoneColour(row.zone.hue, scheme),
            "--sold": row.seatCount === 0 ? 0 : row.soldCount / row.seatCount,
            "--held": row.seatCount === 0 ? 0 : row.heldCount / row.seatCount,
          } as CSSProperties;
          return (
            <span className={classes.zone} style={shares}>
              {pick(row.zone.name)}
              <i aria-hidden="true" />
            </span>
          );
        },
      },
      {
        header: t("watch.sold"),
        value: (row) => row.soldCount,
        cell: (row) => formats.number(row.soldCount),
        numeric: true,
      },
      {
        header: t("watch.held"),
        value: (row) => row.heldCount,
        cell: (row) => formats.number(row.heldCount),
        numeric: true,
      },
      {
        header: t("watch.free"),
        value: (row) => row.freeCount,
        cell: (row) => formats.number(row.freeCount),
        numeric: true,
      },
      ...money,
    ],
    [t, pick, formats, scheme, money],
  );
  return (
    <DataTable
      label={t("watch.byZone")}
      columns={columns}
      rows={report.zones}
      rowKey={(row) => row.zone.id}
      onRowHover={(row) => onHover(row?.zone.index ?? null)}
      plain
    >
      <strong className={classes.caption}>{t("watch.byZone")}</strong>
    </DataTable>
  );
}

/** Where it was sold. */
export function ChannelTable({ report }: { readonly report: SalesReport }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const money = useMoneyColumns<ChannelSales>(report);
  const columns = useMemo<readonly Column<ChannelSales>[]>(
    () => [
      { header: t("watch.channel"), value: (row) => pick(row.channel.name) },
      {
        header: t("watch.tickets"),
        value: (row) => row.ticketCount,
        cell: (row) => formats.number(row.ticketCount),
        numeric: true,
      },
      ...money,
    ],
    [t, pick, formats, money],
  );
  return (
    <DataTable
      label={t("watch.byChannel")}
      columns={columns}
      rows={report.channels}
      rowKey={(row) => row.channel.id}
      plain
    >
      <strong className={classes.caption}>{t("watch.byChannel")}</strong>
    </DataTable>
  );
}
