import { validate as isUuid } from "uuid";
import { type Actor, audit } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { Venues } from "../venues/index.ts";
import { findEventsByIds } from "./event.store.ts";
import type { Performance } from "./performance.entity.ts";
import { timesRefusal } from "./performance.rules.ts";
import { findPerformancesByIds, insertPerformance } from "./performance.store.ts";
import { type Refused, refuse } from "./refusals.rules.ts";

export interface NewPerformance {
  readonly eventId: string;
  readonly seatMapVersionId: string;
  readonly startsAt: Date;
  readonly doorsOpenAt?: Date | null;
}

/** Adds a date of an event as a draft; the venue is the one of the seat map. */
export async function createPerformance(
  database: Database,
  venues: Pick<Venues, "findPublished">,
  actor: Actor,
  input: NewPerformance,
): Promise<Performance | Refused> {
  const doorsOpenAt = input.doorsOpenAt ?? null;
  const refused = timesRefusal(input.startsAt, doorsOpenAt, new Date());
  if (refused) return refused;
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
    await audit(tx, {
      actor,
      act: "performance.create",
      subjectKind: "performance",
      subjectId: String(id),
      details: { eventId: event.id, seatMapVersionId: map.versionId, startsAt: input.startsAt.toISOString() },
    });
    const [performance] = await findPerformancesByIds(tx, [id]);
    if (!performance) throw new Error(`performance ${id} is gone within its own transaction`);
    return performance;
  });
}
