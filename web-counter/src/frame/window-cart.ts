/** Per window, not per browser: two windows at one computer serve two customers. */
const storageKey = "parterre.counter.cart";

/** The key of the cart this window is selling; null before the first. */
export function windowCart(): string | null {
  return window.sessionStorage.getItem(storageKey);
}

/** Sells this cart from now on: a fresh one, or a reservation's. Null: none. */
export function keepWindowCart(key: string | null): void {
  if (key === null) window.sessionStorage.removeItem(storageKey);
  else window.sessionStorage.setItem(storageKey, key);
}
