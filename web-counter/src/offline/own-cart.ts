import { kept, type OfflineCart } from "./kept.ts";
import { touchedAt } from "./touched.ts";

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

const lockOf = (key: string): string => `parterre-cart ${key}`;

/** A lock that lasts as long as the page: whose lock is free has no window any more. */
function claim(key: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(lockOf(key), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise<never>(() => undefined) : null;
    });
  });
}

const hasSeats = ({ ordinals }: OfflineCart): boolean => ordinals.length > 0;

function takeUp(cart: OfflineCart): void {
  window.sessionStorage.setItem(storageKey, cart.key);
  window.sessionStorage.setItem(typesKey, JSON.stringify(cart.types));
}

/**
 * After a reload this window's own cart; after a crash one whose window is gone: the sale goes on where it was. A second
 * window that was opened as a copy of this one begins its own. A page that is dying may still be there when the next one
 * begins, so carts of others are waited for: `later` is called if one is taken up after all, which happens only as long
 * as nobody has begun anything in this window.
 */
export async function adoptCart(later: () => void): Promise<void> {
  const own = ownOfflineCart();
  const left = (await (await kept()).getAll("carts")).filter(hasSeats);
  const taken: OfflineCart[] = [];
  for (const cart of [...left.filter(({ key }) => key === own), ...left.filter(({ key }) => key !== own)]) {
    if (await claim(cart.key)) return takeUp(cart);
    taken.push(cart);
  }
  window.sessionStorage.removeItem(storageKey);
  for (const { key } of taken) {
    void navigator.locks.request(lockOf(key), async () => {
      const cart = await (await kept()).get("carts", key);
      const isBegun = touchedAt() !== null || ownOfflineCart() !== null;
      if (!cart || !hasSeats(cart) || isBegun) return;
      takeUp(cart);
      later();
      await new Promise<never>(() => undefined);
    });
  }
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
