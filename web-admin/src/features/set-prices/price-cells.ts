import { type Currency, exponentOf, type Money, money, parseMajor } from "@parterre/money";

/** A price cell's place: zone code, ticket type code, currency. */
export function cellKey(zoneCode: string, ticketTypeCode: string, currency: Currency): string {
  return `${zoneCode}\u0000${ticketTypeCode}\u0000${currency}`;
}

/** What a cell holds: nothing (not sellable), a price, or a text that is not one. */
export type CellReading = { kind: "empty" } | { kind: "price"; money: Money } | { kind: "unreadable" };

/** Reads a cell's text. Negative amounts are not prices; zero is (a free ticket type). */
export function readCell(text: string, currency: Currency): CellReading {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "empty" };
  const parsed = parseMajor(trimmed, currency);
  return parsed === null || parsed.amountMinor < 0 ? { kind: "unreadable" } : { kind: "price", money: parsed };
}

/** The rectangle of texts a spreadsheet puts on the clipboard. */
export function readPasted(text: string): readonly (readonly string[])[] {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) => line.split("\t").map((cell) => cell.trim()));
}

/**
 * A share of a price, rounded half up to whole major units where the price itself is whole, so that
 * half of 380 is 190 and half of 385 is 193, as price lists are printed.
 */
export function shareOfPrice(value: Money, percent: number): Money {
  const unit = value.amountMinor % 10 ** exponentOf(value.currency) === 0 ? 10 ** exponentOf(value.currency) : 1;
  return money(Math.floor((value.amountMinor * percent) / 100 / unit + 0.5) * unit, value.currency);
}

/** Where an arrow, Enter or Tab goes in a grid of the given size; null when it leaves the grid. */
export function moveInGrid(
  from: { readonly row: number; readonly column: number },
  key: "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Enter",
  size: { readonly rows: number; readonly columns: number },
): { row: number; column: number } | null {
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0] } as const;
  const [down, right] = steps[key];
  const row = from.row + down;
  const column = from.column + right;
  if (key === "Enter" && row === size.rows) return column + 1 < size.columns ? { row: 0, column: column + 1 } : null;
  return row < 0 || column < 0 || row >= size.rows || column >= size.columns ? null : { row, column };
}
