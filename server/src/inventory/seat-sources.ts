import type { Actor } from "../identity/index.ts";
import type { AllocationRecord } from "./allocations/allocation.entity.ts";
import { maySellFrom } from "./allocations/allocation.rules.ts";
import { sellerOf } from "./allocations/seller-of-actor.ts";

/** The caller named an allocation that is not there or that he may not sell from; nothing was held. */
export interface NotYourAllocation {
  readonly kind: "not-your-allocation";
  readonly allocationIds: readonly string[];
}

const generalSaleAlone: ReadonlySet<number> = new Set([0]);

/** The numbers a hold may take seats from (0: general sale), or which named allocations are not the seller's to sell. */
export async function readSources(
  { allocationsOf }: { readonly allocationsOf: (performanceId: number) => Promise<readonly AllocationRecord[]> },
  performanceId: number,
  {
    channelCode,
    from,
  }: {
    readonly channelCode: string;
    readonly from?: {
      readonly actor: Actor;
      readonly allocationIds: readonly string[];
      readonly generalSale: boolean;
    };
  },
): Promise<ReadonlySet<number> | NotYourAllocation> {
  if (!from || (from.allocationIds.length === 0 && from.generalSale)) return generalSaleAlone;
  const seller = sellerOf(from.actor, channelCode);
  const sources = new Set<number>(from.generalSale ? [0] : []);
  const refused: string[] = [];
  const all = await allocationsOf(performanceId);
  for (const id of from.allocationIds) {
    const allocation = all.find((each) => each.id === id);
    if (allocation && maySellFrom(allocation, seller)) sources.add(allocation.number);
    else refused.push(id);
  }
  return refused.length > 0 ? { kind: "not-your-allocation", allocationIds: refused } : sources;
}
