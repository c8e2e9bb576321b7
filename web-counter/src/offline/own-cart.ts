import { kept } from "./kept.ts";

/** Per window, as the cart of the server's is: two windows at one computer serve two customers. */
const storageKey = "parterre.counter.offline-cart";
const typesKey = "parterre.counter.types";

export const ownOfflineCart = (): string | null => window.sessionStorage.getItem(storageKey);

/** From now on this window sells this offline cart; null: none. Others leave it alone as long as this window lives. */
export function keepOwnOfflineCart(key: string | null): void {
  if (key === null) window.sessionStorage.removeItem(storageKey);
  else {
    window.sessionStorage.setItem(storageKey, key);
    void claim(key);
  }
}

/** A lock that lasts as long as the page: whose lock is free has no window any more. */
function claim(key: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(`parterre-cart ${key}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise<never>(() => undefined) : null;
    });
  });
}

/**
 * After a reload this window's own cart; after a crash one whose window is gone: the sale goes on where it was. A second
 * window that was opened as a copy of this one begins its own.
 */
export async function adoptCart(): Promise<void> {
  const carts = await (await kept()).getAll("carts");
  const own = ownOfflineCart();
  const left = carts.filter(({ ordinals }) => ordinals.length > 0);
  for (const cart of [...left.filter(({ key }) => key === own), ...left.filter(({ key }) => key !== own)]) {
    if (!(await claim(cart.key))) continue;
    window.sessionStorage.setItem(storageKey, cart.key);
    window.sessionStorage.setItem(typesKey, JSON.stringify(cart.types));
    return;
  }
  window.sessionStorage.removeItem(storageKey);
}

export async function ownCartHasSeats(): Promise<boolean> {
  const key = ownOfflineCart();
  const cart = key === null ? undefined : await (await kept()).get("carts", key);
  return (cart?.ordinals.length ?? 0) > 0;
}

/** The types that were chosen for the seats of this window's cart, for whoever takes it up again. */
export async function keepCartTypes(types: ReadonlyMap<string, string>): Promise<void> {
  const key = ownOfflineCart();
  if (key === null) return;
  const tx = (await kept()).transaction("carts", "readwrite");
  const cart = await tx.store.get(key);
  if (cart) await tx.store.put({ ...cart, types: [...types] });
  await tx.done;
}
