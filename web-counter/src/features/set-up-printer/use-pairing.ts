import { useMutation } from "@apollo/client/react";
import {
  dialogueMake,
  type LanguageCode,
  makeOfCode,
  makeOfLanguage,
  makeOfVendor,
  type PrinterMake,
} from "@parterre/ticket-print";
import {
  CannotOpen,
  chooseSerialPrinter,
  chooseUsbPrinter,
  findLanguage,
  type PrinterLink,
  type ProbedPrinter,
  probePrinter,
} from "@parterre/ticket-print/transport";
import type { BothLanguages } from "@parterre/web-kit";
import { useState } from "react";
import type { PairedPrinter } from "../../printing/documents.ts";
import { usePrinting } from "../../printing/printing-context.tsx";
import { openAtDoor } from "../../printing/ways-to-printer.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { pairPrinterMutation, readCountsMutation } from "./documents.ts";
import { type Reachable, reachablePort, reachableUsb } from "./use-reachable.ts";

const languages = { fgl: "FGL", escpos: "ESCPOS", tspl: "TSPL", zpl: "ZPL", picture: "PICTURE" } as const;
const ackLevels = { ticket: "TICKET", fence: "FENCE", none: "NONE" } as const;

/** What staff say of a printer before it is asked; null: let it say so itself. */
export interface SaidOfPrinter {
  readonly makeCode: string | null;
  readonly dpi: number;
}

type PrinterFacts = Pick<PairedPrinter, "way" | "serialNumber" | "address" | "name" | "make" | "language" | "dpi"> &
  Pick<PairedPrinter, "ackLevel" | "tellsState">;

/** Finds out what a printer is, by whichever way it is reached, and tells the server. */
export function usePairing(counterId: string) {
  const t = useCounterText();
  const { refresh, letGo } = usePrinting();
  const [pair] = useMutation(pairPrinterMutation);
  const [readCounts] = useMutation(readCountsMutation);
  const [trouble, setTrouble] = useState<string | BothLanguages | null>(null);
  const [busy, setBusy] = useState(false);

  const keep = async (facts: PrinterFacts, printedCount: number | null) => {
    const { data } = await pair({ variables: { input: { counterId, ...facts } } });
    const answer = data!.pairPrinter;
    if (answer.__typename === "BoxOfficeRefused") return setTrouble(answer.reason);
    // Its own counter against the books: what the office looks at; pairing does not wait on it.
    if (printedCount !== null) {
      const counts = { printerId: answer.printer.id, printedCount };
      await readCounts({ variables: { input: counts } }).catch(() => undefined);
    }
    await refresh();
  };

  const probe = async (printer: Reachable, { makeCode, dpi }: SaidOfPrinter) => {
    const said = makeCode === null ? null : makeOfCode(makeCode);
    const likely = said ?? (printer.vendorId === null ? null : makeOfVendor(printer.vendorId));
    await letGo();
    const link = await printer.open(likely);
    const found = await asked(link, said, likely).finally(() => link.close());
    if (!found) return setTrouble(t("printing.unknownMake"));
    if (found.fault) return setTrouble(`${t(`printing.faults.${found.fault}`)} ${t("printing.thenConnect")}`);
    const make = likely?.language === found.language ? likely : makeOfLanguage(found.language);
    const facts = {
      ...{ way: printer.way, serialNumber: printer.serialNumber, address: printer.address },
      name: found.identity ?? link.name,
      make: make.code,
      language: languages[found.language],
      dpi: dpiOf(found.identity) ?? dpi,
      ackLevel: ackLevels[found.ackLevel],
      tellsState: found.tellsState,
    };
    await keep(facts, found.printedCount);
  };

  const act = async (work: () => Promise<void>) => {
    setTrouble(null);
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setTrouble(t(error instanceof CannotOpen ? `printing.cannotOpen.${error.why}` : "printing.serverAway"));
    } finally {
      setBusy(false);
    }
  };

  return {
    chooseUsb: (said: SaidOfPrinter) =>
      act(async () => {
        const device = await chooseUsbPrinter();
        if (device) await probe(reachableUsb(device), said);
      }),
    chooseSerial: (said: SaidOfPrinter) =>
      act(async () => {
        const port = await chooseSerialPrinter();
        if (port) await probe(reachablePort(port), said);
      }),
    connectNetwork: (address: string, said: SaidOfPrinter) =>
      act(() => {
        const open = () => openAtDoor(address, counterId);
        return probe({ way: "NETWORK", serialNumber: address, address, name: address, vendorId: null, open }, said);
      }),
    takeDialogue: (dpi: number) =>
      act(() => {
        const facts = { way: "DIALOGUE", serialNumber: "", address: null, name: t("printing.dialogueName") } as const;
        const speaks = { make: dialogueMake.code, language: "PICTURE", ackLevel: "NONE", tellsState: false } as const;
        return keep({ ...facts, ...speaks, dpi }, null);
      }),
    /** A printer that the house knows by its serial number: what it is has been asked before. */
    takeKnown: (known: PairedPrinter) =>
      act(async () => {
        const { way, serialNumber, address, name, make, language, dpi, ackLevel, tellsState } = known;
        await letGo();
        await keep({ way, serialNumber, address, name, make, language, dpi, ackLevel, tellsState }, null);
      }),
    connect: (printer: Reachable, said: SaidOfPrinter) => act(() => probe(printer, said)),
    busy,
    trouble,
  };
}

/** What a person said of it is believed even when it is silent: a few printers never answer anything. */
function asked(link: PrinterLink, said: PrinterMake | null, likely: PrinterMake | null): Promise<ProbedPrinter | null> {
  if (said) return probePrinter(link, said.language);
  return findLanguage(link, (likely?.language ?? null) as LanguageCode | null);
}

/** Some models say how fine they print: ZD421-203dpi. */
function dpiOf(identity: string | null): number | null {
  const found = /(203|300)\s?dpi/i.exec(identity ?? "");
  return found ? Number(found[1]) : null;
}
