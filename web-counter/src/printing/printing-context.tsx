import { useQuery } from "@apollo/client/react";
import { exampleFacts, firstTemplate, textsOnTicket } from "@parterre/ticket-print";
import {
  findUsbPrinter,
  hasWebUsb,
  onUsbChanged,
  openUsbPrinter,
  type PrinterLink,
} from "@parterre/ticket-print/transport";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { type Counter, countersQuery, type PairedPrinter, type VenueStore } from "./documents.ts";

const storageKey = "parterre.counter.id";

/** Whether tickets can be printed here: no counter chosen, no printer paired, pulled out, cannot be opened, ready. */
export type PrinterPresence = "no-counter" | "no-printer" | "absent" | "blocked" | "ready";

export interface Printing {
  readonly counters: readonly Counter[];
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
  const { link, blocked, letGo } = usePrinterLink(printer?.serialNumber ?? null);
  // The letters of most tickets are there before the day's first customer is.
  useEffect(() => {
    if (link) void fetchUsualLetters().catch(() => undefined);
  }, [link]);
  const store =
    data?.ticketStores.find(
      ({ venueId, stockCode }) => venueId === counter?.venue.id && stockCode === printer?.roll?.stockCode,
    ) ?? null;
  const presence: PrinterPresence = !counter
    ? "no-counter"
    : !printer
      ? "no-printer"
      : link
        ? "ready"
        : blocked
          ? "blocked"
          : "absent";
  const chooseCounter = useCallback((id: string) => {
    window.localStorage.setItem(storageKey, id);
    setCounterId(id);
  }, []);
  const refresh = useCallback(async () => void (await refetch()), [refetch]);
  const counters = data?.counters;
  const value = useMemo(
    () => ({ counters: counters ?? [], counter, printer, presence, store, link, chooseCounter, refresh, letGo }),
    [counters, counter, printer, presence, store, link, chooseCounter, refresh, letGo],
  );
  return <PrintingContext value={value}>{children}</PrintingContext>;
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

/** Opens the printer with this serial number whenever it is there. */
function usePrinterLink(serialNumber: string | null) {
  const [link, setLink] = useState<PrinterLink | null>(null);
  const [blocked, setBlocked] = useState(false);
  const [round, setRound] = useState(0);
  const opened = useRef<{ readonly device: USBDevice; readonly link: PrinterLink } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round opens the printer anew
  useEffect(() => {
    if (serialNumber === null || !hasWebUsb()) return;
    let over = false;
    // One look after another: plugging in tells twice on some machines.
    let looking = Promise.resolve();
    const look = () => {
      looking = looking.then(async () => {
        const device = await findUsbPrinter(serialNumber);
        if (over || device === (opened.current?.device ?? null)) return;
        opened.current = null;
        setLink(null);
        setBlocked(false);
        if (!device) return;
        try {
          const fresh = await openUsbPrinter(device);
          if (over) return await fresh.close();
          opened.current = { device, link: fresh };
          setLink(fresh);
        } catch {
          setBlocked(true);
        }
      });
    };
    look();
    const stop = onUsbChanged(look);
    return () => {
      over = true;
      stop();
      void opened.current?.link.close();
      opened.current = null;
      setLink(null);
    };
  }, [serialNumber, round]);
  const letGo = useCallback(async () => {
    await opened.current?.link.close();
    opened.current = null;
    setLink(null);
    setRound((before) => before + 1);
  }, []);
  return { link, blocked, letGo };
}
