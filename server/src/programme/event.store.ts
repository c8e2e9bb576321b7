import { Brackets, In, type SelectQueryBuilder } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import type { Page, PageRequest } from "../platform/graphql/index.ts";
import { Event } from "./event.entity.ts";
import { Performance } from "./performance.entity.ts";
import { PerformanceState } from "./performance-state.rules.ts";

export function findEventsByIds(tx: EntityTransaction, ids: readonly string[]): Promise<Event[]> {
  return tx.manager.findBy(Event, { id: In([...ids]) });
}

export function findEventBySlug(tx: EntityTransaction, slug: string): Promise<Event | null> {
  return tx.manager.findOneBy(Event, { slug });
}

/** Slugs in use that are `slug` or begin with `slug-`. */
export async function findSlugsLike(tx: EntityTransaction, slug: string): Promise<ReadonlySet<string>> {
  const events = await tx.manager
    .createQueryBuilder(Event, "event")
    .select(["event.id", "event.slug"])
    .where("event.slug = :slug OR event.slug LIKE :prefix", { slug, prefix: `${slug}-%` })
    .getMany();
  return new Set(events.map((event) => event.slug));
}

/** Adds an event. False when its slug is taken. */
export async function insertEvent(tx: EntityTransaction, event: Omit<Event, "createdAt">): Promise<boolean> {
  const inserted = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(Event)
    .values(event)
    .orIgnore()
    .returning("id")
    .execute();
  return (inserted.raw as unknown[]).length > 0;
}

export interface EventFilter {
  /** Only events with a performance that is on sale and has not begun. */
  readonly onlyOnSale: boolean;
  /** Found in a title or subtitle, in either language. */
  readonly search: string | null;
}

/** An event and the time it is listed by: its next performance, or when it was added while it has none. */
export interface ListedEvent {
  readonly event: Event;
  readonly listedAt: Date;
}

/** A page of events, the ones that happen next first. The cursor's key is [listedAt as ISO 8601, id]. */
export async function findEventPage(
  tx: EntityTransaction,
  filter: EventFilter,
  request: PageRequest,
): Promise<Page<ListedEvent>> {
  const totalCount = await listedEvents(tx, filter).getCount();
  const query = listedEvents(tx, filter)
    .addSelect("coalesce(next.starts_at, event.created_at)", "listed_at")
    .orderBy("coalesce(next.starts_at, event.created_at)", "ASC")
    .addOrderBy("event.id", "ASC")
    .limit(request.first + 1);
  if (request.after) {
    const [at, id] = request.after;
    query.andWhere("(coalesce(next.starts_at, event.created_at), event.id) > (:at::timestamptz, :id::uuid)", {
      at,
      id,
    });
  }
  const { entities, raw } = await query.getRawAndEntities<{ listed_at: Date }>();
  const rows = entities.map((event, index) => ({ event, listedAt: raw[index]?.listed_at ?? event.createdAt }));
  return { rows: rows.slice(0, request.first), hasNextPage: rows.length > request.first, totalCount };
}

function listedEvents(tx: EntityTransaction, filter: EventFilter): SelectQueryBuilder<Event> {
  const query = tx.manager.createQueryBuilder(Event, "event");
  const nextPerformance = (next: SelectQueryBuilder<Performance>) => {
    next
      .select("performance.event_id", "event_id")
      // Milliseconds, as cursors carry them.
      .addSelect("date_trunc('milliseconds', min(performance.starts_at))", "starts_at")
      .from(Performance, "performance")
      .groupBy("performance.event_id");
    if (filter.onlyOnSale) {
      next.where("performance.state = :onSale AND performance.starts_at > now()", {
        onSale: PerformanceState.ON_SALE,
      });
    }
    return next;
  };
  if (filter.onlyOnSale) query.innerJoin(nextPerformance as never, "next", "next.event_id = event.id");
  else query.leftJoin(nextPerformance as never, "next", "next.event_id = event.id");
  if (filter.search) {
    const pattern = `%${filter.search.replace(/[\\%_]/g, "\\$&")}%`;
    query.andWhere(
      new Brackets((where) => {
        for (const column of ["titleZh", "titleEn", "subtitleZh", "subtitleEn"]) {
          where.orWhere(`event.${column} ILIKE :pattern`, { pattern });
        }
      }),
    );
  }
  return query;
}
