import { useEffect, useState } from "react";
import { freeBackupNumbers, readBackupNumbers } from "../../offline/backup-numbers.ts";
import { usePrinting } from "../../printing/printing-context.tsx";

export interface BackupTickets {
  /** The window has pre-printed tickets. */
  readonly any: boolean;
  /** They are handed over instead of printed ones. */
  readonly inUse: boolean;
  readonly typed: string;
  /** Null: tickets are printed. */
  readonly numbers: readonly number[] | null | "unreadable";
  type(text: string): void;
  toggle(): void;
}

/**
 * Whether this sale hands over numbered pre-printed tickets, and which: by itself where no printer is ready, beginning
 * with the lowest number that the window has.
 */
export function useBackupTickets(alone: boolean, count: number): BackupTickets {
  const { presence } = usePrinting();
  const [free, setFree] = useState<ReadonlySet<number>>(new Set());
  const [typed, type] = useState("");
  const [inUse, use] = useState(false);
  const isPrinterReady = presence === "ready";
  useEffect(() => {
    if (!alone) return;
    let over = false;
    void freeBackupNumbers().then((numbers) => {
      if (over || numbers.size === 0) return;
      setFree(numbers);
      type(String(Math.min(...numbers)));
      use(!isPrinterReady);
    });
    return () => {
      over = true;
    };
  }, [alone, isPrinterReady]);
  const read = readBackupNumbers(typed, count);
  const isGood = read?.every((number) => free.has(number)) ?? false;
  return {
    any: free.size > 0,
    inUse,
    typed,
    numbers: !inUse ? null : read && isGood ? read : "unreadable",
    type,
    toggle: () => use((before) => free.size > 0 && !before),
  };
}
