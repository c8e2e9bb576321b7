/** The value of a cell for sorting, filtering and copying; what is shown may be richer. */
export type CellValue = string | number | null;

export interface ColumnValues<Row> {
  readonly header: string;
  readonly value: (row: Row) => CellValue;
}

export interface Sorting {
  readonly column: number;
  readonly descending: boolean;
}

/** Rows of which some cell holds every word of the filter, in any order and any case. */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly ColumnValues<Row>[],
  filter: string,
): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = columns
      .map((column) => String(column.value(row) ?? ""))
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Rows by one column: numbers by size, texts as the language sorts them (digits by value), empty cells last. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly ColumnValues<Row>[],
  sorting: Sorting | null,
  locale: string,
): readonly Row[] {
  const column = sorting === null ? undefined : columns[sorting.column];
  if (!column || !sorting) return rows;
  const collator = new Intl.Collator(locale, { numeric: true });
  const direction = sorting.descending ? -1 : 1;
  return [...rows].sort((first, second) => {
    const a = column.value(first);
    const b = column.value(second);
    if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
    const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
    return order * direction;
  });
}

/** The table as spreadsheets take it from the clipboard: tab-separated, headers first, no tab or break in a cell. */
export function toSpreadsheet<Row>(rows: readonly Row[], columns: readonly ColumnValues<Row>[]): string {
  const clean = (value: CellValue) => String(value ?? "").replaceAll(/[\t\r\n]+/g, " ");
  const lines = rows.map((row) => columns.map((column) => clean(column.value(row))).join("\t"));
  return [columns.map((column) => clean(column.header)).join("\t"), ...lines].join("\n");
}
