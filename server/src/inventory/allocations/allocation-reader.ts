import DataLoader from "dataloader";
import type { RequestContext } from "../../identity/index.ts";
import type { Database } from "../../platform/database/index.ts";
import { countAllocations, findAllocations } from "./allocation.store.ts";
import { type AllocationType, toAllocationType } from "./allocation.type.ts";

const key = Symbol("allocations by performance");

/** Allocations with their counts, as staff see them. */
export class AllocationReader {
  constructor(private readonly database: Database) {}

  /** By number; once a request however often asked. */
  allocationsOf(context: RequestContext, performanceId: number): Promise<readonly AllocationType[]> {
    return context.loaders
      .get<number, readonly AllocationType[]>(
        key,
        () => new DataLoader((ids) => Promise.all(ids.map((id) => this.read(id)))),
      )
      .load(performanceId);
  }

  private read(performanceId: number): Promise<readonly AllocationType[]> {
    return this.database.read(async (tx) => {
      const all = await findAllocations(tx, performanceId);
      if (all.length === 0) return [];
      const counts = await countAllocations(tx, performanceId);
      return all.map((allocation) => toAllocationType(allocation, counts.get(allocation.number)));
    });
  }
}
