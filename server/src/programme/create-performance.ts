import { validate as isUuid, v7 as uuidv7 } from "uuid";
import { type Actor, audit } from "../identity/index.ts";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { DrawnZones, Venues } from "../venues/index.ts";
import { findEventsByIds } from "./event.store.ts";
import type { Performance } from "./performance.entity.ts";
import { timesRefusal } from "./performance.rules.ts";
import { findPerformancesByIds, insertPerformance, updatePerformance } from "./performance.store.ts";
import { replaceZones } from "./price-list.store.ts";
import { zonesToBeginWith } from "./price-zones.rules.ts";
import { type Refused, refuse } from "./refusals.rules.ts";
import { hashOfZoneMap } from "./zone-map-hash.ts";

export interface NewPerformance {
  readonly eventId: string;
  readonly seatMapVersionId: string;
  readonly startsAt: Date;
  readonly doorsOpenAt?: Date | null;
}

/**
 * Adds a date of an event as a draft; the venue is the one of the seat map. A map whose seats are painted with
 * categories gives the performance its first price zones.
 */
export async function createPerformance(
  database: Database,
  venues: Pick<Venues, "findPublished" | "drawnZonesOf">,
  actor: Actor,
  input: NewPerformance,
): Promise<Performance | Refused> {
  const doorsOpenAt = input.doorsOpenAt ?? null;
  const refused = timesRefusal(input.startsAt, doorsOpenAt, new Date());
  if (refused) return refused;
  const drawn = await venues.drawnZonesOf(input.seatMapVersionId);
  return database.inTransaction(async (tx): Promise<Performance | Refused> => {
    const [event] = isUuid(input.eventId) ? await findEventsByIds(tx, [input.eventId]) : [];
    if (!event) return refuse("eventId", "没有这个节目。", "There is no such event.");
    const map = await venues.findPublished(tx, input.seatMapVersionId);
    if (!map) {
      return refuse("seatMapVersionId", "没有这个已发布的座位图。", "There is no such published seat map.");
    }
    const id = await insertPerformance(tx, {
      eventId: event.id,
      venueId: map.venueId,
      seatMapVersionId: map.versionId,
      startsAt: input.startsAt,
      doorsOpenAt,
      seatCount: map.seatCount,
    });
    const zones = drawn ? await beginWithZones(tx, id, drawn) : [];
    await audit(tx, {
      actor,
      act: "performance.create",
      subjectKind: "performance",
      subjectId: String(id),
      details: { eventId: event.id, seatMapVersionId: map.versionId, startsAt: input.startsAt.toISOString(), zones },
    });
    const [performance] = await findPerformancesByIds(tx, [id]);
    if (!performance) throw new Error(`performance ${id} is gone within its own transaction`);
    return performance;
  });
}

async function beginWithZones(tx: EntityTransaction, performanceId: number, drawn: DrawnZones): Promise<string[]> {
  const zones = zonesToBeginWith(drawn.zones);
  if (zones.length === 0) return [];
  await replaceZones(
    tx,
    performanceId,
    zones.map(({ code, name, hue, seatCount }, index) => {
      return { id: uuidv7(), performanceId, index, code, nameZh: name.zh, nameEn: name.en, hue, seatCount };
    }),
  );
  const zoneMapHash = hashOfZoneMap(drawn.zoneOf);
  await updatePerformance(tx, performanceId, { zoneMap: Buffer.from(drawn.zoneOf), zoneMapHash });
  return zones.map(({ code }) => code);
}
