import type { Database } from "../../platform/database/index.ts";
import type { AllocationRecord } from "./allocation.entity.ts";
import { findAllocations } from "./allocation.store.ts";

const mostAgeMs = 1000;
const mostPerformances = 500;

/** Allocations of performances as the hold path needs them: no older than a second, and only asked for by those who name one. */
export class AllocationCache {
  private readonly known = new Map<number, { readonly at: number; readonly all: Promise<AllocationRecord[]> }>();

  constructor(private readonly database: Database) {}

  of(performanceId: number): Promise<readonly AllocationRecord[]> {
    const now = performance.now();
    const found = this.known.get(performanceId);
    if (found && found.at > now - mostAgeMs) return found.all;
    const all = this.database.read((tx) => findAllocations(tx, performanceId));
    all.catch(() => this.forget(performanceId));
    this.known.delete(performanceId);
    this.known.set(performanceId, { at: now, all });
    const [eldest] = this.known.keys();
    if (this.known.size > mostPerformances && eldest !== undefined) this.known.delete(eldest);
    return all;
  }

  forget(performanceId: number): void {
    this.known.delete(performanceId);
  }
}
