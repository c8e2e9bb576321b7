import { type Actor, audit } from "../identity/index.ts";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { Performance } from "./performance.entity.ts";
import { findPerformancesByIds, lockPerformance } from "./performance.store.ts";
import { performanceIdFrom } from "./performance-id.ts";
import { isRefused, type Refused, refuse } from "./refusals.rules.ts";

/**
 * The frame of every change to a performance: find and lock it, do the work, write the audit entry, answer the
 * performance as it is then. `work` answers a refusal, or what to keep in the audit entry.
 */
export async function planPerformance(
  database: Database,
  actor: Actor,
  performanceId: string,
  act: string,
  work: (tx: EntityTransaction, performance: Performance) => Promise<Refused | Readonly<Record<string, unknown>>>,
): Promise<Performance | Refused> {
  const id = performanceIdFrom(performanceId);
  return database.inTransaction(async (tx): Promise<Performance | Refused> => {
    const before = id === null ? null : await lockPerformance(tx, id);
    if (!before) return refuse("performanceId", "没有这个场次。", "There is no such performance.");
    const details = await work(tx, before);
    // Every refusal comes before the first write, so there is nothing to roll back.
    if (isRefused(details)) return details;
    await audit(tx, { actor, act, subjectKind: "performance", subjectId: String(before.id), details });
    const [after] = await findPerformancesByIds(tx, [before.id]);
    if (!after) throw new Error(`performance ${before.id} is gone within its own transaction`);
    return after;
  });
}
