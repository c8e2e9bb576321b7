import { type Currency, majorText, money } from "@parterre/money";
import { useMemo, useState } from "react";
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

const usualCurrencies: readonly Currency[] = ["CNY", "HKD", "USD"];

/** The grid as typed: texts by cell, what of it reads as prices, and ways to change many cells at once. */
export function usePriceGrid(performance: PreparedPerformance, ticketTypes: readonly TicketType[]) {
  const zones = useMemo(() => [...performance.zones].sort((a, b) => a.index - b.index), [performance.zones]);
  const [currencies, setCurrencies] = useState<readonly Currency[]>(() => {
    const used = performance.prices.map((price) => price.money.currency);
    return [...new Set([...usualCurrencies, ...used])];
  });
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(() => {
    const zoneCode = new Map(zones.map((zone) => [zone.id, zone.code]));
    const typeCode = new Map(ticketTypes.map((type) => [type.id, type.code]));
    return new Map(
      performance.prices.map(({ zoneId, ticketTypeId, money: price }) => [
        cellKey(zoneCode.get(zoneId) ?? "", typeCode.get(ticketTypeId) ?? "", price.currency),
        majorText(money(price.amountMinor, price.currency)),
      ]),
    );
  });

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
    const reading = (row: number, column: number) =>
      readCell(texts.get(keyAt(row, column)) ?? "", columns[column]!.currency);
    const cells = zones.flatMap((zone, row) => columns.map((column, at) => ({ zone, column, read: reading(row, at) })));
    return {
      zones,
      columns,
      currencies,
      textAt: (row: number, column: number) => texts.get(keyAt(row, column)) ?? "",
      unreadableAt: (row: number, column: number) => reading(row, column).kind === "unreadable",
      unreadable: cells.filter((cell) => cell.read.kind === "unreadable").length,
      /** Zones nobody could buy in any currency. */
      unpriced: zones.filter((zone) => !cells.some((cell) => cell.zone === zone && cell.read.kind === "price")),
      /** Every price, as the API takes them. */
      prices: cells.flatMap(({ zone, column, read }) =>
        read.kind === "price"
          ? [{ zoneCode: zone.code, ticketTypeCode: column.ticketType.code, money: { ...read.money } }]
          : [],
      ),
      addCurrency: (currency: Currency) => setCurrencies((before) => [...before, currency]),
      write: (row: number, column: number, text: string) =>
        setTexts((before) => new Map(before).set(keyAt(row, column), text)),
      /** Writes a rectangle from a cell to the right and down; what falls outside is left out. */
      writeBlock: (row: number, column: number, block: readonly (readonly string[])[]) =>
        setTexts((before) => {
          const next = new Map(before);
          block.forEach((line, down) => {
            line.forEach((text, right) => {
              if (zones[row + down] && columns[column + right]) next.set(keyAt(row + down, column + right), text);
            });
          });
          return next;
        }),
      /** Fills a column with a share of the full price beside it, zone by zone. */
      fillShare: (column: number, percent: number) =>
        setTexts((before) => {
          const next = new Map(before);
          const { currency } = columns[column]!;
          const full = columns.findIndex((each) => each.currency === currency && each.full);
          zones.forEach((_, row) => {
            const price = readCell(before.get(keyAt(row, full)) ?? "", currency);
            if (price.kind === "price") next.set(keyAt(row, column), majorText(shareOfPrice(price.money, percent)));
          });
          return next;
        }),
    };
  }, [zones, columns, currencies, texts]);
}

export type PriceGrid = ReturnType<typeof usePriceGrid>;
