import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Performance } from "./performance.entity.ts";
import { planningRefusal, unpricedRefusal } from "./performance.rules.ts";
import { PerformanceState } from "./performance-state.rules.ts";
import { planPerformance } from "./plan-performance.ts";
import { type NewPrice, readPriceList } from "./price-list.rules.ts";
import { findTicketTypes, findZonesOfPerformances, replacePrices } from "./price-list.store.ts";
import { isRefused, type Refused } from "./refusals.rules.ts";

/**
 * Replaces the whole price list. Allowed while on sale: carts keep the price they were shown until checkout compares.
 * Then every zone must keep a price.
 */
export async function setPrices(
  database: Database,
  actor: Actor,
  input: { readonly performanceId: string; readonly prices: readonly NewPrice[] },
): Promise<Performance | Refused> {
  return planPerformance(database, actor, input.performanceId, "performance.set-prices", async (tx, performance) => {
    const refused = planningRefusal(performance.state);
    if (refused) return refused;
    const zones = await findZonesOfPerformances(tx, [performance.id]);
    const types = await findTicketTypes(tx);
    const cells = readPriceList(
      input.prices,
      new Map(zones.map((zone) => [zone.code, zone.id])),
      new Map(types.map((type) => [type.code, type.id])),
    );
    if (isRefused(cells)) return cells;
    if (performance.state === PerformanceState.ON_SALE) {
      const priced = new Set(input.prices.map((price) => price.zoneCode));
      const unpriced = unpricedRefusal(
        zones.map((zone) => zone.code),
        priced,
      );
      if (unpriced) return unpriced;
    }
    await replacePrices(tx, performance.id, cells);
    return { prices: input.prices };
  });
}
