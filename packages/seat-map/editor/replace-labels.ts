import type { SeatMapDocument } from "../src/model.ts";
import { mapRows } from "./edits.ts";

export interface LabelReplacement {
  readonly of: "seats" | "rows" | "blocks";
  /** Plain text, found anywhere in a label; empty: put the new text after every label. */
  readonly find: string;
  readonly by: string;
}

/** Replaces a text in the labels of the seats, or of the rows or blocks they stand in. Identities stay. */
export function replaceInLabels(
  document: SeatMapDocument,
  ids: ReadonlySet<string>,
  { of, find, by }: LabelReplacement,
): SeatMapDocument {
  const replaced = (label: string) => (find === "" ? label + by : label.replaceAll(find, by));
  const change = <Thing extends { readonly label: string }>(thing: Thing): Thing => {
    const label = replaced(thing.label);
    return label === thing.label ? thing : { ...thing, label };
  };
  const isIn = (row: { readonly seats: readonly { readonly id: string }[] }) => row.seats.some(({ id }) => ids.has(id));
  if (of === "blocks") {
    const blocks = document.blocks.map((block) => (block.rows.some(isIn) ? change(block) : block));
    return { ...document, blocks };
  }
  return mapRows(document, (row) => {
    if (!isIn(row)) return row;
    if (of === "rows") return change(row);
    const seats = row.seats.map((seat) => (ids.has(seat.id) ? change(seat) : seat));
    return seats.every((seat, index) => seat === row.seats[index]) ? row : { ...row, seats };
  });
}

/** One row before and after relabelling, for a look before it is done. */
export interface RelabelledRow {
  readonly block: string;
  readonly before: string;
  readonly after: string;
  readonly seats: readonly string[];
}

export interface RelabelPreview {
  /** Labels of seats, rows and blocks that would be others. */
  readonly changed: number;
  /** Rows in which two seats would have one label. */
  readonly repeating: number;
  /** The first and the last rows of those asked for. */
  readonly rows: readonly RelabelledRow[];
}

const mostShown = 4;

/** What relabelling would come to, for the rows with these seats. */
export function relabelPreview(
  before: SeatMapDocument,
  after: SeatMapDocument,
  ids: ReadonlySet<string>,
): RelabelPreview {
  let changed = 0;
  let repeating = 0;
  const rows: RelabelledRow[] = [];
  after.blocks.forEach((block, blockIndex) => {
    const former = before.blocks[blockIndex]!;
    if (block.label !== former.label) changed += 1;
    block.rows.forEach((row, rowIndex) => {
      const old = former.rows[rowIndex]!;
      if (row.label !== old.label) changed += 1;
      changed += row.seats.filter((seat, index) => seat.label !== old.seats[index]!.label).length;
      if (!row.seats.some(({ id }) => ids.has(id))) return;
      const labels = row.seats.map(({ label }) => label);
      if (new Set(labels).size < labels.length) repeating += 1;
      rows.push({ block: block.label, before: old.label, after: row.label, seats: labels });
    });
  });
  const shown = rows.length <= mostShown ? rows : [...rows.slice(0, mostShown - 1), rows.at(-1)!];
  return { changed, repeating, rows: shown };
}
