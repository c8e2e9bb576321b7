import { validate as isUuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { hasEnded, type PrintDecision, type PrintReport, stateAfter, weighReport } from "./print.rules.ts";
import { lockPrint, movePrint, type PrintRow } from "./print.store.ts";
import { type PrintRefused, printRefused } from "./record-print.ts";
import { appendStock } from "./stock.store.ts";

/**
 * What the printer said of an attempt, told by the counter. Telling again what is known does no harm; what contradicts
 * an end is refused with the attempt as it is.
 */
export async function reportPrint(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  printId: string,
  report: PrintReport,
  fault: string | null,
): Promise<PrintRow | PrintRefused> {
  if (!isUuid(printId)) return printRefused("no-such-print", boxOfficeTexts.noPrint);
  return database.inTransaction(async (tx): Promise<PrintRow | PrintRefused> => {
    const print = await lockPrint(tx, printId);
    if (!print) return printRefused("no-such-print", boxOfficeTexts.noPrint);
    const weight = weighReport(print.state, report);
    if (weight === "known") return print;
    // That it was sent is no news of one that was confirmed since.
    if (weight === "too-late")
      return report === "sent" ? print : printRefused("ended", boxOfficeTexts.printEnded, print);
    const moved = await movePrint(tx, printId, {
      state: report,
      fault: fault?.slice(0, 40) ?? null,
      decision: null,
      decidedBy: null,
    });
    if (report === "confirmed") await useUp(tx, actor, moved, "printed");
    return moved;
  });
}

/** A person's word on an attempt that has no end: in hand, spoiled, or not there. */
export async function decidePrint(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  printId: string,
  decision: PrintDecision,
): Promise<PrintRow | PrintRefused> {
  if (!isUuid(printId)) return printRefused("no-such-print", boxOfficeTexts.noPrint);
  return database.inTransaction(async (tx): Promise<PrintRow | PrintRefused> => {
    const print = await lockPrint(tx, printId);
    if (!print) return printRefused("no-such-print", boxOfficeTexts.noPrint);
    if (hasEnded(print.state)) {
      return print.decision === decision ? print : printRefused("ended", boxOfficeTexts.printEnded, print);
    }
    const state = stateAfter(decision);
    const moved = await movePrint(tx, printId, { state, fault: null, decision, decidedBy: actor.staffId });
    if (decision !== "not-there") await useUp(tx, actor, moved, decision === "in-hand" ? "printed" : "spoiled");
    await audit(tx, {
      actor,
      act: "ticket.decide-print",
      subjectKind: "ticket",
      subjectId: print.ticket_id,
      details: { printId, decision, before: print.state },
    });
    return moved;
  });
}

async function useUp(tx: Transaction, actor: StaffActor, print: PrintRow, kind: "printed" | "spoiled"): Promise<void> {
  if (print.roll_id === null) return;
  await appendStock(tx, { rollId: print.roll_id, kind, quantity: 1, printId: print.id, staffId: actor.staffId });
}
