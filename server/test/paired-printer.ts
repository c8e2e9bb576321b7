import type { BoxOfficeTools } from "../src/box-office/box-office-tools.ts";
import { PermittedPrinters } from "../src/box-office/network/permitted-printers.ts";
import type { PairedPrinter } from "../src/box-office/pair-printer.ts";

/** What the box office's use cases need of a house; it may reach printers on this machine's port 9100. */
export const boxOfficeTools = (house: Omit<BoxOfficeTools, "permittedPrinters">): BoxOfficeTools => ({
  ...house,
  permittedPrinters: PermittedPrinters.read("127.0.0.1"),
});

/** A Boca printer at a counter, as a window pairs it. */
export const pairedPrinter = (printer: Pick<PairedPrinter, "counterId"> & Partial<PairedPrinter>): PairedPrinter => ({
  serialNumber: "BOCA-1",
  name: "Lemur",
  make: "boca-lemur",
  language: "fgl",
  dpi: 203,
  ackLevel: "ticket",
  way: "usb",
  address: null,
  tellsState: true,
  ...printer,
});

/** What an act of the box office made; throws the refusal where it was refused. */
export function done<Outcome extends object>(outcome: Outcome): Exclude<Outcome, { readonly kind: string }> {
  if ("kind" in outcome) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as Exclude<Outcome, { readonly kind: string }>;
}
