import type { Actor } from "../../identity/index.ts";
import { insertSeats } from "../seat.store.ts";
import { ordinalsInWords, refusal } from "./allocation.rules.ts";
import { lockAllocation } from "./allocation.store.ts";
import {
  type Allocating,
  type Changed,
  changeAllocations,
  leasedRefusal,
  readOrdinals,
  type SeatsNotFree,
  unknownAllocation,
} from "./change-allocations.ts";
import { allocateSeatRows, type SeatsTouched } from "./change-seats.store.ts";

export interface SeatsCommand {
  readonly performanceId: number | null;
  readonly ordinals: readonly number[];
  /** Leave out the seats that somebody has, instead of refusing all. */
  readonly skipTaken: boolean;
  readonly reason: string;
}

export type SeatsChanged = {
  readonly kind: "changed";
  readonly changed: readonly number[];
  readonly skipped: readonly number[];
};

/**
 * Puts seats into an allocation, from general sale or from another one; with null back into general sale. Seats that
 * are held, reserved or sold stay where they are. Before a performance is on sale this makes its seats.
 */
export function allocateSeats(
  allocating: Allocating,
  actor: Actor,
  command: SeatsCommand & { readonly allocationId: string | null },
): Promise<Changed<SeatsChanged>> {
  const { allocationId, performanceId, reason } = command;
  const act = { actor, name: "allocation.move-seats", reason, performanceId };
  return changeAllocations<SeatsChanged>(allocating, act, async (tx, facts) => {
    const ordinals = readOrdinals(command.ordinals, facts.seatCount);
    if ("kind" in ordinals) return ordinals;
    const target = allocationId === null ? null : await lockAllocation(tx, allocationId);
    if (allocationId !== null && target?.performanceId !== facts.performanceId) return unknownAllocation();
    if (target?.leased) return leasedRefusal();
    if (target?.releaseAt && target.releaseAt <= new Date()) {
      return refusal(
        "allocationId",
        "这项预留已经释放。请先设定新的释放时间。",
        "This allocation is released. Give it a new release time first.",
      );
    }
    await insertSeats(tx, facts.performanceId, facts.seatCount);
    const number = target?.number ?? null;
    const touched = await allocateSeatRows(tx, facts.performanceId, ordinals, !command.skipTaken, number);
    return seatsDone(touched, ordinals, command.skipTaken, { to: target?.name ?? null, allocationId });
  });
}

/** What an act on seats did, or that some of them are somebody's and all were wanted. */
export function seatsDone(
  { able, changed }: SeatsTouched,
  wanted: readonly number[],
  skipTaken: boolean,
  details: Readonly<Record<string, unknown>>,
): { readonly result: SeatsChanged; readonly details: Readonly<Record<string, unknown>> } | SeatsNotFree {
  const could = new Set(able);
  const skipped = wanted.filter((ordinal) => !could.has(ordinal));
  if (skipped.length > 0 && !skipTaken) return { kind: "not-free", ordinals: skipped };
  return {
    result: { kind: "changed", changed, skipped },
    details: { ...details, seats: ordinalsInWords(changed), count: changed.length },
  };
}
