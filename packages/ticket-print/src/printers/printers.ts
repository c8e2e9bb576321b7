import type { LanguageCode, PrinterFault } from "../languages/printer-language.ts";
import type { Dpi } from "../raster/resolution.ts";
import data from "./printers.json" with { type: "json" };

/** How a serial port is opened: 8 bits, no parity. */
export interface SerialLine {
  readonly baudRate: number;
  readonly flowControl: "none" | "hardware";
}

/** A make of printers, as its maker's manual describes it. */
export interface PrinterMake {
  readonly code: string;
  readonly maker: string;
  readonly model: string;
  /** Of USB, four hexadecimal digits. */
  readonly vendorIds: readonly string[];
  readonly language: LanguageCode;
  readonly dpis: readonly Dpi[];
  /** How wide it prints. */
  readonly headMm: number;
  /**
   * What becomes of the ticket under way when a fault is mended: the printer prints it by itself (`prints-held`), or it
   * is lost and a person has to look. Faults that are not named lose it.
   */
  readonly afterFault: Readonly<Partial<Record<PrinterFault, "prints-held" | "lost">>>;
  /** How long a printer without a fault may take to answer for a ticket. */
  readonly answerMs: number;
  /** Its serial port as the factory sets it (a port over USB takes any speed); null: it has none. */
  readonly serial: SerialLine | null;
}

export const printerMakes = data as unknown as readonly PrinterMake[];

/** What a printer on USB most likely is; null for one that no file describes. */
export function makeOfVendor(vendorId: number): PrinterMake | null {
  const hex = vendorId.toString(16).padStart(4, "0");
  return printerMakes.find((make) => make.vendorIds.includes(hex)) ?? null;
}

/** What the browser's print dialogue stands for. */
export const dialogueMake = printerMakes.find(({ language }) => language === "picture")!;

/** The first make that speaks a language, for printers that staff describe themselves. */
export function makeOfLanguage(language: LanguageCode): PrinterMake {
  return printerMakes.find((make) => make.language === language)!;
}

export function makeOfCode(code: string): PrinterMake | null {
  return printerMakes.find((make) => make.code === code) ?? null;
}
