import type { Channels } from "../channels/index.ts";
import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Venues } from "../venues/index.ts";
import { type CopyPriceLists, copyPriceLists } from "./copy-price-lists.ts";
import { createEvent } from "./create-event.ts";
import { createPerformance, type NewPerformance } from "./create-performance.ts";
import type { Event } from "./event.entity.ts";
import type { NewEvent } from "./event.rules.ts";
import type { Performance } from "./performance.entity.ts";
import type { NewPrice, NewPriceList } from "./price-list.rules.ts";
import type { NewPriceZone } from "./price-zones.rules.ts";
import { closeSales } from "./put-on-sale.ts";
import type { Refused } from "./refusals.rules.ts";
import type { NewSalesWindow } from "./sales-windows.rules.ts";
import { setPerformanceTax } from "./save-tax.ts";
import type { SellingFactsCache } from "./selling-facts.ts";
import { setPriceZones } from "./set-price-zones.ts";
import { setPriceLists, setPrices } from "./set-prices.ts";
import { setSalesWindows } from "./set-sales-windows.ts";

/** What organisers do to the programme. Each answers what was saved, or why nothing was. */
export interface Planning {
  createEvent(actor: Actor, event: NewEvent): Promise<Event | Refused>;
  createPerformance(actor: Actor, performance: NewPerformance): Promise<Performance | Refused>;
  setPriceZones(
    actor: Actor,
    input: { readonly performanceId: string; readonly zones: readonly NewPriceZone[] },
  ): Promise<Performance | Refused>;
  setPrices(
    actor: Actor,
    input: { readonly performanceId: string; readonly prices: readonly NewPrice[] },
  ): Promise<Performance | Refused>;
  setPriceLists(
    actor: Actor,
    input: { readonly performanceId: string; readonly lists: readonly NewPriceList[] },
  ): Promise<Performance | Refused>;
  copyPriceLists(actor: Actor, input: CopyPriceLists): Promise<Performance | Refused>;
  setPerformanceTax(
    actor: Actor,
    input: { readonly performanceId: string; readonly taxCode: string | null },
  ): Promise<Performance | Refused>;
  setSalesWindows(
    actor: Actor,
    input: { readonly performanceId: string; readonly windows: readonly NewSalesWindow[] },
  ): Promise<Performance | Refused>;
  closeSales(actor: Actor, performanceId: string): Promise<Performance | Refused>;
}

export interface PlanningDependencies {
  readonly database: Database;
  readonly channels: Channels;
  readonly venues: Pick<Venues, "drawnZonesOf" | "findPublished">;
  readonly facts: SellingFactsCache;
}

export function createPlanning({ database, channels, venues, facts }: PlanningDependencies): Planning {
  /** What this process remembers for selling is out of date once a change committed. */
  const forgetting = async (saving: Promise<Performance | Refused>): Promise<Performance | Refused> => {
    const outcome = await saving;
    if ("id" in outcome) facts.forget(outcome.id);
    return outcome;
  };
  return {
    createEvent: (actor, event) => createEvent(database, actor, event),
    createPerformance: (actor, performance) => createPerformance(database, venues, actor, performance),
    setPriceZones: (actor, input) => forgetting(setPriceZones(database, venues, actor, input)),
    setPrices: (actor, input) => forgetting(setPrices(database, channels, actor, input)),
    setPriceLists: (actor, input) => forgetting(setPriceLists(database, channels, actor, input)),
    copyPriceLists: (actor, input) => forgetting(copyPriceLists(database, channels, actor, input)),
    setPerformanceTax: (actor, input) => forgetting(setPerformanceTax(database, actor, input)),
    setSalesWindows: (actor, input) => forgetting(setSalesWindows(database, channels, actor, input)),
    closeSales: (actor, performanceId) => forgetting(closeSales(database, actor, performanceId)),
  };
}
