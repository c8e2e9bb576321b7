import { Button, TextInput } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { useLocale } from "@parterre/web-kit";
import { type ReactNode, useMemo, useState } from "react";
import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./data-table.module.css";
import { type ColumnValues, filterRows, type Sorting, sortRows, toSpreadsheet } from "./table-rows.ts";

export interface Column<Row> extends ColumnValues<Row> {
  /** What is shown; the value itself when absent. */
  readonly cell?: (row: Row) => ReactNode;
  readonly numeric?: boolean;
}

export interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly chosenKey?: string | null;
  readonly onRowHover?: (row: Row | null) => void;
  /** Beside the filter: acts on the whole table. */
  readonly children?: ReactNode;
  /** Short tables inside a panel need no filter. */
  readonly plain?: boolean;
}

/** A quiet table: sorts by its headers, filters as one types, and copies itself for a spreadsheet. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, chosenKey, onRowHover, children, plain = false } = props;
  const t = useAdminText();
  const { locale } = useLocale();
  const clipboard = useClipboard({ timeout: 1500 });
  const [filter, setFilter] = useState("");
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const shown = useMemo(
    () => sortRows(filterRows(rows, columns, filter), columns, sorting, locale),
    [rows, columns, filter, sorting, locale],
  );
  const sortBy = (column: number) =>
    setSorting((before) => {
      if (before?.column !== column) return { column, descending: columns[column]?.numeric === true };
      // Third press: back to the order the table came in.
      const first = columns[column]?.numeric === true;
      return before.descending === first ? { column, descending: !first } : null;
    });
  const ariaSort = (column: number) =>
    sorting?.column === column ? (sorting.descending ? "descending" : "ascending") : "none";

  return (
    <div className={classes.block}>
      <div className={classes.tools}>
        {!plain && (
          <TextInput
            size="sm"
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            placeholder={t("table.filter")}
            aria-label={t("table.filterOf", { table: label })}
            className={classes.filter}
          />
        )}
        {filter && (
          <span className={`${classes.count} figures`} role="status">
            {t("table.shown", { shown: shown.length, all: rows.length })}
          </span>
        )}
        <span className={classes.spacer} />
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => clipboard.copy(toSpreadsheet(shown, columns))}
        >
          {t(clipboard.copied ? "table.copied" : "table.copy")}
        </Button>
        {children}
      </div>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={label}>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column.header} aria-sort={ariaSort(index)} data-numeric={column.numeric || undefined}>
                  <button type="button" onClick={() => sortBy(index)}>
                    {column.header}
                    <i aria-hidden="true">{sorting?.column === index ? (sorting.descending ? "↓" : "↑") : ""}</i>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr
                key={rowKey(row)}
                data-chosen={rowKey(row) === chosenKey || undefined}
                onMouseEnter={onRowHover && (() => onRowHover(row))}
                onMouseLeave={onRowHover && (() => onRowHover(null))}
              >
                {columns.map((column) => (
                  <td
                    key={column.header}
                    data-numeric={column.numeric || undefined}
                    className={column.numeric ? "figures" : undefined}
                  >
                    {column.cell ? column.cell(row) : column.value(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length === 0 && <p className={classes.none}>{t("table.none")}</p>}
    </div>
  );
}
