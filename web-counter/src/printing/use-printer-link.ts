import type { PrinterLink } from "@parterre/ticket-print/transport";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PairedPrinter } from "./documents.ts";
import { wayTo } from "./ways-to-printer.ts";

/** What hangs on a network is looked for again so often: nothing tells that it is back. */
const lookAgainMs = 4_000;

/** Opens a printer whenever it is there, by whichever way it is reached. */
export function usePrinterLink(printer: PairedPrinter | null, counterId: string | null) {
  const [link, setLink] = useState<PrinterLink | null>(null);
  const [blocked, setBlocked] = useState(false);
  const [round, setRound] = useState(0);
  const opened = useRef<{ readonly device: object; readonly link: PrinterLink } | null>(null);
  const { serialNumber = null, way = null, address = null, make = null } = printer ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round opens the printer anew
  useEffect(() => {
    if (serialNumber === null || way === null || make === null || counterId === null) return;
    const route = wayTo({ serialNumber, way, address, make, counterId });
    if (!route) return;
    let over = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    // One look after another: plugging in tells twice on some machines.
    let looking = Promise.resolve();
    const lookLater = () => {
      clearTimeout(again);
      if (!over && route.staysAway) again = setTimeout(look, lookAgainMs);
    };
    const look = () => {
      looking = looking.then(async () => {
        const device = await route.find();
        if (over || device === (opened.current?.device ?? null)) return;
        opened.current = null;
        setLink(null);
        setBlocked(false);
        if (!device) return;
        try {
          const fresh = await route.open(device);
          if (over) return await fresh.close();
          opened.current = { device, link: fresh };
          fresh.onGone(() => {
            if (opened.current?.link !== fresh || !route.staysAway) return;
            opened.current = null;
            setLink(null);
            lookLater();
          });
          setLink(fresh);
        } catch {
          setBlocked(true);
          lookLater();
        }
      });
    };
    look();
    const stop = route.onChanged(look);
    return () => {
      over = true;
      clearTimeout(again);
      stop();
      void opened.current?.link.close();
      opened.current = null;
      setLink(null);
    };
  }, [serialNumber, way, address, make, counterId, round]);
  const letGo = useCallback(async () => {
    await opened.current?.link.close();
    opened.current = null;
    setLink(null);
    setRound((before) => before + 1);
  }, []);
  return { link, blocked, letGo };
}
