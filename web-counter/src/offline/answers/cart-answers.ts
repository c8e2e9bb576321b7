import { bestSeats } from "@parterre/seat-map";
import { fetchGeometry, serverNow } from "@parterre/web-kit";
import type { KeptPerformance } from "../documents.ts";
import { type KeptLease, kept, keptWork, noteKeptChange, type OfflineCart, offlineTexts } from "../kept.ts";
import { isOver, leasedSeats, leaseOf } from "../leased-seats.ts";
import { keepOwnOfflineCart } from "../own-cart.ts";
import { type Answer, labelOf, textOf } from "./named.ts";
import { sellablePerformance } from "./read-answers.ts";

/** A cart as the API writes it: one hold, that lasts as long as the lease. */
export async function cartOf(key: string) {
  const now = new Date(serverNow()).toISOString();
  const database = await kept();
  const cart = await database.get("carts", key);
  const empty = { __typename: "Cart" as const, key, heldUntil: null, serverTime: now, holds: [] };
  if (!cart || cart.ordinals.length === 0) return empty;
  const lease = await database.get("leases", cart.leaseId);
  const performance = await database.get("performances", cart.performanceId);
  if (!lease || !performance) return empty;
  const seatOf = new Map(lease.pack.seats.map((seat) => [seat.ordinal, seat]));
  const zoneOf = new Map(performance.zones.map((zone) => [zone.id, zone]));
  const seats = [...cart.ordinals]
    .sort((a, b) => a - b)
    .map((ordinal) => {
      const { label, zone } = seatOf.get(ordinal)!;
      return { __typename: "HeldSeat", ordinal, label: labelOf(label), zone: zoneOf.get(zone.id) ?? null };
    });
  // Nothing runs out of time here, so nothing counts down.
  const hold = {
    ...{ __typename: "Hold", id: holdIdOf(key), heldUntil: lease.sellUntil, latestUntil: lease.sellUntil },
    ...{ performance: sellablePerformance(performance, lease), seats },
  };
  return { ...empty, holds: [hold] };
}

export const holdIdOf = (cartKey: string): string => `offline ${cartKey}`;

const seatsTaken = (taken: readonly number[]) => ({
  ...{ __typename: "SeatsTaken", reason: textOf(offlineTexts.taken), takenOrdinals: taken, suggestedOrdinals: [] },
});
const refusal = (__typename: string, reason: { zh: string; en: string }) => ({ __typename, reason: textOf(reason) });

/** Puts seats into a cart, all or none: one transaction over everything this browser's windows have. */
async function claim(cartKey: string, asked: KeptLease, ordinals: readonly number[]) {
  const tx = (await kept()).transaction(["leases", "carts", "sales"], "readwrite");
  const [lease, carts, sales] = await Promise.all([
    tx.objectStore("leases").get(asked.id),
    tx.objectStore("carts").getAll(),
    tx.objectStore("sales").getAll(),
  ]);
  const own: OfflineCart = carts.find(({ key }) => key === cartKey) ?? {
    ...{ key: cartKey, leaseId: asked.id, performanceId: asked.performanceId, ordinals: [], types: [] },
  };
  const isOther = own.ordinals.length > 0 && own.leaseId !== asked.id;
  // It may have been given back since it was looked at: then nothing of it is free.
  const free = lease ? leasedSeats(lease, { carts, sales }, serverNow()).free : new Set<number>();
  const taken = ordinals.filter((ordinal) => !free.has(ordinal));
  if (!isOther && taken.length === 0) {
    const next = { ...own, leaseId: asked.id, performanceId: asked.performanceId };
    await tx.objectStore("carts").put({ ...next, ordinals: [...own.ordinals, ...ordinals] });
  }
  await tx.done;
  if (isOther) return refusal("UnknownSeats", offlineTexts.onePerformance);
  if (taken.length > 0) return seatsTaken(taken);
  noteKeptChange();
  return { __typename: "HoldPlaced", cart: await cartOf(cartKey) };
}

interface HoldAsked {
  readonly cartKey: string;
  readonly performanceId: string;
  readonly ordinals?: readonly number[];
  readonly count?: number;
  readonly zoneId?: string | null;
}

async function leaseToSell(performanceId: string) {
  const lease = leaseOf((await keptWork()).leases, performanceId);
  if (!lease) return { refused: refusal("NotOnSale", offlineTexts.noLease) };
  return isOver(lease, serverNow()) ? { refused: refusal("NotOnSale", offlineTexts.termOver) } : { lease };
}

const holdSeats: Answer = async ({ variables }) => {
  const { cartKey, performanceId, ordinals = [] } = variables.input as HoldAsked;
  const found = await leaseToSell(performanceId);
  return { holdSeats: found.refused ?? (await claim(cartKey, found.lease, ordinals)) };
};

const holdBestSeats: Answer = async ({ variables }) => {
  const { cartKey, performanceId, count = 1, zoneId = null } = variables.input as HoldAsked;
  const found = await leaseToSell(performanceId);
  if (found.refused) return { holdBestSeats: found.refused };
  const { lease } = found;
  const performance = (await (await kept()).get("performances", performanceId)) as KeptPerformance;
  const geometry = await fetchGeometry(performance.seatMapVersion.geometryUrl);
  const { free } = leasedSeats(lease, await keptWork(), serverNow());
  const inZone = new Set(
    lease.pack.seats.filter(({ zone }) => zoneId === null || zone.id === zoneId).map((seat) => seat.ordinal),
  );
  const isFree = (ordinal: number) => free.has(ordinal) && inZone.has(ordinal);
  const [best] = bestSeats(geometry, { count, isFree });
  if (best) return { holdBestSeats: await claim(cartKey, lease, best.ordinals) };
  return {
    holdBestSeats: { ...refusal("NotEnoughSeats", offlineTexts.notEnough), freeCount: [...free].filter(isFree).length },
  };
};

const releaseSeats: Answer = async ({ variables }) => {
  const { cartKey, ordinals } = variables.input as {
    readonly cartKey: string;
    readonly ordinals: readonly number[] | null;
  };
  const tx = (await kept()).transaction("carts", "readwrite");
  const cart = await tx.store.get(cartKey);
  const gone = new Set(ordinals ?? cart?.ordinals);
  if (cart) await tx.store.put({ ...cart, ordinals: cart.ordinals.filter((ordinal) => !gone.has(ordinal)) });
  await tx.done;
  noteKeptChange();
  return { releaseSeats: { __typename: "CartUpdated", cart: await cartOf(cartKey) } };
};

const createCart: Answer = async () => {
  const key = `offline-${crypto.randomUUID()}`;
  keepOwnOfflineCart(key);
  return { createCart: await cartOf(key) };
};

export const cartAnswers: Readonly<Record<string, Answer>> = {
  CounterCart: async ({ variables }) => ({ cart: await cartOf(String(variables.key)) }),
  CounterCreateCart: createCart,
  CounterHoldSeats: holdSeats,
  CounterHoldBestSeats: holdBestSeats,
  CounterReleaseSeats: releaseSeats,
  CounterExtendCart: async ({ variables }) => ({
    extendCart: { __typename: "CartUpdated", cart: await cartOf(String(variables.cartKey)) },
  }),
};
