import { v7 as uuidv7 } from "uuid";
import type { EntityTransaction } from "../../platform/database/index.ts";
import { lowestFreeNumber } from "./allocation.rules.ts";
import {
  deleteAllocation,
  findAllocations,
  findFreeGeneralSeats,
  insertAllocation,
  lendGeneralSeats,
  lockAllocation,
  lockAllocations,
  returnAllocationSeats,
  updateAllocation,
} from "./allocation.store.ts";

/** Seats that a counter gets for itself: an allocation that nobody else may sell from and nobody moves seats out of. */
export interface Lending {
  readonly performanceId: number;
  readonly name: string;
  /** Chooses among the seats that nobody has and that are in general sale. */
  readonly choose: (free: readonly number[]) => readonly number[];
}

export type Lent = { readonly allocationId: string; readonly number: number; readonly ordinals: readonly number[] };

/**
 * Lends seats in the caller's transaction. Null, and nothing changed, where no allocation is left or no seat could be
 * had. One seat has one allocation, so two that are lent never share one.
 */
export async function lendSeats(tx: EntityTransaction, { performanceId, name, choose }: Lending): Promise<Lent | null> {
  await lockAllocations(tx, performanceId);
  const all = await findAllocations(tx, performanceId);
  const number = lowestFreeNumber(all.map((each) => each.number));
  const wanted = choose(await findFreeGeneralSeats(tx, performanceId));
  if (number === null || wanted.length === 0) return null;
  const id = uuidv7();
  await insertAllocation(tx, {
    ...{ performanceId, number, id, name: freeName(name, new Set(all.map((each) => each.name))) },
    ...{ kind: "house", hue: 11, toWhom: null, channelCodes: [], roles: [], staffIds: [] },
    ...{ releaseAt: null, seatsReturnedAt: null, leased: true },
  });
  const ordinals = await lendGeneralSeats(tx, performanceId, wanted, number);
  if (ordinals.length === 0) await deleteAllocation(tx, id);
  return ordinals.length === 0 ? null : { allocationId: id, number, ordinals };
}

/** Lends more seats into an allocation that is lent; answers which came. */
export async function lendMoreSeats(
  tx: EntityTransaction,
  allocationId: string,
  choose: Lending["choose"],
): Promise<readonly number[]> {
  const allocation = await lockAllocation(tx, allocationId);
  if (!allocation?.leased) return [];
  const { performanceId, number } = allocation;
  const wanted = choose(await findFreeGeneralSeats(tx, performanceId));
  return wanted.length === 0 ? [] : lendGeneralSeats(tx, performanceId, wanted, number);
}

/** The unsold seats of a lent allocation are in general sale again; answers which. Sold ones keep its number. */
export async function takeLentSeatsBack(tx: EntityTransaction, allocationId: string): Promise<readonly number[]> {
  const allocation = await lockAllocation(tx, allocationId);
  if (!allocation?.leased) return [];
  const ordinals = await returnAllocationSeats(tx, allocation.performanceId, allocation.number);
  const now = new Date();
  await updateAllocation(tx, allocation.id, { leased: false, releaseAt: now, seatsReturnedAt: now });
  return ordinals;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} ${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
