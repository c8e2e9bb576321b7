import type { BothLanguages } from "@parterre/web-kit";
import { useMemo, useSyncExternalStore } from "react";

/** A sale that waits while another customer is served: its seats stay held by its cart. */
export interface ParkedSale {
  readonly cartKey: string;
  readonly performanceId: string;
  readonly title: BothLanguages;
  readonly seatCount: number;
  /** Ticket types chosen so far: line key and type. */
  readonly types: readonly (readonly [string, string])[];
  /** Whom it is for, where that is known. */
  readonly customerId?: string | null;
}

/** Of this browser, not of one window: whoever is free goes on with it. */
const storageKey = "parterre.counter.parked";
const typesKey = "parterre.counter.types";
const changed = "parterre-parked";

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}

const stored = () => window.localStorage.getItem(storageKey) ?? "[]";

function keep(change: (sales: readonly ParkedSale[]) => readonly ParkedSale[]): void {
  window.localStorage.setItem(storageKey, JSON.stringify(change(JSON.parse(stored()))));
  window.dispatchEvent(new Event(changed));
}

export function parkSale(sale: ParkedSale): void {
  keep((sales) => [...sales.filter(({ cartKey }) => cartKey !== sale.cartKey), sale]);
}

/** Takes a sale off the list; its chosen types are those of this window from now on. */
export function takeParked(sale: ParkedSale): void {
  window.sessionStorage.setItem(typesKey, JSON.stringify(sale.types));
  keep((sales) => sales.filter(({ cartKey }) => cartKey !== sale.cartKey));
}

/** The ticket types of the sale that was taken up last. */
export function resumedTypes(): ReadonlyMap<string, string> {
  return new Map(JSON.parse(window.sessionStorage.getItem(typesKey) ?? "[]") as [string, string][]);
}

/** Parked sales, the longest waiting first. */
export function useParkedSales(): readonly ParkedSale[] {
  const text = useSyncExternalStore(subscribe, stored);
  return useMemo(() => JSON.parse(text) as ParkedSale[], [text]);
}
