import { Button } from "@mantine/core";
import { EmptyState } from "@parterre/web-kit";
import { type ReactNode, useMemo, useState } from "react";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./selling-rules.module.css";

export interface RulesTableProps<Row> {
  readonly label: string;
  readonly addLabel: string;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly nameOf: (row: Row) => string;
  /** Beside the name, which opens the row. */
  readonly columns: readonly Column<Row>[];
  /** The form of a row; null: of a new one. */
  readonly form: (row: Row | null, close: () => void) => ReactNode;
}

/** A table of rules whose names open them, and a button for a new one. */
export function RulesTable<Row>({ label, addLabel, rows, rowKey, nameOf, columns, form }: RulesTableProps<Row>) {
  const t = useAdminText();
  const [open, setOpen] = useState<{ readonly row: Row | null } | null>(null);
  const all = useMemo<readonly Column<Row>[]>(
    () => [
      {
        header: t("selling.name"),
        value: nameOf,
        cell: (row) => (
          <button type="button" className={classes.name} onClick={() => setOpen({ row })}>
            {nameOf(row)}
          </button>
        ),
      },
      ...columns,
    ],
    [t, nameOf, columns],
  );
  const add = <Button onClick={() => setOpen({ row: null })}>{addLabel}</Button>;
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title={t("selling.none")} action={add} />
      ) : (
        <DataTable label={label} columns={all} rows={rows} rowKey={rowKey}>
          {add}
        </DataTable>
      )}
      {open && form(open.row, () => setOpen(null))}
    </>
  );
}
