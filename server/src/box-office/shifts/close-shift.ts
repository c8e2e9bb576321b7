import { validate as isUuid } from "uuid";
import { audit, may, type StaffActor } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import { type NotDone, notDone } from "../refused.ts";
import { type CashCount, type CountProblem, countProblem, settleDrawer } from "./shift.rules.ts";
import { endShift, insertShiftReport, lockShift, type ShiftRow } from "./shift.store.ts";
import { readFigures, type ShiftReport } from "./shift-report.ts";
import { shiftTexts } from "./shift-texts.rules.ts";

export interface ShiftToClose {
  readonly shiftId: string;
  /** The drawer, counted without being told what should be in it. */
  readonly counts: readonly CashCount[];
  /** Tickets on paper that were taken back, counted. */
  readonly paperTickets: number;
  /** The cash stays in the drawer for whoever comes next, who counts it as well. */
  readonly handOver: boolean;
  readonly note: string | null;
}

const texts: Readonly<Record<CountProblem["kind"], (typeof shiftTexts)[keyof typeof shiftTexts]>> = {
  "not-counted": shiftTexts.notCounted,
  "counted-twice": shiftTexts.countedTwice,
  "no-such-coin": shiftTexts.noSuchCoin,
  "count-bad": shiftTexts.countBad,
};
const longestNote = 500;

/**
 * Closes a shift with a blind count and keeps its report: whatever differs is worked out here, never entered. Waits for
 * sales of the shift that are under way; none can join it afterwards. A closed shift is answered as it was closed.
 */
export async function closeShift(
  database: Database,
  actor: StaffActor,
  { shiftId, counts, paperTickets, handOver, note }: ShiftToClose,
): Promise<ShiftRow | NotDone> {
  if (!isUuid(shiftId)) return notDone(shiftTexts.noShift, "shiftId");
  if (!Number.isSafeInteger(paperTickets) || paperTickets < 0 || paperTickets > 100_000) {
    return notDone(shiftTexts.ticketsBad, "paperTickets");
  }
  if ((note?.length ?? 0) > longestNote) return notDone(shiftTexts.reason, "note");
  return database.inTransaction(async (tx): Promise<ShiftRow | NotDone> => {
    const shift = await lockShift(tx, shiftId);
    if (!shift) return notDone(shiftTexts.noShift, "shiftId");
    if (shift.seller_id !== actor.staffId && !may(actor, "shifts.close-others")) {
      return notDone(shiftTexts.notYours, "shiftId");
    }
    if (shift.closed_at) return shift;
    const figures = (await readFigures(tx, [shift])).get(shiftId)!;
    const problem = countProblem(
      counts,
      figures.moves.map(({ currency }) => currency),
    );
    if (problem) return notDone(texts[problem.kind], "counts");
    const { sales, ticketsSold, ticketsEnded, paperTicketsBack } = figures.acts;
    const report: ShiftReport = {
      version: 1,
      drawers: settleDrawer(figures.moves, counts),
      tenders: figures.tenders,
      journal: figures.journal,
      ...{ sales, ticketsSold, ticketsEnded },
      paperTickets: {
        ...{ expected: paperTicketsBack, counted: paperTickets },
        difference: paperTickets - paperTicketsBack,
      },
      handedOver: handOver,
      note: note?.trim() || null,
    };
    await insertShiftReport(tx, shiftId, report, actor.staffId);
    const closed_at = await endShift(tx, shiftId);
    await audit(tx, {
      ...{ actor, act: "shift.close", subjectKind: "shift", subjectId: shiftId },
      details: {
        handOver,
        differences: report.drawers.map(({ currency, differenceMinor }) => ({ currency, differenceMinor })),
        paperTickets: report.paperTickets,
      },
    });
    return { ...shift, closed_at };
  });
}
