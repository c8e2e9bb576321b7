import { useEffect, useSyncExternalStore } from "react";
import { canSellOffline } from "./can-sell-offline.ts";
import { isLineDown, lineNow, onLine, watchLine } from "./line.ts";
import { adoptCart, ownCartHasSeats } from "./own-cart.ts";

/**
 * A window is alone from the moment when the server cannot be reached until it can again and no offline sale is under
 * way in it: a customer's sale is finished where it was begun.
 */
let alone = false;
let stays = 0;
/** How often a sale of a window that is gone was taken up after the first picture. */
let takenUp = 0;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of [...listeners]) listener();
}

function set(now: boolean): void {
  if (alone === now) return;
  alone = now;
  tell();
}

async function follow(): Promise<void> {
  if (lineNow().kind === "offline") return set(true);
  if (!alone || stays > 0 || (await ownCartHasSeats())) return;
  if (lineNow().kind !== "offline" && stays === 0) set(false);
}

export const isAlone = (): boolean => alone;

/** Calls back when the window becomes alone or is so no more; answers a function that ends it. */
export function onAlone(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAlone(): boolean {
  return useSyncExternalStore(onAlone, isAlone);
}

/** Another number after a sale of a window that is gone was taken up: what is on the screen begins anew. */
export function useTakenUp(): number {
  return useSyncExternalStore(onAlone, () => takenUp);
}

/** Keeps an alone window so as long as something of a sale is on the screen. */
export function useStayAlone(stay: boolean): void {
  useEffect(() => {
    if (!stay) return;
    stays += 1;
    return () => {
      stays -= 1;
      void follow();
    };
  }, [stay]);
}

/** How long the first picture waits to know whether there is a server at all. */
const firstLookMs = 1_500;

/** Before the first picture: takes up a sale that a crash or a reload broke off, and looks whether the server is there. */
export async function settleMode(): Promise<void> {
  if (!canSellOffline()) return;
  onLine(() => void follow());
  watchLine();
  await adoptCart(() => {
    takenUp += 1;
    alone = true;
    tell();
  });
  if (await ownCartHasSeats()) set(true);
  const looked = isLineDown().then(follow);
  await Promise.race([looked, new Promise((resolve) => setTimeout(resolve, firstLookMs))]);
}
