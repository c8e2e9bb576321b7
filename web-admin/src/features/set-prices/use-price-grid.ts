import { type Currency, majorText } from "@parterre/money";
import { useMemo } from "react";
import type { PreparedPerformance } from "../../performance/documents.ts";
import type { TicketType } from "./documents.ts";
import { cellKey, readCell, shareOfPrice } from "./price-cells.ts";

/** One column of the grid: a ticket type in a currency. */
export interface PriceColumn {
  readonly ticketType: TicketType;
  readonly currency: Currency;
  /** First ticket type of its currency: the full price that others are a share of. */
  readonly full: boolean;
}

export interface PriceGridWish {
  readonly performance: PreparedPerformance;
  readonly ticketTypes: readonly TicketType[];
  readonly currencies: readonly Currency[];
  readonly texts: ReadonlyMap<string, string>;
  /** `about`: what the change is to, so that typing on in one cell can be taken back as one. */
  readonly onTexts: (
    about: string,
    change: (before: ReadonlyMap<string, string>) => ReadonlyMap<string, string>,
  ) => void;
}

/** The cells of one price list: texts as typed, what of them reads as prices, and ways to change many at once. */
export function usePriceGrid({ performance, ticketTypes, currencies, texts, onTexts }: PriceGridWish) {
  const zones = useMemo(() => [...performance.zones].sort((a, b) => a.index - b.index), [performance.zones]);
  const columns = useMemo<readonly PriceColumn[]>(
    () =>
      currencies.flatMap((currency) =>
        ticketTypes.map((ticketType, index) => ({ ticketType, currency, full: index === 0 })),
      ),
    [currencies, ticketTypes],
  );
  return useMemo(() => {
    const keyAt = (row: number, column: number) =>
      cellKey(zones[row]!.code, columns[column]!.ticketType.code, columns[column]!.currency);
    const textAt = (row: number, column: number) => texts.get(keyAt(row, column)) ?? "";
    const reading = (row: number, column: number) => readCell(textAt(row, column), columns[column]!.currency);
    const setting = (cells: readonly (readonly [string, string])[]) => (before: ReadonlyMap<string, string>) => {
      const next = new Map(before);
      for (const [key, text] of cells) {
        if (text.trim() === "") next.delete(key);
        else next.set(key, text);
      }
      return next;
    };
    return {
      zones,
      columns,
      currencies,
      textAt,
      unreadableAt: (row: number, column: number) => reading(row, column).kind === "unreadable",
      write: (row: number, column: number, text: string) =>
        onTexts(keyAt(row, column), setting([[keyAt(row, column), text]])),
      /** Writes a rectangle from a cell to the right and down; what falls outside is left out. */
      writeBlock: (row: number, column: number, block: readonly (readonly string[])[]) =>
        onTexts(
          "",
          setting(
            block.flatMap((line, down) =>
              line.flatMap((text, right) =>
                zones[row + down] && columns[column + right]
                  ? [[keyAt(row + down, column + right), text] as const]
                  : [],
              ),
            ),
          ),
        ),
      /** Fills the zones below a cell with what it holds. */
      fillDown: (row: number, column: number) =>
        onTexts("", setting(zones.slice(row).map((_, down) => [keyAt(row + down, column), textAt(row, column)]))),
      /** Fills a column with a share of the full price beside it, zone by zone. */
      fillShare: (column: number, percent: number) => {
        const { currency } = columns[column]!;
        const full = columns.findIndex((each) => each.currency === currency && each.full);
        onTexts(
          "",
          setting(
            zones.flatMap((_, row) => {
              const price = reading(row, full);
              return price.kind === "price"
                ? [[keyAt(row, column), majorText(shareOfPrice(price.money, percent))] as const]
                : [];
            }),
          ),
        );
      },
    };
  }, [zones, columns, currencies, texts, onTexts]);
}

export type PriceGrid = ReturnType<typeof usePriceGrid>;
