import { useQuery } from "@apollo/client/react";
import { exampleFacts, firstTemplate, textsOnTicket } from "@parterre/ticket-print";
import type { PrinterLink } from "@parterre/ticket-print/transport";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type Counter, countersQuery, type PairedPrinter, type VenueStore } from "./documents.ts";
import { usePrinterLink } from "./use-printer-link.ts";

const storageKey = "parterre.counter.id";

/**
 * Whether tickets can be printed here: no counter chosen, no printer paired, pulled out, cannot be opened, not to be
 * reached over the network, ready.
 */
export type PrinterPresence = "no-counter" | "no-printer" | "absent" | "blocked" | "unreachable" | "ready";

export interface Printing {
  /** Undefined: not known yet. */
  readonly counters: readonly Counter[] | undefined;
  readonly counter: Counter | null;
  readonly printer: PairedPrinter | null;
  readonly presence: PrinterPresence;
  /** What the venue has on its shelf of the paper in the printer; null: nothing is known. */
  readonly store: VenueStore | null;
  /** Changes with every replug. */
  readonly link: PrinterLink | null;
  /** Window of this browser from now on. */
  chooseCounter(id: string): void;
  /** Asks the server again: after pairing, loading, printing. */
  refresh(): Promise<void>;
  /** Lets go of the printer, so that pairing can open it. */
  letGo(): Promise<void>;
}

const PrintingContext = createContext<Printing | null>(null);

/** This window's counter and its printer, held open for as long as the app is. */
export function PrintingProvider({ children }: { readonly children: ReactNode }) {
  const { data, refetch } = useQuery(countersQuery);
  const [counterId, setCounterId] = useState(() => window.localStorage.getItem(storageKey));
  const counter = data?.counters.find((each) => each.id === counterId) ?? null;
  const printer = counter?.printers[0] ?? null;
  const { link, blocked, letGo } = usePrinterLink(printer, counter?.id ?? null);
  // The letters of most tickets are there before the day's first customer is.
  useEffect(() => {
    if (link) void fetchUsualLetters().catch(() => undefined);
  }, [link]);
  const store =
    data?.ticketStores.find(
      ({ venueId, stockCode }) => venueId === counter?.venue.id && stockCode === printer?.roll?.stockCode,
    ) ?? null;
  const presence = presenceOf(counter, printer, link, blocked);
  const chooseCounter = useCallback((id: string) => {
    window.localStorage.setItem(storageKey, id);
    setCounterId(id);
  }, []);
  const refresh = useCallback(async () => void (await refetch()), [refetch]);
  const counters = data?.counters;
  const value = useMemo(
    () => ({ counters, counter, printer, presence, store, link, chooseCounter, refresh, letGo }),
    [counters, counter, printer, presence, store, link, chooseCounter, refresh, letGo],
  );
  return <PrintingContext value={value}>{children}</PrintingContext>;
}

function presenceOf(
  counter: Counter | null,
  printer: PairedPrinter | null,
  link: PrinterLink | null,
  blocked: boolean,
): PrinterPresence {
  if (!counter) return "no-counter";
  if (!printer) return "no-printer";
  if (link) return "ready";
  if (printer.way === "NETWORK") return "unreachable";
  return blocked ? "blocked" : "absent";
}

export function usePrinting(): Printing {
  const printing = useContext(PrintingContext);
  if (!printing) throw new Error("usePrinting stands outside of PrintingProvider");
  return printing;
}

async function fetchUsualLetters(): Promise<void> {
  const { ticketFonts } = await import("@parterre/ticket-print/fonts");
  for (const language of ["zh", "en"] as const) {
    await ticketFonts.prepare(textsOnTicket({ template: firstTemplate, facts: exampleFacts, language }));
  }
}
