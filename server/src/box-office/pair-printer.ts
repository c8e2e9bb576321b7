import { isLanguageCode, makeOfCode } from "@parterre/ticket-print";
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { findCounter, type PrinterRow, savePrinter } from "./counter.store.ts";
import { type NotDone, notDone } from "./refused.ts";

export interface PairedPrinter {
  readonly counterId: string;
  readonly serialNumber: string;
  readonly name: string;
  readonly make: string;
  readonly language: string;
  readonly dpi: number;
  readonly ackLevel: string;
}

/** Keeps what a printer was found to be, by its serial number; one that is known moves to this counter. */
export async function pairPrinter(
  { database }: BoxOfficeTools,
  actor: StaffActor,
  printer: PairedPrinter,
): Promise<PrinterRow | NotDone> {
  const { counterId, serialNumber, make, language, dpi, ackLevel } = printer;
  if (!/^[^\0]{1,100}$/.test(serialNumber)) return notDone(boxOfficeTexts.serialNumber, "serialNumber");
  if (!makeOfCode(make)) return notDone(boxOfficeTexts.printerFacts, "make");
  if (!isLanguageCode(language)) return notDone(boxOfficeTexts.printerFacts, "language");
  if (dpi !== 203 && dpi !== 300) return notDone(boxOfficeTexts.printerFacts, "dpi");
  if (!isUuid(counterId)) return notDone(boxOfficeTexts.noCounter, "counterId");
  return database.inTransaction(async (tx): Promise<PrinterRow | NotDone> => {
    if (!(await findCounter(tx, counterId))) return notDone(boxOfficeTexts.noCounter, "counterId");
    const saved = await savePrinter(tx, {
      id: uuid(),
      serial_number: serialNumber,
      name: printer.name.replaceAll("\0", "").slice(0, 100) || serialNumber,
      make,
      language,
      dpi,
      ack_level: ackLevel,
      counter_id: counterId,
      paired_by: actor.staffId,
    });
    await audit(tx, {
      actor,
      act: "printer.pair",
      subjectKind: "printer",
      subjectId: saved.id,
      details: { serialNumber, make, language, dpi, ackLevel, counterId },
    });
    return saved;
  });
}
