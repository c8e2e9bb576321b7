import { type Actor, audit } from "../identity/index.ts";
import type { EntityTransaction } from "../platform/database/index.ts";
import { lockPerformance, updatePerformance } from "./performance.store.ts";
import { PerformanceState } from "./performance-state.rules.ts";
import { type Refused, refuse } from "./refusals.rules.ts";

/**
 * Says that a performance will not take place, in the transaction that begins to give its orders back. Nothing of it can
 * be sold or changed afterwards. Null when done; refused for one that was never on sale, or is cancelled already.
 */
export async function markCancelled(
  tx: EntityTransaction,
  actor: Actor,
  performanceId: number,
  reason: string,
): Promise<Refused | null> {
  const before = await lockPerformance(tx, performanceId);
  if (!before) return refuse("performanceId", "没有这个场次。", "There is no such performance.");
  if (before.state === PerformanceState.DRAFT)
    return refuse(null, "这个场次还没有开售。", "The performance is not on sale.");
  if (before.state === PerformanceState.CANCELLED) {
    return refuse(null, "这个场次已经取消。", "The performance is cancelled already.");
  }
  await updatePerformance(tx, before.id, { state: PerformanceState.CANCELLED });
  await audit(tx, {
    ...{ actor, act: "performance.cancel", subjectKind: "performance", subjectId: String(before.id), reason },
    details: { before: before.state },
  });
  return null;
}
