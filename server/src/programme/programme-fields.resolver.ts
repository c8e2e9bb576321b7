import type { Currency } from "@parterre/money";
import { isValidAt } from "@parterre/pricing";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { may, type RequestContext } from "../identity/index.ts";
import { CurrencyEnum } from "../platform/graphql/index.ts";
import { SeatMapVersionType, type Venues, VenueType } from "../venues/index.ts";
import { EventType } from "./event.type.ts";
import { PerformanceType } from "./performance.type.ts";
import type { PriceListRecord } from "./price-list.entity.ts";
import {
  PriceListType,
  PriceType,
  PriceZoneType,
  SalesWindowType,
  TicketTypeType,
  toPriceListType,
} from "./price-list.type.ts";
import type { ProgrammeLoaders } from "./programme-loaders.ts";

@Resolver(() => EventType)
export class EventFieldsResolver {
  constructor(private readonly loaders: ProgrammeLoaders) {}

  @FieldResolver(() => [PerformanceType], { description: "Its dates, soonest first. Drafts are for staff only." })
  performances(@Root() event: EventType, @Ctx() { actor, loaders }: RequestContext): Promise<PerformanceType[]> {
    return this.loaders.performancesOfEvent(loaders, event.id, may(actor, "programme.read-drafts"));
  }
}

@Resolver(() => PerformanceType)
export class PerformanceFieldsResolver {
  constructor(
    private readonly loaders: ProgrammeLoaders,
    private readonly venues: Pick<Venues, "loadVenue" | "loadVersion">,
  ) {}

  @FieldResolver(() => EventType, { description: "What is performed." })
  async event(@Root() performance: PerformanceType, @Ctx() { loaders }: RequestContext): Promise<EventType> {
    return existing(await this.loaders.event(loaders, performance.eventId), performance.eventId);
  }

  @FieldResolver(() => VenueType, { description: "Where: the venue of its seat map." })
  async venue(@Root() performance: PerformanceType, @Ctx() { loaders }: RequestContext): Promise<VenueType> {
    return existing(await this.venues.loadVenue(loaders, performance.venueId), performance.venueId);
  }

  @FieldResolver(() => SeatMapVersionType, { description: "The published map whose seats it sells." })
  async seatMapVersion(
    @Root() performance: PerformanceType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SeatMapVersionType> {
    const { seatMapVersionId } = performance;
    return existing(await this.venues.loadVersion(loaders, seatMapVersionId), seatMapVersionId);
  }

  @FieldResolver(() => [PriceZoneType], { description: "Its price zones by index." })
  zones(@Root() performance: PerformanceType, @Ctx() { loaders }: RequestContext): Promise<PriceZoneType[]> {
    return this.loaders.zonesOf(loaders, performance.performanceId);
  }

  @FieldResolver(() => [TicketTypeType], { description: "Ticket types that have a price here, in the order of lists." })
  ticketTypes(@Root() performance: PerformanceType, @Ctx() { loaders }: RequestContext): Promise<TicketTypeType[]> {
    return this.loaders.ticketTypesOf(loaders, performance.performanceId);
  }

  @FieldResolver(() => [PriceType], {
    description: "What a channel sells at this moment, by zone, ticket type and currency. An absent cell is not sold.",
  })
  async prices(
    @Root() performance: PerformanceType,
    @Ctx() { loaders }: RequestContext,
    @Arg("channelCode", () => String, { nullable: true, defaultValue: "web", description: "The channel." })
    channelCode: string,
  ): Promise<PriceType[]> {
    const lists = await this.loaders.priceListsOf(loaders, performance.performanceId);
    const prices = await this.loaders.pricesOf(loaders, performance.performanceId);
    const holding = new Set(lists.filter((list) => holds(list, channelCode ?? "web", Date.now())).map((l) => l.code));
    return prices.filter((price) => holding.has(price.listCode));
  }

  @FieldResolver(() => [PriceListType], { description: "All its price lists, in the order of lists." })
  async priceLists(@Root() performance: PerformanceType, @Ctx() { loaders }: RequestContext): Promise<PriceListType[]> {
    const lists = await this.loaders.priceListsOf(loaders, performance.performanceId);
    const prices = await this.loaders.pricesOf(loaders, performance.performanceId);
    return lists.map((list) => toPriceListType(list, prices));
  }

  @FieldResolver(() => [CurrencyEnum], { description: "Currencies it has a price in; one order is in one of them." })
  async currencies(@Root() performance: PerformanceType, @Ctx() { loaders }: RequestContext): Promise<Currency[]> {
    const prices = await this.loaders.pricesOf(loaders, performance.performanceId);
    return [...new Set(prices.map((price) => price.money.currency))].sort();
  }

  @FieldResolver(() => [SalesWindowType], { description: "When each channel may sell; a channel without one may not." })
  salesWindows(@Root() performance: PerformanceType, @Ctx() { loaders }: RequestContext): Promise<SalesWindowType[]> {
    return this.loaders.windowsOf(loaders, performance.performanceId);
  }

  @FieldResolver(() => String, {
    description: "Bytes, one per ordinal: index into zones, 255 = in no zone. Immutable, named by its hash.",
  })
  zoneMapUrl(@Root() performance: PerformanceType): string {
    return `/performances/${performance.id}/zones/${performance.zoneMapHash ?? "none"}`;
  }
}

/** Foreign keys promise it. */
function existing<Value>(value: Value | null, id: string): Value {
  if (value === null) throw new Error(`row ${id} is missing behind its foreign key`);
  return value;
}

/** Whether a channel sells by a list at an instant. */
function holds({ channelCodes, validFrom, validUntil }: PriceListRecord, channelCode: string, at: number): boolean {
  const isTime = isValidAt({ from: validFrom?.getTime() ?? null, until: validUntil?.getTime() ?? null }, at);
  return isTime && (channelCodes?.includes(channelCode) ?? true);
}
