import { useMutation } from "@apollo/client/react";
import { makeOfCode, makeOfVendor } from "@parterre/ticket-print";
import { CannotOpen, chooseUsbPrinter, openUsbPrinter, probePrinter, serialOf } from "@parterre/ticket-print/transport";
import type { BothLanguages } from "@parterre/web-kit";
import { useState } from "react";
import { usePrinting } from "../../printing/printing-context.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { pairPrinterMutation, readCountsMutation } from "./documents.ts";

const languages = { fgl: "FGL", escpos: "ESCPOS", tspl: "TSPL", zpl: "ZPL" } as const;
const ackLevels = { ticket: "TICKET", fence: "FENCE", none: "NONE" } as const;

/** Chooses a printer on USB, asks it what it is, and tells the server. */
export function usePairing(counterId: string) {
  const t = useCounterText();
  const { refresh, letGo } = usePrinting();
  const [pair] = useMutation(pairPrinterMutation);
  const [readCounts] = useMutation(readCountsMutation);
  const [trouble, setTrouble] = useState<string | BothLanguages | null>(null);
  const [busy, setBusy] = useState(false);

  const probe = async (device: USBDevice, makeCode: string | null, dpi: number) => {
    const make = (makeCode && makeOfCode(makeCode)) || makeOfVendor(device.vendorId);
    if (!make) return setTrouble(t("printing.unknownMake"));
    await letGo();
    const link = await openUsbPrinter(device);
    const found = await probePrinter(link, make.language).finally(() => link.close());
    const input = {
      counterId,
      serialNumber: serialOf(device),
      name: found.identity ?? link.name,
      make: make.code,
      language: languages[make.language],
      dpi,
      ackLevel: ackLevels[found.ackLevel],
    };
    const { data } = await pair({ variables: { input } });
    const answer = data!.pairPrinter;
    if (answer.__typename === "BoxOfficeRefused") return setTrouble(answer.reason);
    // Its own counter against the books: what the office looks at; pairing does not wait on it.
    if (found.printedCount !== null) {
      const counts = { printerId: answer.printer.id, printedCount: found.printedCount };
      await readCounts({ variables: { input: counts } }).catch(() => undefined);
    }
    await refresh();
  };

  /** `makeCode`: null leaves it to the maker's number on USB. */
  const choose = async (makeCode: string | null, dpi: number) => {
    setTrouble(null);
    setBusy(true);
    try {
      const device = await chooseUsbPrinter();
      if (device) await probe(device, makeCode, dpi);
    } catch (error) {
      setTrouble(t(error instanceof CannotOpen ? `printing.cannotOpen.${error.why}` : "printing.serverAway"));
    } finally {
      setBusy(false);
    }
  };
  return { choose, busy, trouble };
}
