import type { Currency } from "@parterre/money";
import type { Transaction } from "../../platform/database/index.ts";
import type { DrawerMoves, DrawerResult } from "./shift.rules.ts";
import { findReportBefore, findShiftCash, type ShiftCashRow, type ShiftRow } from "./shift.store.ts";
import {
  countActs,
  type JournalSum,
  type ShiftActs,
  sumShiftJournal,
  sumTenders,
  type TenderSum,
} from "./shift-sums.store.ts";

/** What a shift came to, as it is kept. Never changed once written; the version says how to read it. */
export interface ShiftReport {
  readonly version: 1;
  readonly drawers: readonly DrawerResult[];
  readonly tenders: readonly TenderSum[];
  readonly journal: readonly JournalSum[];
  readonly sales: number;
  readonly ticketsSold: number;
  readonly ticketsEnded: number;
  /** Tickets on paper that came back by the books, as they were counted, and the difference. */
  readonly paperTickets: { readonly expected: number; readonly counted: number; readonly difference: number };
  /** The cash stays in the drawer for whoever comes next. */
  readonly handedOver: boolean;
  readonly note: string | null;
}

/** What a running or closing shift is made of. */
export interface ShiftFigures {
  readonly moves: readonly DrawerMoves[];
  readonly tenders: readonly TenderSum[];
  readonly journal: readonly JournalSum[];
  readonly acts: ShiftActs;
}

/** What the books say of shifts at this moment, by their ids. */
export async function readFigures(tx: Transaction, shifts: readonly ShiftRow[]): Promise<Map<string, ShiftFigures>> {
  const ids = shifts.map((shift) => shift.id);
  const tenders = await sumTenders(tx, ids);
  const journal = await sumShiftJournal(tx, ids);
  const acts = await countActs(tx, ids);
  const cash = await findShiftCash(tx, ids);
  const figures = new Map<string, ShiftFigures>();
  for (const shift of shifts) {
    const before = (await findReportBefore(tx, shift.counter_id, shift.id)) as ShiftReport | null;
    const own = tenders.get(shift.id)!;
    const moves = movesOf(
      cash.filter((row) => row.shift_id === shift.id),
      own,
      before,
    );
    figures.set(shift.id, { moves, tenders: own, journal: journal.get(shift.id)!, acts: acts.get(shift.id)! });
  }
  return figures;
}

/** Cash of each currency that is or was in the drawer. */
function movesOf(
  rows: readonly ShiftCashRow[],
  tenders: readonly TenderSum[],
  before: ShiftReport | null,
): DrawerMoves[] {
  const cash = tenders.filter(({ tender }) => tender === "cash");
  const left = before?.handedOver ? before.drawers : [];
  const currencies = new Set<Currency>([
    ...rows.map(({ currency }) => currency),
    ...cash.map(({ currency }) => currency),
    ...left.filter(({ countedMinor }) => countedMinor > 0).map(({ currency }) => currency),
  ]);
  return [...currencies].sort().map((currency) => {
    const sum = (kind: ShiftCashRow["kind"]) =>
      rows
        .filter((row) => row.kind === kind && row.currency === currency)
        .reduce((total, row) => total + Number(row.amount_minor), 0);
    const sold = cash.find((each) => each.currency === currency);
    return {
      currency,
      floatMinor: sum("float"),
      leftBeforeMinor: before?.handedOver ? (left.find((each) => each.currency === currency)?.countedMinor ?? 0) : null,
      soldMinor: sold?.inMinor ?? 0,
      givenBackMinor: sold?.outMinor ?? 0,
      putInMinor: sum("in"),
      takenOutMinor: sum("out"),
    };
  });
}
