import { useSyncExternalStore } from "react";

/** What the browser remembers of a cart. Seats and times live on the server; this is the key to them and choices. */
export interface StoredCart {
  /** The secret cart key, or null before the first seat. */
  readonly key: string | null;
  /** Ticket type chosen for a held seat, by `holdId:ordinal`. */
  readonly ticketTypes: Readonly<Record<string, string>>;
  readonly currency: string | null;
}

const storageKey = "parterre.cart";
const empty: StoredCart = { key: null, ticketTypes: {}, currency: null };
const listeners = new Set<() => void>();
let current: StoredCart | null = null;

function read(): StoredCart {
  try {
    const parsed: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? "null");
    if (typeof parsed !== "object" || parsed === null) return empty;
    const { key, ticketTypes, currency } = parsed as Partial<Record<keyof StoredCart, unknown>>;
    return {
      key: typeof key === "string" ? key : null,
      ticketTypes:
        typeof ticketTypes === "object" && ticketTypes !== null ? (ticketTypes as Record<string, string>) : {},
      currency: typeof currency === "string" ? currency : null,
    };
  } catch {
    return empty;
  }
}

function notify(): void {
  for (const listener of listeners) listener();
}

if (typeof window !== "undefined") {
  // Another tab changed the cart: both show the same.
  window.addEventListener("storage", (event) => {
    if (event.key !== storageKey) return;
    current = null;
    notify();
  });
}

/** The cart remembered by this browser. */
export function storedCart(): StoredCart {
  current ??= read();
  return current;
}

/** Changes what is remembered, in this tab and in the others. */
export function updateStoredCart(change: Partial<StoredCart>): void {
  current = { ...storedCart(), ...change };
  window.localStorage.setItem(storageKey, JSON.stringify(current));
  notify();
}

/** Forgets the cart: after it was bought, or when its time ran out. */
export function forgetStoredCart(): void {
  updateStoredCart({ key: null, ticketTypes: {} });
}

/** The remembered cart, live across tabs. */
export function useStoredCart(): StoredCart {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, storedCart);
}
