import { useSyncExternalStore } from "react";
import { canSellOffline } from "./can-sell-offline.ts";
import { type KeptWork, keptWork, onKeptChange } from "./kept.ts";

let work: KeptWork | null = null;
const listeners = new Set<() => void>();
let reading = false;
let stale = false;

async function read(): Promise<void> {
  stale = true;
  if (reading) return;
  reading = true;
  while (stale) {
    stale = false;
    work = await keptWork();
  }
  reading = false;
  for (const listener of [...listeners]) listener();
}

let begun = false;
function begin(): void {
  if (begun || !canSellOffline()) return;
  begun = true;
  onKeptChange(() => void read());
  void read();
}

/** What this browser keeps, live; null until it is read, and where it keeps nothing. */
export function useKeptWork(): KeptWork | null {
  return useSyncExternalStore(
    (listener) => {
      begin();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => work,
  );
}
