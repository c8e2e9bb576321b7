import DataLoader from "dataloader";
import { type Channels, type ChannelType, toChannelType } from "../channels/index.ts";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { LoaderCache } from "../platform/graphql/index.ts";
import { findEventsByIds } from "./event.store.ts";
import { type EventType, toEventType } from "./event.type.ts";
import { findPerformancesByIds, findPerformancesOfEvents } from "./performance.store.ts";
import { type PerformanceType, toPerformanceType } from "./performance.type.ts";
import type { PriceListRecord } from "./price-list.entity.ts";
import {
  findPriceListsOfPerformances,
  findPricesOfPerformances,
  findTicketTypesByIds,
  findTicketTypesOfPerformances,
  findWindowsOfPerformances,
  findZonesByIds,
  findZonesOfPerformances,
} from "./price-list.store.ts";
import {
  type PriceType,
  type PriceZoneType,
  SalesWindowType,
  type TicketTypeType,
  toPriceType,
  toPriceZoneType,
  toTicketTypeType,
} from "./price-list.type.ts";

/** Everything of the programme that fields ask for, batched over one request: one statement per kind of question. */
export class ProgrammeLoaders {
  private readonly keys = {
    event: Symbol("event"),
    performance: Symbol("performance"),
    zone: Symbol("price zone"),
    ticketType: Symbol("ticket type"),
    performances: Symbol("performances of event"),
    performancesWithDrafts: Symbol("performances of event, drafts included"),
    zones: Symbol("zones of performance"),
    prices: Symbol("prices of performance"),
    priceLists: Symbol("price lists of performance"),
    ticketTypes: Symbol("ticket types of performance"),
    windows: Symbol("sales windows of performance"),
  };

  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
  ) {}

  event(loaders: LoaderCache, id: string): Promise<EventType | null> {
    return this.byId(loaders, this.keys.event, findEventsByIds, toEventType, id);
  }

  performance(loaders: LoaderCache, id: number): Promise<PerformanceType | null> {
    return this.byId(loaders, this.keys.performance, findPerformancesByIds, toPerformanceType, id);
  }

  zone(loaders: LoaderCache, id: string): Promise<PriceZoneType | null> {
    return this.byId(loaders, this.keys.zone, findZonesByIds, toPriceZoneType, id);
  }

  ticketType(loaders: LoaderCache, id: string): Promise<TicketTypeType | null> {
    return this.byId(loaders, this.keys.ticketType, findTicketTypesByIds, toTicketTypeType, id);
  }

  /** Soonest first. */
  performancesOfEvent(loaders: LoaderCache, eventId: string, withDrafts: boolean): Promise<PerformanceType[]> {
    return this.grouped(loaders, {
      key: withDrafts ? this.keys.performancesWithDrafts : this.keys.performances,
      find: (tx, ids: readonly string[]) => findPerformancesOfEvents(tx, ids, withDrafts),
      groupOf: (performance) => performance.eventId,
      toNode: toPerformanceType,
      id: eventId,
    });
  }

  /** By index. */
  zonesOf(loaders: LoaderCache, performanceId: number): Promise<PriceZoneType[]> {
    return this.grouped(loaders, {
      key: this.keys.zones,
      find: findZonesOfPerformances,
      groupOf: (zone) => zone.performanceId,
      toNode: toPriceZoneType,
      id: performanceId,
    });
  }

  pricesOf(loaders: LoaderCache, performanceId: number): Promise<PriceType[]> {
    return this.grouped(loaders, {
      key: this.keys.prices,
      find: findPricesOfPerformances,
      groupOf: (price) => price.performanceId,
      toNode: toPriceType,
      id: performanceId,
    });
  }

  /** In the order of lists. */
  priceListsOf(loaders: LoaderCache, performanceId: number): Promise<PriceListRecord[]> {
    return this.grouped(loaders, {
      key: this.keys.priceLists,
      find: findPriceListsOfPerformances,
      groupOf: (list) => list.performanceId,
      toNode: (list) => list,
      id: performanceId,
    });
  }

  /** Those with a price, in the order of lists. */
  ticketTypesOf(loaders: LoaderCache, performanceId: number): Promise<TicketTypeType[]> {
    return this.grouped(loaders, {
      key: this.keys.ticketTypes,
      find: findTicketTypesOfPerformances,
      groupOf: (row) => row.performanceId,
      toNode: (row) => toTicketTypeType(row.ticketType),
      id: performanceId,
    });
  }

  async windowsOf(loaders: LoaderCache, performanceId: number): Promise<SalesWindowType[]> {
    const windows = await this.grouped(loaders, {
      key: this.keys.windows,
      find: findWindowsOfPerformances,
      groupOf: (window) => window.performanceId,
      toNode: (window) => window,
      id: performanceId,
    });
    return Promise.all(
      windows.map(async ({ channelId, opensAt, closesAt }) =>
        Object.assign(new SalesWindowType(), { channel: await this.channel(channelId), opensAt, closesAt }),
      ),
    );
  }

  private async channel(id: string): Promise<ChannelType> {
    const channel = await this.channels.byId(id);
    if (!channel) throw new Error(`channel ${id} is missing behind its foreign key`);
    return toChannelType(channel);
  }

  private byId<Id, Row extends { id: Id }, Node>(
    loaders: LoaderCache,
    key: symbol,
    find: (tx: EntityTransaction, ids: readonly Id[]) => Promise<Row[]>,
    toNode: (row: Row) => Node,
    id: Id,
  ): Promise<Node | null> {
    const load = async (ids: readonly Id[]) => {
      const rows = await this.database.read((tx) => find(tx, ids));
      const nodes = new Map(rows.map((row) => [row.id, toNode(row)]));
      return ids.map((each) => nodes.get(each) ?? null);
    };
    return loaders.get<Id, Node | null>(key, () => new DataLoader(load)).load(id);
  }

  private grouped<Id, Row, Node>(
    loaders: LoaderCache,
    question: {
      readonly key: symbol;
      readonly find: (tx: EntityTransaction, ids: readonly Id[]) => Promise<Row[]>;
      readonly groupOf: (row: Row) => Id;
      readonly toNode: (row: Row) => Node;
      readonly id: Id;
    },
  ): Promise<Node[]> {
    const load = async (ids: readonly Id[]) => {
      const groups = new Map<Id, Node[]>(ids.map((each) => [each, []]));
      for (const row of await this.database.read((tx) => question.find(tx, ids))) {
        groups.get(question.groupOf(row))?.push(question.toNode(row));
      }
      return ids.map((each) => groups.get(each) ?? []);
    };
    return loaders.get<Id, Node[]>(question.key, () => new DataLoader(load)).load(question.id);
  }
}
