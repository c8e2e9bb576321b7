import { useFormats } from "@parterre/web-kit";
import { useMemo } from "react";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { Reading } from "./documents.ts";
import classes from "./keep-stock.module.css";

/** How far what was read is from the books; null when there is nothing to compare. */
function differenceOf({ printedCount, expectedCount, nextSerial, expectedSerial }: Reading): number | null {
  const apart = (said: number | null, expected: number | null) =>
    said === null || expected === null ? null : said - expected;
  const [count, serial] = [apart(printedCount, expectedCount), apart(nextSerial, expectedSerial)];
  return count === null || count === 0 ? (serial ?? count) : count;
}

/** What printers and paper said, beside the books: differences are for a person to clear up. */
export function ReadingsTable({ readings }: { readonly readings: readonly Reading[] }) {
  const t = useAdminText();
  const formats = useFormats();
  const columns = useMemo<readonly Column<Reading>[]>(() => {
    const beside = (said: number | null, expected: number | null) =>
      said === null
        ? "–"
        : expected === null
          ? formats.number(said)
          : `${formats.number(said)} / ${formats.number(expected)}`;
    return [
      { header: t("stock.at"), value: ({ notedAt }) => notedAt, cell: ({ notedAt }) => formats.dateTime(notedAt) },
      { header: t("stock.printer"), value: ({ printerName }) => printerName },
      {
        header: `${t("stock.printerSays")} / ${t("stock.booksSay")}`,
        value: ({ printedCount }) => printedCount,
        cell: (reading) => beside(reading.printedCount, reading.expectedCount),
        numeric: true,
      },
      {
        header: `${t("stock.nextSerial")} / ${t("stock.booksSay")}`,
        value: ({ nextSerial }) => nextSerial,
        cell: (reading) => beside(reading.nextSerial, reading.expectedSerial),
        numeric: true,
      },
      {
        header: t("stock.difference"),
        value: differenceOf,
        cell: (reading) => {
          const difference = differenceOf(reading);
          if (difference === null) return <span className={classes.quiet}>{t("stock.first")}</span>;
          if (!reading.differs) return <span className={classes.good}>{t("stock.agrees")}</span>;
          return <span className={classes.low}>{difference > 0 ? `+${difference}` : difference}</span>;
        },
        numeric: true,
      },
    ];
  }, [t, formats]);
  return (
    <section>
      <h2>{t("stock.readings")}</h2>
      {readings.length === 0 ? (
        <p>{t("stock.noReadings")}</p>
      ) : (
        <DataTable
          label={t("stock.readings")}
          columns={columns}
          rows={readings}
          rowKey={({ id }) => id}
          plain={readings.length < 8}
        />
      )}
    </section>
  );
}
