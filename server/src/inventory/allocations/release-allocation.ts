import type { Actor } from "../../identity/index.ts";
import { ordinalsInWords, refusal } from "./allocation.rules.ts";
import {
  countAllocations,
  deleteAllocation,
  lockAllocation,
  returnAllocationSeats,
  updateAllocation,
} from "./allocation.store.ts";
import {
  type Allocating,
  type Changed,
  changeAllocations,
  leasedRefusal,
  unknownAllocation,
} from "./change-allocations.ts";

export interface AllocationCommand {
  readonly performanceId: number | null;
  readonly allocationId: string;
  readonly reason: string;
}

type Released = { readonly kind: "released"; readonly ordinals: readonly number[] };

/** Gives an allocation's unsold seats back to general sale now. Those held or reserved go back when they come free. */
export function releaseAllocation(
  allocating: Allocating,
  actor: Actor,
  command: AllocationCommand,
): Promise<Changed<Released>> {
  const { performanceId, reason } = command;
  const act = { actor, name: "allocation.release", reason, performanceId };
  return changeAllocations<Released>(allocating, act, async (tx, facts) => {
    const allocation = await lockAllocation(tx, command.allocationId);
    if (allocation?.performanceId !== facts.performanceId) return unknownAllocation();
    if (allocation.leased) return leasedRefusal();
    const ordinals = await returnAllocationSeats(tx, facts.performanceId, allocation.number);
    const now = new Date();
    await updateAllocation(tx, allocation.id, { releaseAt: now, seatsReturnedAt: now });
    return {
      result: { kind: "released", ordinals },
      subjectKind: "allocation",
      subjectId: allocation.id,
      details: {
        name: allocation.name,
        seats: ordinalsInWords(ordinals),
        count: ordinals.length,
        before: { releaseAt: allocation.releaseAt },
      },
    };
  });
}

type Removed = { readonly kind: "removed" };

/** Forgets an allocation that no seat is of any more; one with sold seats stays, for they count as its own. */
export function removeAllocation(
  allocating: Allocating,
  actor: Actor,
  command: AllocationCommand,
): Promise<Changed<Removed>> {
  const { performanceId, reason } = command;
  const act = { actor, name: "allocation.remove", reason, performanceId };
  return changeAllocations<Removed>(allocating, act, async (tx, facts) => {
    const allocation = await lockAllocation(tx, command.allocationId);
    if (allocation?.performanceId !== facts.performanceId) return unknownAllocation();
    if (allocation.leased) return leasedRefusal();
    const { total = 0 } = (await countAllocations(tx, facts.performanceId)).get(allocation.number) ?? {};
    if (total > 0) {
      return refusal(
        "allocationId",
        `还有 ${total} 个座位属于这项预留，请先释放或移走。`,
        `${total} seats are still of this allocation: release or move them first.`,
      );
    }
    await deleteAllocation(tx, allocation.id);
    return {
      result: { kind: "removed" },
      subjectKind: "allocation",
      subjectId: allocation.id,
      details: { name: allocation.name },
    };
  });
}
