export { layOutRows } from "./lay-out-rows.ts";
export {
  type RowLayout,
  type RowLayoutMeasure,
  rowLayoutRanges,
  usualRowLayout,
} from "./layout.ts";
export { isRowTable, readRowTable } from "./read-row-table.ts";
export { isRowTableHead, readRowTableCsv } from "./read-row-table-csv.ts";
export { type RowTable, standsOf } from "./row-table.ts";
