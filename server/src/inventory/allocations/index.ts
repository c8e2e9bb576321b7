import type { Channels } from "../../channels/index.ts";
import type { Actor, Identity } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import type { PeriodicJob } from "../../platform/jobs/index.ts";
import type { Programme } from "../../programme/index.ts";
import type { FreeTicketSeats } from "../public-share.ts";
import { allocateSeats } from "./allocate-seats.ts";
import type { AllocationRecord } from "./allocation.entity.ts";
import { type AllocationCounts, countAllocations } from "./allocation.store.ts";
import { AllocationCache } from "./allocation-cache.ts";
import { AllocationFieldsResolver, PerformanceAllocationsResolver } from "./allocation-fields.resolver.ts";
import { AllocationReader } from "./allocation-reader.ts";
import { AllocationsResolver } from "./allocations.resolver.ts";
import { applyTemplate, saveTemplate } from "./apply-template.ts";
import type { Allocating } from "./change-allocations.ts";
import { killSeats, reviveSeats } from "./kill-seats.ts";
import { releaseAllocation, removeAllocation } from "./release-allocation.ts";
import { returnDue } from "./return-due-allocations.ts";
import { saveAllocation } from "./save-allocation.ts";

/** An act of staff, without what the slice's door knows already. */
type Act<Command extends (allocating: Allocating, actor: Actor, command: never) => unknown> = (
  actor: Actor,
  command: Parameters<Command>[2],
) => ReturnType<Command>;

/** What staff do to a performance's allocations and kills. Each answers what was done, or why nothing was. */
export interface Allocations {
  saveAllocation: Act<typeof saveAllocation>;
  allocateSeats: Act<typeof allocateSeats>;
  killSeats: Act<typeof killSeats>;
  reviveSeats: Act<typeof reviveSeats>;
  releaseAllocation: Act<typeof releaseAllocation>;
  removeAllocation: Act<typeof removeAllocation>;
  saveAllocationTemplate: Act<typeof saveTemplate>;
  applyAllocationTemplate: Act<typeof applyTemplate>;
  /** Seats of each allocation of a performance by its number, counted from the seats themselves. */
  countAllocations(performanceId: number): Promise<ReadonlyMap<number, AllocationCounts>>;
  /** Shows the seats of allocations whose time has come as free; answers of which performances. Runs as a job. */
  returnDueAllocations(): Promise<readonly number[]>;
}

export interface AllocationDependencies {
  readonly database: Database;
  readonly identity: Pick<Identity, "findStaffMembers" | "loadStaffMember">;
  readonly channels: Channels;
  readonly programme: Pick<Programme, "currentSellingFacts" | "houseRules" | "loadPerformance" | "sellingFacts">;
  readonly freeTicketSeats: FreeTicketSeats;
}

/** The part of inventory that keeps seats for somebody. */
export function createAllocations({
  database,
  identity,
  channels,
  programme,
  freeTicketSeats,
}: AllocationDependencies): {
  readonly acts: Allocations;
  /** Of a performance, no older than a second. */
  readonly allocationsOf: (performanceId: number) => Promise<readonly AllocationRecord[]>;
  readonly jobs: readonly PeriodicJob[];
  readonly resolvers: readonly object[];
} {
  const cache = new AllocationCache(database);
  const reader = new AllocationReader(database);
  const forget = (performanceId: number) => cache.forget(performanceId);
  const allocating: Allocating = { database, channels, identity, programme, freeTicketSeats, forget };
  const returnDueAllocations = async () => {
    const changed = await returnDue(database);
    for (const performanceId of changed) cache.forget(performanceId);
    return changed;
  };
  return {
    acts: {
      saveAllocation: (actor, command) => saveAllocation(allocating, actor, command),
      allocateSeats: (actor, command) => allocateSeats(allocating, actor, command),
      killSeats: (actor, command) => killSeats(allocating, actor, command),
      reviveSeats: (actor, command) => reviveSeats(allocating, actor, command),
      releaseAllocation: (actor, command) => releaseAllocation(allocating, actor, command),
      removeAllocation: (actor, command) => removeAllocation(allocating, actor, command),
      saveAllocationTemplate: (actor, command) => saveTemplate(allocating, actor, command),
      applyAllocationTemplate: (actor, command) => applyTemplate(allocating, actor, command),
      countAllocations: (performanceId) => database.read((tx) => countAllocations(tx, performanceId)),
      returnDueAllocations,
    },
    allocationsOf: (performanceId) => cache.of(performanceId),
    jobs: [
      {
        name: "inventory.return-due-allocations",
        everyMs: 1000,
        locksItself: true,
        run: returnDueAllocations,
      },
    ],
    resolvers: [
      new AllocationsResolver(allocating, reader, programme),
      new PerformanceAllocationsResolver(database, programme, identity, reader),
      new AllocationFieldsResolver(channels, identity),
    ],
  };
}
