import type { Channels } from "../channels/index.ts";
import type { Actor } from "../identity/index.ts";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { Performance } from "./performance.entity.ts";
import { planningRefusal, unpricedRefusal } from "./performance.rules.ts";
import { PerformanceState } from "./performance-state.rules.ts";
import { planPerformance } from "./plan-performance.ts";
import { type NewPrice, type NewPriceList, readPriceLists, standardList } from "./price-list.rules.ts";
import { findTicketTypes, findZonesOfPerformances, replacePriceLists } from "./price-list.store.ts";
import { isRefused, type Refused } from "./refusals.rules.ts";

/**
 * Replaces all price lists of a performance. Allowed while on sale: carts keep the price they were shown until checkout
 * compares. Then every zone must keep a price.
 */
export async function setPriceLists(
  database: Database,
  channels: Channels,
  actor: Actor,
  input: { readonly performanceId: string; readonly lists: readonly NewPriceList[] },
): Promise<Performance | Refused> {
  const channelCodes = new Set((await channels.all()).map((channel) => channel.code));
  return planPerformance(database, actor, input.performanceId, "performance.set-prices", async (tx, performance) => {
    const refused = await keepPriceLists(tx, performance, input.lists, channelCodes);
    return refused ?? { lists: input.lists };
  });
}

/** One price list for every channel at all times: replaces all lists. */
export async function setPrices(
  database: Database,
  channels: Channels,
  actor: Actor,
  { performanceId, prices }: { readonly performanceId: string; readonly prices: readonly NewPrice[] },
): Promise<Performance | Refused> {
  const outcome = await setPriceLists(database, channels, actor, { performanceId, lists: [standardList(prices)] });
  if (!isRefused(outcome) || outcome.field === null) return outcome;
  // The caller gave prices, not a list of lists.
  return { ...outcome, field: outcome.field.replace(/^lists(\.0\.)?/, (all) => (all === "lists" ? "prices" : "")) };
}

/** Checks the lists and makes them the performance's; answers why not, before the first write. */
export async function keepPriceLists(
  tx: EntityTransaction,
  performance: Performance,
  lists: readonly NewPriceList[],
  channelCodes: ReadonlySet<string>,
): Promise<Refused | null> {
  const refused = planningRefusal(performance.state);
  if (refused) return refused;
  const zones = await findZonesOfPerformances(tx, [performance.id]);
  const types = await findTicketTypes(tx);
  const checked = readPriceLists(lists, {
    zoneIdByCode: new Map(zones.map((zone) => [zone.code, zone.id])),
    ticketTypeIdByCode: new Map(types.map((type) => [type.code, type.id])),
    channelCodes,
  });
  if (isRefused(checked)) return checked;
  if (performance.state === PerformanceState.ON_SALE) {
    const priced = new Set(lists.flatMap((list) => list.prices.map((price) => price.zoneCode)));
    const unpriced = unpricedRefusal(
      zones.map((zone) => zone.code),
      priced,
    );
    if (unpriced) return unpriced;
  }
  await replacePriceLists(tx, performance.id, checked);
  return null;
}
