import type { PairedPrinter } from "../src/box-office/pair-printer.ts";

/** A Boca printer at a counter, as a window pairs it. */
export const pairedPrinter = (printer: Pick<PairedPrinter, "counterId"> & Partial<PairedPrinter>): PairedPrinter => ({
  serialNumber: "BOCA-1",
  name: "Lemur",
  make: "boca-lemur",
  language: "fgl",
  dpi: 203,
  ackLevel: "ticket",
  ...printer,
});

/** What an act of the box office made; throws the refusal where it was refused. */
export function done<Outcome extends object>(outcome: Outcome): Exclude<Outcome, { readonly kind: string }> {
  if ("kind" in outcome) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as Exclude<Outcome, { readonly kind: string }>;
}
