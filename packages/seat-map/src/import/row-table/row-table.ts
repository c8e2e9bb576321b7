/** Sectors and row lengths without a single coordinate: what many grounds keep of their seats. */
export interface RowTable {
  /** May be empty. */
  readonly name: string;
  readonly blocks: readonly RowTableBlock[];
}

export interface RowTableBlock {
  readonly label: string;
  /** The stand or tier it belongs to; empty where the table knows none. */
  readonly stand: string;
  readonly rows: readonly RowTableRow[];
}

export interface RowTableRow {
  readonly label: string;
  /** In ascending order of number, or as listed. */
  readonly seats: readonly RowTableSeat[];
}

export interface RowTableSeat {
  readonly label: string;
  /** What the label counts as; null for labels that are no numbers, which follow the seat before them. */
  readonly number: number | null;
}

/** The stands of a table in the order in which they come first. */
export const standsOf = (table: RowTable): string[] => [...new Set(table.blocks.map(({ stand }) => stand))];
