import { GraphQLError } from "graphql";
import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import { may, type RequestContext } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { type Connection, DateTime, pageRequest, toConnection } from "../platform/graphql/index.ts";
import { findEventBySlug, findEventPage } from "./event.store.ts";
import { EventConnectionType, EventType, toEventType } from "./event.type.ts";
import { findPerformancePage } from "./performance.store.ts";
import { PerformanceConnectionType, PerformanceType, toPerformanceType } from "./performance.type.ts";
import { performanceIdFrom } from "./performance-id.ts";
import { PerformanceState } from "./performance-state.rules.ts";
import { findTicketTypes } from "./price-list.store.ts";
import { TicketTypeType, toTicketTypeType } from "./price-list.type.ts";
import type { ProgrammeLoaders } from "./programme-loaders.ts";

const longestSearch = 100;
/** The two parts of every cursor here: an instant and an identity. */
const cursorParts = 2;

@Resolver()
export class ProgrammeResolver {
  constructor(
    private readonly database: Database,
    private readonly loaders: ProgrammeLoaders,
  ) {}

  @Query(() => EventConnectionType, {
    description: "Public: events with a performance on sale. Staff with includeDrafts: all.",
  })
  async events(
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, up to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last event before." })
    after: string | undefined,
    @Arg("search", () => String, { nullable: true, description: "Words of a title or subtitle, up to 100 characters." })
    search: string | undefined,
    @Arg("includeDrafts", () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: "Also events that nobody can buy; for staff only, ignored for others.",
    })
    includeDrafts: boolean,
    @Ctx() { actor }: RequestContext,
  ): Promise<Connection<EventType>> {
    const wanted = search?.trim() || null;
    if (wanted && (wanted.length > longestSearch || wanted.includes("\0"))) {
      throw badInput(`\`search\` may have up to ${longestSearch} characters`);
    }
    const request = checkedRequest(first, after, isUuid);
    const onlyOnSale = !(includeDrafts && may(actor, "programme.read-drafts"));
    const page = await this.database.read((tx) => findEventPage(tx, { onlyOnSale, search: wanted }, request));
    return toConnection(
      page,
      request,
      ({ listedAt, event }) => [listedAt.toISOString(), event.id],
      ({ event }) => toEventType(event),
    );
  }

  @Query(() => EventType, {
    nullable: true,
    description: "By `id` or `slug`. Null when there is none, or none that the caller may see.",
  })
  async event(
    @Arg("id", () => ID, { nullable: true, description: "Its identity." }) id: string | undefined,
    @Arg("slug", () => String, { nullable: true, description: "Its part of the public address." })
    slug: string | undefined,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<EventType | null> {
    const event = await this.findEvent(id ?? null, slug ?? null, loaders);
    if (!event || may(actor, "programme.read-drafts")) return event;
    const shown = await this.loaders.performancesOfEvent(loaders, event.id, false);
    return shown.length > 0 ? event : null;
  }

  @Query(() => PerformanceType, {
    nullable: true,
    description: "Null when there is none, or none that the caller may see.",
  })
  async performance(
    @Arg("id", () => ID, { description: "Its identity." }) id: string,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<PerformanceType | null> {
    const number = performanceIdFrom(id);
    const performance = number === null ? null : await this.loaders.performance(loaders, number);
    const hidden = performance?.state === PerformanceState.DRAFT && !may(actor, "programme.read-drafts");
    return hidden ? null : performance;
  }

  @Query(() => PerformanceConnectionType, { description: "Soonest first. Drafts are for staff only." })
  async performances(
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, up to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last performance before." })
    after: string | undefined,
    @Arg("eventId", () => ID, { nullable: true, description: "Only of this event." }) eventId: string | undefined,
    @Arg("from", () => DateTime, { nullable: true, description: "Beginning then or later." }) from: Date | undefined,
    @Arg("until", () => DateTime, { nullable: true, description: "Beginning before then." }) until: Date | undefined,
    @Ctx() { actor }: RequestContext,
  ): Promise<Connection<PerformanceType>> {
    const request = checkedRequest(first, after, (part) => performanceIdFrom(part) !== null);
    const filter = {
      // An identity that cannot be one finds nothing.
      eventId: eventId == null ? null : isUuid(eventId) ? eventId : nobody,
      from: from ?? null,
      until: until ?? null,
      withDrafts: may(actor, "programme.read-drafts"),
    };
    const page = await this.database.read((tx) => findPerformancePage(tx, filter, request));
    return toConnection(
      page,
      request,
      (performance) => [performance.startsAt.toISOString(), String(performance.id)],
      toPerformanceType,
    );
  }

  @Query(() => [TicketTypeType], { description: "The house's ticket types, in the order of lists." })
  async ticketTypes(): Promise<TicketTypeType[]> {
    return (await this.database.read(findTicketTypes)).map(toTicketTypeType);
  }

  private async findEvent(
    id: string | null,
    slug: string | null,
    loaders: RequestContext["loaders"],
  ): Promise<EventType | null> {
    if (id !== null) {
      const event = isUuid(id) ? await this.loaders.event(loaders, id) : null;
      return slug === null || event?.slug === slug ? event : null;
    }
    if (slug === null) throw badInput("give `id` or `slug`");
    if (slug.includes("\0")) return null;
    const found = await this.database.read((tx) => findEventBySlug(tx, slug));
    return found && toEventType(found);
  }
}

const nobody = "00000000-0000-0000-0000-000000000000";

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

/** A page request whose cursor, if any, is an instant and an identity that the database will understand. */
function checkedRequest(first: number | null, after: string | null | undefined, isId: (part: string) => boolean) {
  const request = pageRequest(first ?? 20, after, cursorParts);
  const [at = "", id = ""] = request.after ?? [];
  if (request.after && (Number.isNaN(Date.parse(at)) || !isId(id))) {
    throw badInput("`after` is not a cursor of this list");
  }
  return request;
}
