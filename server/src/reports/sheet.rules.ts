import { type Currency, exponentOf, type Money, majorText } from "@parterre/money";

/** A cell of a download: an amount keeps its currency's digits, a number is counted, a text is only read. */
export type Cell = string | number | Money | Date | null;

/** A table to be downloaded: headers first. */
export interface Sheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What Excel needs to see that a file is UTF-8; without it, Chinese is read in the reader's code page. */
export const byteOrderMark = "\uFEFF";

const isMoney = (cell: Cell): cell is Money => typeof cell === "object" && cell !== null && "amountMinor" in cell;

/**
 * A line of RFC 4180 CSV with its end. A text that a spreadsheet would take for a formula (OWASP, "CSV Injection": a
 * beginning of = + - @, tab or return) gets an apostrophe in front; amounts and counts are numbers and stay.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  if (isMoney(cell)) return fixedText(cell);
  const harmless = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** With all digits of the currency: "380.00", "1200", "-1.500". */
function fixedText(value: Money): string {
  const text = majorText(value);
  const digits = exponentOf(value.currency);
  if (digits === 0) return text;
  const [whole, fraction = ""] = text.split(".");
  return `${whole}.${fraction.padEnd(digits, "0")}`;
}

/** How a spreadsheet writes amounts of a currency: thousands apart, all digits. */
export function numberFormat(currency: Currency): string {
  const digits = exponentOf(currency);
  return digits === 0 ? "#,##0" : `#,##0.${"0".repeat(digits)}`;
}
