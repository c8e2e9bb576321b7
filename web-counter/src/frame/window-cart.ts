import { isAlone } from "../offline/mode.ts";
import { keepOwnOfflineCart, ownOfflineCart } from "../offline/own-cart.ts";

/** Per window, not per browser: two windows at one computer serve two customers. */
const storageKey = "parterre.counter.cart";

/** The key of the cart this window is selling, the server's or, alone, its own; null before the first. */
export function windowCart(): string | null {
  return isAlone() ? ownOfflineCart() : window.sessionStorage.getItem(storageKey);
}

/** Sells this cart from now on: a fresh one, or a reservation's. Null: none. */
export function keepWindowCart(key: string | null): void {
  if (isAlone()) keepOwnOfflineCart(key);
  else if (key === null) window.sessionStorage.removeItem(storageKey);
  else window.sessionStorage.setItem(storageKey, key);
}

/** The customer of the server's cart was served alone: its seats go back by themselves when their time is over. */
export function leaveServerCart(): void {
  window.sessionStorage.removeItem(storageKey);
}
