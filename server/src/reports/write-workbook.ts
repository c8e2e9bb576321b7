import { exponentOf } from "@parterre/money";
import writeExcelFile from "write-excel-file/node";
import { type Cell, numberFormat, type Sheet } from "./sheet.rules.ts";

/**
 * A sheet as an Excel workbook. Texts are texts, whatever they begin with; amounts are numbers with the digits of
 * their currency; the first line stays in sight.
 */
export async function writeWorkbook(sheet: Sheet): Promise<Buffer> {
  const header = sheet.headers.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const rows = sheet.rows.map((row) => row.map(workbookCell));
  const columns = sheet.headers.map((text, index) => ({ width: widthOf(text, sheet.rows, index) }));
  return writeExcelFile([header, ...rows], { sheet: sheet.name, columns, stickyRowsCount: 1 }).toBuffer();
}

function workbookCell(cell: Cell) {
  if (cell === null) return null;
  if (typeof cell === "number") return { value: cell, type: Number, format: "#,##0" };
  if (typeof cell === "string") return { value: cell, type: String };
  if (cell instanceof Date) return { value: cell, type: Date, format: "yyyy-mm-dd hh:mm:ss" };
  const value = cell.amountMinor / 10 ** exponentOf(cell.currency);
  return { value, type: Number, format: numberFormat(cell.currency) };
}

/** Wide enough for its header and its first rows; a Chinese character takes the room of two. */
function widthOf(header: string, rows: Sheet["rows"], index: number): number {
  const room = (text: string) => [...text].reduce((sum, sign) => sum + (sign > "\u2E7F" ? 2 : 1), 0);
  const texts = rows.slice(0, 200).map((row) => row[index]);
  const widest = Math.max(...[header, ...texts].map((cell) => (typeof cell === "string" ? room(cell) : 12)));
  return Math.min(40, widest + 2);
}
