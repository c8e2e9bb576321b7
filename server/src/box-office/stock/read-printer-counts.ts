import { validate as isUuid, v7 as uuid } from "uuid";
import type { StaffActor } from "../../identity/index.ts";
import { boxOfficeTexts } from "../box-office-texts.rules.ts";
import type { BoxOfficeTools } from "../box-office-tools.ts";
import { findPrinter } from "../counter.store.ts";
import { type NotDone, notDone } from "../refused.ts";
import { nextSerial } from "../stock.rules.ts";
import { findLoadedRolls, lockLoadedRoll } from "../stock.store.ts";
import { findExpectedCount, insertReading, type ReadingRow } from "./store.store.ts";

export interface PrinterCounts {
  readonly printerId: string;
  /** Tickets printed in its life, by its own counter; null where it has none. */
  readonly printedCount: number | null;
  /** Number on the next blank ticket, read by a person; null where the paper has none. */
  readonly nextSerial: number | null;
}

/**
 * Notes what a printer's counter and the paper's numbers say, beside what the books expect: the last reading and all
 * that was printed, spoiled and tried since. Differences are for a person; nothing is corrected by itself.
 */
export async function readPrinterCounts(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  counts: PrinterCounts,
): Promise<ReadingRow | NotDone> {
  const { printerId, printedCount } = counts;
  if (printedCount === null && counts.nextSerial === null) return notDone(boxOfficeTexts.nothingRead, "printedCount");
  if (printedCount !== null && printedCount < 0) return notDone(boxOfficeTexts.quantity, "printedCount");
  if (counts.nextSerial !== null && counts.nextSerial < 0) return notDone(boxOfficeTexts.quantity, "nextSerial");
  if (!isUuid(printerId)) return notDone(boxOfficeTexts.noPrinter, "printerId");
  return database.inTransaction(async (tx): Promise<ReadingRow | NotDone> => {
    if (!(await findPrinter(tx, printerId))) return notDone(boxOfficeTexts.noPrinter, "printerId");
    const rollId = await lockLoadedRoll(tx, printerId);
    const [roll] = await findLoadedRolls(tx, [printerId]);
    if (counts.nextSerial !== null && !roll) return notDone(boxOfficeTexts.noRoll, "nextSerial");
    const firstSerial = roll?.first_serial == null ? null : Number(roll.first_serial);
    return insertReading(tx, {
      id: uuid(),
      printerId,
      rollId,
      printedCount,
      expectedCount: printedCount === null ? null : await findExpectedCount(tx, printerId),
      nextSerial: counts.nextSerial,
      expectedSerial: counts.nextSerial === null || !roll ? null : nextSerial(firstSerial, roll),
      staffId: actor.staffId,
    });
  });
}
