import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../../identity/index.ts";
import type { AllocationRecord } from "./allocation.entity.ts";
import {
  type AllocationRefusal,
  type AllocationWords,
  lowestFreeNumber,
  refusal,
  releaseAtRefusal,
  wordsRefusal,
} from "./allocation.rules.ts";
import { findAllocations, insertAllocation, lockAllocation, updateAllocation } from "./allocation.store.ts";
import {
  type Allocating,
  type Changed,
  changeAllocations,
  leasedRefusal,
  unknownAllocation,
} from "./change-allocations.ts";

export interface SaveAllocationCommand extends AllocationWords {
  readonly performanceId: number | null;
  /** Absent: a new one. */
  readonly id: string | null;
  readonly releaseAt: Date | null;
  readonly reason: string;
}

type Saved = { readonly kind: "saved"; readonly allocation: Omit<AllocationRecord, "createdAt"> };

/**
 * Makes an allocation, or changes its words, who may sell from it and when it is released. A new time for one that is
 * released already lets it be filled again; the seats that went back stay in general sale.
 */
export function saveAllocation(
  allocating: Allocating,
  actor: Actor,
  command: SaveAllocationCommand,
): Promise<Changed<Saved>> {
  const { performanceId, id, reason } = command;
  const words = { ...command, name: command.name.trim(), toWhom: command.toWhom?.trim() || null };
  const act = { actor, name: id === null ? "allocation.create" : "allocation.change", reason, performanceId };
  return changeAllocations<Saved>(allocating, act, async (tx, facts) => {
    const before = id === null ? null : await lockAllocation(tx, id);
    if (id !== null && before?.performanceId !== facts.performanceId) return unknownAllocation("id");
    if (before?.leased) return leasedRefusal("id");
    const all = await findAllocations(tx, facts.performanceId);
    const others = all.filter((each) => each.id !== id);
    const sameRelease = before !== null && before.releaseAt?.getTime() === words.releaseAt?.getTime();
    const refused =
      wordsRefusal(words, {
        otherNames: others.map(({ name }) => name),
        channelCodes: (await allocating.channels.all()).map(({ code }) => code),
      }) ?? (sameRelease ? null : releaseAtRefusal(words.releaseAt, facts.startsAt, new Date()));
    if (refused) return refused;
    const staff = await allocating.identity.findStaffMembers(tx, words.staffIds);
    if (staff.length < new Set(words.staffIds).size) return unknownStaff();
    const number = before?.number ?? lowestFreeNumber(others.map((each) => each.number));
    if (number === null) {
      return refusal(null, "一个场次最多 50 项预留。", "A performance has 50 allocations at most.");
    }
    const allocation = {
      performanceId: facts.performanceId,
      number,
      id: before?.id ?? uuidv7(),
      name: words.name,
      kind: words.kind,
      hue: words.hue,
      toWhom: words.toWhom,
      channelCodes: [...new Set(words.channelCodes)],
      roles: [...new Set(words.roles)],
      staffIds: [...new Set(words.staffIds)],
      releaseAt: words.releaseAt,
      leased: false,
      seatsReturnedAt: sameRelease ? before.seatsReturnedAt : null,
    };
    if (before) await updateAllocation(tx, before.id, allocation);
    else await insertAllocation(tx, allocation);
    const { performanceId: _, id: subjectId, seatsReturnedAt: __, leased: ___, ...after } = allocation;
    return {
      result: { kind: "saved", allocation },
      subjectKind: "allocation",
      subjectId,
      details: { after, ...(before && { before: { name: before.name, releaseAt: before.releaseAt } }) },
    };
  });
}

function unknownStaff(): AllocationRefusal {
  return refusal("staffIds", "其中有不存在的工作人员。", "One of these people does not work here.");
}
