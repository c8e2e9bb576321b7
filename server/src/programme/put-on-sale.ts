import { type Actor, audit } from "../identity/index.ts";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { Performance } from "./performance.entity.ts";
import { closeSalesRefusal, putOnSaleRefusal } from "./performance.rules.ts";
import { findPerformancesByIds, lockPerformance, updatePerformance } from "./performance.store.ts";
import { PerformanceState } from "./performance-state.rules.ts";
import { planPerformance } from "./plan-performance.ts";
import { findPricesOfPerformances, findWindowsOfPerformances, findZonesOfPerformances } from "./price-list.store.ts";
import { type Refused, refuse } from "./refusals.rules.ts";

/**
 * Marks a performance as on sale, in the transaction that also makes its seats. Refused when it is not ready: see
 * `putOnSaleRefusal`. A closed one may be opened again.
 */
export async function markOnSale(
  tx: EntityTransaction,
  actor: Actor,
  performanceId: number,
): Promise<Performance | Refused> {
  const before = await lockPerformance(tx, performanceId);
  if (!before) return refuse("performanceId", "没有这个场次。", "There is no such performance.");
  const zones = await findZonesOfPerformances(tx, [before.id]);
  const prices = await findPricesOfPerformances(tx, [before.id]);
  const windows = await findWindowsOfPerformances(tx, [before.id]);
  const priced = new Set(prices.map((price) => price.zoneId));
  const refused = putOnSaleRefusal(
    {
      state: before.state,
      startsAt: before.startsAt,
      zoneCodes: zones.map((zone) => zone.code),
      pricedZoneCodes: new Set(zones.filter((zone) => priced.has(zone.id)).map((zone) => zone.code)),
      windowCount: windows.length,
    },
    new Date(),
  );
  if (refused) return refused;
  await updatePerformance(tx, before.id, { state: PerformanceState.ON_SALE });
  await audit(tx, {
    actor,
    act: "performance.put-on-sale",
    subjectKind: "performance",
    subjectId: String(before.id),
    details: { before: before.state },
  });
  const [after] = await findPerformancesByIds(tx, [before.id]);
  if (!after) throw new Error(`performance ${before.id} is gone within its own transaction`);
  return after;
}

/** Ends sales; holds in progress may still be paid. Closing twice changes nothing. */
export async function closeSales(
  database: Database,
  actor: Actor,
  performanceId: string,
): Promise<Performance | Refused> {
  return planPerformance(database, actor, performanceId, "performance.close-sales", async (tx, performance) => {
    const refused = closeSalesRefusal(performance.state);
    if (refused) return refused;
    await updatePerformance(tx, performance.id, { state: PerformanceState.CLOSED });
    return { before: performance.state };
  });
}
