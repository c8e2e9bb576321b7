import { createHash } from "node:crypto";
import type { EntityTransaction } from "../platform/database/index.ts";
import type { Performance } from "./performance.entity.ts";
import { lockPerformance, updatePerformance } from "./performance.store.ts";
import { findZonesOfPerformances, setZoneSeatCounts } from "./price-list.store.ts";

/** Another version of a performance's seat map, with the zones painted on it. */
export interface NewSeatMap {
  readonly seatMapVersionId: string;
  readonly seatCount: number;
  /** By ordinal: index of the zone, 255 for none. */
  readonly zoneOf: Uint8Array;
}

/** The performance as it is, its row locked until the transaction ends; null when there is none. */
export function lockForMapChange(tx: EntityTransaction, performanceId: number): Promise<Performance | null> {
  return lockPerformance(tx, performanceId);
}

/**
 * Makes a locked performance sell another version. This is what the live feed tells first, so it is written before
 * any seat is. Zones keep their identity and their prices; one may be left without seats.
 */
export async function setSeatMap(
  tx: EntityTransaction,
  performanceId: number,
  { seatMapVersionId, seatCount, zoneOf }: NewSeatMap,
): Promise<void> {
  const zones = await findZonesOfPerformances(tx, [performanceId]);
  const zoned = zones.length > 0;
  await updatePerformance(tx, performanceId, {
    seatMapVersionId,
    seatCount,
    zoneMap: zoned ? Buffer.from(zoneOf) : null,
    zoneMapHash: zoned ? createHash("sha256").update(zoneOf).digest("hex") : null,
  });
  const counts = new Map(zones.map((zone) => [zone.id, 0]));
  const idOf = new Map(zones.map((zone) => [zone.index, zone.id]));
  for (const index of zoneOf) {
    const id = idOf.get(index);
    if (id !== undefined) counts.set(id, counts.get(id)! + 1);
  }
  await setZoneSeatCounts(tx, counts);
}
