import type { Currency } from "@parterre/money";
import type { PriceCell, PriceList, TicketKind, Validity } from "./model.ts";

/** A cell that holds, and the list it stands in. */
export interface FoundPrice {
  readonly amountMinor: number;
  readonly listCode: string;
}

/** Whether an instant is within: the first instant belongs to it, the last does not. */
export function isValidAt({ from, until }: Validity, at: number): boolean {
  return (from === null || from <= at) && (until === null || at < until);
}

/**
 * The price of a seat; null where no list has that cell for that channel at that time: it is not sold so. Lists that
 * passed {@link overlapsOf} answer at most one.
 */
export function priceAt(
  lists: readonly PriceList[],
  wanted: {
    readonly zoneId: string;
    readonly ticketTypeId: string;
    readonly currency: Currency;
    readonly channelCode: string;
    readonly at: number;
  },
): FoundPrice | null {
  for (const list of lists) {
    if (!isValidAt(list.validity, wanted.at) || !sells(list, wanted.channelCode)) continue;
    const amountMinor = amountsOf(list).get(cellKey(wanted));
    if (amountMinor !== undefined) return { amountMinor, listCode: list.code };
  }
  return null;
}

/** Amounts by cell, made once for each list: a list is asked for every seat of every cart. */
const amountsByCell = new WeakMap<PriceList, ReadonlyMap<string, number>>();

function amountsOf(list: PriceList): ReadonlyMap<string, number> {
  const known = amountsByCell.get(list);
  if (known) return known;
  const amounts = new Map(list.cells.map((cell) => [cellKey(cell), cell.amountMinor]));
  amountsByCell.set(list, amounts);
  return amounts;
}

function sells({ channelCodes }: PriceList, channelCode: string): boolean {
  return channelCodes === null || channelCodes.includes(channelCode);
}

export interface Overlap {
  readonly first: string;
  readonly second: string;
  readonly cell: PriceCell;
}

/** Cells that two lists both have for one channel and one moment: which of them would hold could not be told. */
export function overlapsOf(lists: readonly PriceList[]): Overlap[] {
  const overlaps: Overlap[] = [];
  for (const [index, first] of lists.entries()) {
    const keys = new Set(first.cells.map(cellKey));
    for (const second of lists.slice(index + 1)) {
      if (!meet(first.validity, second.validity) || !shareChannel(first, second)) continue;
      for (const cell of second.cells) {
        if (keys.has(cellKey(cell))) overlaps.push({ first: first.code, second: second.code, cell });
      }
    }
  }
  return overlaps;
}

function cellKey(cell: Pick<PriceCell, "zoneId" | "ticketTypeId" | "currency">): string {
  return `${cell.zoneId} ${cell.ticketTypeId} ${cell.currency}`;
}

function meet(a: Validity, b: Validity): boolean {
  return (
    (a.until === null || b.from === null || b.from < a.until) &&
    (b.until === null || a.from === null || a.from < b.until)
  );
}

function shareChannel(a: PriceList, b: PriceList): boolean {
  if (a.channelCodes === null || b.channelCodes === null) return true;
  return a.channelCodes.some((code) => b.channelCodes?.includes(code));
}

/** Kinds of ticket that cost nothing; the cell of the price list is then their face value. */
export function isFree(kind: TicketKind): boolean {
  return kind === "companion" || kind === "complimentary" || kind === "staff";
}
