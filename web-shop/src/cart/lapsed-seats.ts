import { useSyncExternalStore } from "react";
import type { Cart } from "./cart-documents.ts";

/** Seats of a performance, in the numbers of the map it sold then. */
export interface LapsedOfPerformance {
  readonly ordinals: readonly number[];
  readonly seatMapVersionId: string;
}

/** Seats whose time ran out while this page was open, by performance: offered to be taken again. */
export type LapsedSeats = ReadonlyMap<string, LapsedOfPerformance>;

const none: LapsedSeats = new Map();
let lapsed: LapsedSeats = none;
const listeners = new Set<() => void>();

function set(next: LapsedSeats): void {
  lapsed = next;
  for (const listener of listeners) listener();
}

/** Notes every hold of the cart that has ended by the given time of the server's clock. */
export function noteLapsed(cart: Cart, serverNowMs: number): void {
  const next = new Map(lapsed);
  for (const hold of cart.holds) {
    if (Date.parse(hold.heldUntil) > serverNowMs) continue;
    const seatMapVersionId = hold.performance.seatMapVersion.id;
    const known = next.get(hold.performance.id);
    const before = known?.seatMapVersionId === seatMapVersionId ? known.ordinals : [];
    const ordinals = [...new Set([...before, ...hold.seats.map((seat) => seat.ordinal)])];
    next.set(hold.performance.id, { ordinals, seatMapVersionId });
  }
  set(next);
}

/** The buyer has taken them again, or does not mind. */
export function forgetLapsed(): void {
  set(none);
}

export function useLapsedSeats(): LapsedSeats {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lapsed,
  );
}
