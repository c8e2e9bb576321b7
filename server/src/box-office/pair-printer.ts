import { isLanguageCode, makeOfCode } from "@parterre/ticket-print";
import { validate as isUuid, v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../identity/index.ts";
import { boxOfficeTexts } from "./box-office-texts.rules.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { findCounter, type PrinterRow, type PrinterWay, savePrinter } from "./counter.store.ts";
import { type PrinterAddress, readPrinterAddress, writePrinterAddress } from "./network/permitted-printers.ts";
import { type NotDone, notDone } from "./refused.ts";

export interface PairedPrinter {
  readonly counterId: string;
  readonly way: PrinterWay;
  /** What tells it from others. Of a network printer its address does, of a dialogue its counter. */
  readonly serialNumber: string;
  /** Of a network printer; else null. */
  readonly address: string | null;
  readonly name: string;
  readonly make: string;
  readonly language: string;
  readonly dpi: number;
  readonly ackLevel: string;
  /** Whether it said how it is when it was asked. */
  readonly tellsState: boolean;
}

/** Keeps what a printer was found to be, by its serial number; one that is known moves to this counter. */
export async function pairPrinter(
  { database, permittedPrinters }: BoxOfficeTools,
  actor: StaffActor,
  printer: PairedPrinter,
): Promise<PrinterRow | NotDone> {
  const { counterId, way, make, language, dpi, ackLevel, tellsState } = printer;
  const address = way === "network" ? readPrinterAddress(printer.address ?? "") : null;
  if (way === "network" && !address) return notDone(boxOfficeTexts.networkAddress, "address");
  if (address && (await permittedPrinters.reach(address)) === null) {
    return notDone(boxOfficeTexts.networkNotPermitted, "address");
  }
  const serialNumber = serialNumberOf(printer, address);
  if (!/^[^\0]{1,100}$/.test(serialNumber)) return notDone(boxOfficeTexts.serialNumber, "serialNumber");
  if (!makeOfCode(make)) return notDone(boxOfficeTexts.printerFacts, "make");
  const isPicture = language === "picture";
  if (!isLanguageCode(language) || isPicture !== (way === "dialogue")) {
    return notDone(boxOfficeTexts.printerFacts, "language");
  }
  if (isPicture && ackLevel !== "none") return notDone(boxOfficeTexts.printerFacts, "ackLevel");
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
      way,
      address: address && writePrinterAddress(address),
      tells_state: tellsState,
      paired_by: actor.staffId,
    });
    await audit(tx, {
      actor,
      act: "printer.pair",
      subjectKind: "printer",
      subjectId: saved.id,
      details: { serialNumber, way, make, language, dpi, ackLevel, counterId },
    });
    return saved;
  });
}

function serialNumberOf({ way, serialNumber, counterId }: PairedPrinter, address: PrinterAddress | null): string {
  if (address) return `tcp:${writePrinterAddress(address)}`;
  return way === "dialogue" ? `dialogue:${counterId}` : serialNumber;
}
