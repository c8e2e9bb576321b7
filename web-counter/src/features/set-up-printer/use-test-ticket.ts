import { useMutation } from "@apollo/client/react";
import {
  type AckLevel,
  exampleFacts,
  firstTemplate,
  type LanguageCode,
  makeOfCode,
  makeOfLanguage,
  textsOnTicket,
  ticketForPrinter,
} from "@parterre/ticket-print";
import { useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { usePrinting } from "../../printing/printing-context.tsx";
import { noteStockMutation } from "./documents.ts";

/** Prints an example that lets nobody in, and books the paper it takes. */
export function useTestTicket() {
  const { printer, link, refresh } = usePrinting();
  const { locale } = useLocale();
  const [note] = useMutation(noteStockMutation);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  const printTest = async () => {
    if (!printer || !link) return;
    setBusy(true);
    setFailed(false);
    try {
      const { ticketFonts: fonts } = await import("@parterre/ticket-print/fonts");
      const facts = { ...exampleFacts, code: "TEST", reprint: { zh: "测试票", en: "TEST" } };
      const dpi = printer.dpi === 300 ? 300 : 203;
      const drawing = { template: firstTemplate, facts, language: locale, dpi, fonts } as const;
      await fonts.prepare(textsOnTicket(drawing));
      const make = makeOfCode(printer.make) ?? makeOfLanguage(printer.language.toLowerCase() as LanguageCode);
      const ackLevel = printer.ackLevel.toLowerCase() as AckLevel;
      await link.write(ticketForPrinter(drawing, make, 0, ackLevel).bytes);
      if (printer.roll) {
        await note({ variables: { input: { printerId: printer.id, kind: "TEST", quantity: 1, reason: "" } } });
      }
      await refresh();
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return { printTest, busy, failed };
}
