import { In, type SelectQueryBuilder } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import type { Page, PageRequest } from "../platform/graphql/index.ts";
import { Performance } from "./performance.entity.ts";
import { PerformanceState } from "./performance-state.rules.ts";

/** Without zone maps. */
export function findPerformancesByIds(tx: EntityTransaction, ids: readonly number[]): Promise<Performance[]> {
  return tx.manager.findBy(Performance, { id: In([...ids]) });
}

/** The performance, its row locked; without its zone map. */
export function lockPerformance(tx: EntityTransaction, id: number): Promise<Performance | null> {
  return tx.manager.findOne(Performance, { where: { id }, lock: { mode: "pessimistic_write" } });
}

/** Performances of events, soonest first; without zone maps. */
export function findPerformancesOfEvents(
  tx: EntityTransaction,
  eventIds: readonly string[],
  withDrafts: boolean,
): Promise<Performance[]> {
  const query = tx.manager
    .createQueryBuilder(Performance, "performance")
    .where("performance.eventId = ANY(:eventIds)", { eventIds: [...eventIds] })
    .orderBy("performance.startsAt", "ASC")
    .addOrderBy("performance.id", "ASC");
  return hideDrafts(query, withDrafts).getMany();
}

export interface PerformanceFilter {
  readonly eventId: string | null;
  /** Beginning at this instant or later. */
  readonly from: Date | null;
  /** Beginning before this instant. */
  readonly until: Date | null;
  readonly withDrafts: boolean;
}

/** A page of performances, soonest first. The cursor's key is [startsAt as ISO 8601, id]. */
export async function findPerformancePage(
  tx: EntityTransaction,
  filter: PerformanceFilter,
  request: PageRequest,
): Promise<Page<Performance>> {
  const totalCount = await filtered(tx, filter).getCount();
  const query = filtered(tx, filter)
    .orderBy("performance.startsAt", "ASC")
    .addOrderBy("performance.id", "ASC")
    .limit(request.first + 1);
  if (request.after) {
    const [at, id] = request.after;
    query.andWhere("(performance.startsAt, performance.id) > (:at::timestamptz, :id::integer)", { at, id });
  }
  const rows = await query.getMany();
  return { rows: rows.slice(0, request.first), hasNextPage: rows.length > request.first, totalCount };
}

function filtered(tx: EntityTransaction, filter: PerformanceFilter): SelectQueryBuilder<Performance> {
  const query = tx.manager.createQueryBuilder(Performance, "performance").where("true");
  if (filter.eventId) query.andWhere("performance.eventId = :eventId", { eventId: filter.eventId });
  if (filter.from) query.andWhere("performance.startsAt >= :from", { from: filter.from });
  if (filter.until) query.andWhere("performance.startsAt < :until", { until: filter.until });
  return hideDrafts(query, filter.withDrafts);
}

function hideDrafts(query: SelectQueryBuilder<Performance>, withDrafts: boolean): SelectQueryBuilder<Performance> {
  return withDrafts ? query : query.andWhere("performance.state <> :draft", { draft: PerformanceState.DRAFT });
}

/** Adds a performance as a draft; answers its id. */
export async function insertPerformance(
  tx: EntityTransaction,
  performance: Pick<Performance, "eventId" | "venueId" | "seatMapVersionId" | "startsAt" | "doorsOpenAt" | "seatCount">,
): Promise<number> {
  const inserted = await tx.manager.insert(Performance, performance);
  return inserted.identifiers[0]?.id as number;
}

export async function updatePerformance(
  tx: EntityTransaction,
  id: number,
  changes: Partial<
    Pick<
      Performance,
      "state" | "startsAt" | "doorsOpenAt" | "seatMapVersionId" | "seatCount" | "zoneMap" | "zoneMapHash"
    >
  >,
): Promise<void> {
  await tx.manager.update(Performance, { id }, changes);
}

/** The zone map as it goes over the wire, if it is still the one with this hash. */
export async function findZoneMap(tx: EntityTransaction, id: number): Promise<Performance | null> {
  return tx.manager
    .createQueryBuilder(Performance, "performance")
    .select(["performance.id", "performance.zoneMap", "performance.zoneMapHash", "performance.seatCount"])
    .where("performance.id = :id", { id })
    .getOne();
}
