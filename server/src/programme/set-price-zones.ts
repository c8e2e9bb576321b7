import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Venues } from "../venues/index.ts";
import type { Performance } from "./performance.entity.ts";
import { updatePerformance } from "./performance.store.ts";
import { planPerformance } from "./plan-performance.ts";
import { findZonesOfPerformances, replaceZones } from "./price-list.store.ts";
import { type NewPriceZone, paintZones, zonesStateRefusal } from "./price-zones.rules.ts";
import { isRefused, type Refused } from "./refusals.rules.ts";
import { hashOfZoneMap } from "./zone-map-hash.ts";

/** Replaces all zones of a draft performance. A zone whose code stays keeps its identity and its prices. */
export async function setPriceZones(
  database: Database,
  venues: Pick<Venues, "findPublished">,
  actor: Actor,
  input: { readonly performanceId: string; readonly zones: readonly NewPriceZone[] },
): Promise<Performance | Refused> {
  return planPerformance(database, actor, input.performanceId, "performance.set-zones", async (tx, performance) => {
    const refused = zonesStateRefusal(performance.state);
    if (refused) return refused;
    const map = await venues.findPublished(tx, performance.seatMapVersionId);
    if (!map) throw new Error(`seat map version ${performance.seatMapVersionId} is missing behind its foreign key`);
    const painted = paintZones(input.zones, map.blocks, map.seatCount);
    if (isRefused(painted)) return painted;

    const before = await findZonesOfPerformances(tx, [performance.id]);
    const idByCode = new Map(before.map((zone) => [zone.code, zone.id]));
    await replaceZones(
      tx,
      performance.id,
      input.zones.map((zone, index) => ({
        id: idByCode.get(zone.code) ?? uuidv7(),
        performanceId: performance.id,
        index,
        code: zone.code,
        nameZh: zone.name.zh.trim(),
        nameEn: zone.name.en.trim(),
        hue: zone.hue,
        seatCount: painted.seatCounts[index] ?? 0,
      })),
    );
    const zoneMapHash = hashOfZoneMap(painted.zoneOf);
    await updatePerformance(tx, performance.id, { zoneMap: Buffer.from(painted.zoneOf), zoneMapHash });
    return { zones: input.zones.map((zone) => zone.code), zoneMapHash };
  });
}
