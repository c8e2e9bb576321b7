import { useFormats, useLocale } from "@parterre/web-kit";
import { useMemo } from "react";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Paper, RollRecord } from "./documents.ts";
import classes from "./keep-stock.module.css";

const counts = ["loaded", "printed", "spoiled", "test", "voided", "adjusted", "left"] as const;

/** Every roll with its serial numbers and what became of its tickets. */
export function RollsTable({ paper }: { readonly paper: Paper }) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const columns = useMemo<readonly Column<RollRecord>[]>(() => {
    const venues = new Map(paper.venues.map(({ id, name }) => [id, pick(name)]));
    const serials = ({ firstSerial, lastSerial }: RollRecord) =>
      firstSerial === null ? "–" : `${firstSerial}–${lastSerial}`;
    return [
      { header: t("stock.venue"), value: ({ venueId }) => venues.get(venueId) ?? venueId },
      { header: t("stock.window"), value: ({ counterName }) => counterName },
      { header: t("stock.printer"), value: ({ printerName }) => printerName },
      { header: t("stock.paper"), value: ({ roll }) => roll.stockCode },
      { header: t("stock.serials"), value: serials },
      ...counts.map(
        (kind): Column<RollRecord> => ({
          header: t(`stock.${kind}`),
          value: ({ roll }) => roll[kind],
          cell: ({ roll, removedAt }) => (
            <span className={kind === "left" && roll.low && removedAt === null ? classes.low : undefined}>
              {formats.number(roll[kind])}
            </span>
          ),
          numeric: true,
        }),
      ),
      {
        header: t("stock.since"),
        value: ({ roll }) => roll.loadedAt,
        cell: ({ roll }) => formats.dateTime(roll.loadedAt),
      },
      {
        header: t("stock.removed"),
        value: ({ removedAt }) => removedAt,
        cell: ({ removedAt }) => (removedAt ? formats.dateTime(removedAt) : t("stock.isIn")),
      },
    ];
  }, [paper.venues, t, pick, formats]);
  return (
    <section>
      <h2>{t("stock.rolls")}</h2>
      {paper.ticketRolls.length === 0 ? (
        <p>{t("stock.noRolls")}</p>
      ) : (
        <DataTable label={t("stock.rolls")} columns={columns} rows={paper.ticketRolls} rowKey={({ roll }) => roll.id} />
      )}
    </section>
  );
}
