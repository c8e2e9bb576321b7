import type { Transaction } from "../../platform/database/index.ts";
import { type CounterRow, findPrinters } from "../counter.store.ts";
import { findOpenCounters } from "../shifts/shift.store.ts";
import { ticketsLeft } from "../stock.rules.ts";
import { findLoadedRolls } from "../stock.store.ts";
import { findTemplatesForTickets } from "../template.store.ts";
import type { PrintPlace } from "./hand-over.rules.ts";

/** What windows could print these tickets with: their newest printer, the paper in it, and whether somebody is there. */
export async function findPrintPlaces(
  tx: Transaction,
  counters: readonly CounterRow[],
  ticketIds: readonly string[],
): Promise<PrintPlace[]> {
  const counterIds = counters.map(({ id }) => id);
  const [open, printers] = [await findOpenCounters(tx, counterIds), await findPrinters(tx, counterIds)];
  const rolls = await findLoadedRolls(
    tx,
    printers.map(({ id }) => id),
  );
  const fitting = await findFittingPaper(tx, ticketIds, new Set(rolls.map(({ stock_code }) => stock_code)));
  return counters.map(({ id, name, venue_id }) => {
    const printer = printers.find(({ counter_id }) => counter_id === id);
    const roll = rolls.find(({ printer_id }) => printer_id === printer?.id);
    return {
      ...{ counterId: id, counterName: name, venueId: venue_id },
      ...{ hasShift: open.has(id), hasPrinter: printer !== undefined },
      paper: roll ? { stockCode: roll.stock_code, left: ticketsLeft(roll) } : null,
      fits: roll !== undefined && fitting.has(roll.stock_code),
    };
  });
}

/** The kinds of paper for which every one of the tickets has a template. */
async function findFittingPaper(
  tx: Transaction,
  ticketIds: readonly string[],
  stockCodes: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const fitting = new Set<string>();
  for (const stockCode of stockCodes) {
    const found = await findTemplatesForTickets(tx, ticketIds, stockCode);
    if (found.length === new Set(ticketIds).size) fitting.add(stockCode);
  }
  return fitting;
}
