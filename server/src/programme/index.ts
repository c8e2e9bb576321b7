import type { FastifyInstance } from "fastify";
import type { Channels } from "../channels/index.ts";
import type { Actor, StaffActor } from "../identity/index.ts";
import type { Database, EntityTransaction, Transaction } from "../platform/database/index.ts";
import type { LoaderCache } from "../platform/graphql/index.ts";
import type { Venues } from "../venues/index.ts";
import { markCancelled } from "./cancel-performance.ts";
import { lockForMapChange, type NewSeatMap, setSeatMap } from "./change-seat-map.ts";
import { findEventBySlug } from "./event.store.ts";
import type { EventType } from "./event.type.ts";
import type { HousePromotion, HouseRules } from "./house-rules.rules.ts";
import { findPromotionByCode, findPromotionsByIds } from "./house-rules.store.ts";
import { HouseRulesCache } from "./house-rules.ts";
import { HouseSettingsResolver } from "./house-settings.resolver.ts";
import { createHouseSettings, type HouseSettings } from "./house-settings.ts";
import { MarketRulesResolver } from "./market-rules.resolver.ts";
import { readIdentityKey } from "./market-rules.store.ts";
import { type MovedFrom, markMoved, type PerformanceMoveTarget } from "./move-performance.ts";
import type { Performance } from "./performance.entity.ts";
import { findPerformancesOfEvents } from "./performance.store.ts";
import type { PerformanceType } from "./performance.type.ts";
import { createPlanning, type Planning } from "./planning.ts";
import { findTicketTypes } from "./price-list.store.ts";
import type { PriceZoneType, TicketTypeType } from "./price-list.type.ts";
import { ProgrammeResolver } from "./programme.resolver.ts";
import { registerProgrammeRoutes } from "./programme.routes.ts";
import { EventFieldsResolver, PerformanceFieldsResolver } from "./programme-fields.resolver.ts";
import { ProgrammeLoaders } from "./programme-loaders.ts";
import { ProgrammeMutationsResolver } from "./programme-mutations.resolver.ts";
import { markOnSale } from "./put-on-sale.ts";
import { RefundPoliciesResolver } from "./refund-policies.resolver.ts";
import type { RefundPolicy } from "./refund-policy.entity.ts";
import { findRefundPolicies, type RefundPolicyRule } from "./refund-policy.store.ts";
import type { Refused } from "./refusals.rules.ts";
import { type NewRefundPolicy, saveRefundPolicy } from "./save-refund-policy.ts";
import type { SellingFacts } from "./selling-facts.rules.ts";
import { SellingFactsCache } from "./selling-facts.ts";

export { programmeEntities } from "./entities.ts";
export type { NewEvent } from "./event.rules.ts";
export { type HousePromotion, type HouseRules, taxesAt } from "./house-rules.rules.ts";
export {
  type NewPromotion,
  type NewTicketType,
  promotionCodeOf,
} from "./house-settings.rules.ts";
export { PromotionType } from "./house-settings.type.ts";
export { PerformanceType } from "./performance.type.ts";
export { performanceIdFrom } from "./performance-id.ts";
export { PerformanceState } from "./performance-state.rules.ts";
export type { NewPrice, NewPriceList } from "./price-list.rules.ts";
export { PriceZoneType, TicketTypeType } from "./price-list.type.ts";
export type { NewPriceZone } from "./price-zones.rules.ts";
export { SavePerformanceResult, toSavePerformanceResult } from "./programme-results.type.ts";
export type { RefundPolicyRule } from "./refund-policy.store.ts";
export { isRefused, type Refused, refuse } from "./refusals.rules.ts";
export {
  maySell,
  noZone,
  priceOf,
  type SellingFacts,
  zoneOfSeat,
} from "./selling-facts.rules.ts";

export interface Programme extends Planning, HouseSettings {
  /** Makes a new version of a refund policy, for sales from now on. */
  saveRefundPolicy(actor: StaffActor, policy: NewRefundPolicy): Promise<RefundPolicy | Refused>;
  /** What the house sells by, no older than a second; within a transaction never by a second connection. */
  houseRules(tx?: Transaction): Promise<HouseRules>;
  /** What numbers of identity documents are hashed by; never shown to anybody. */
  identityKey(tx: Transaction): Promise<Buffer>;
  /** The promotion with this code, as the transaction sees it; `code` as `promotionCodeOf` answers it. */
  findPromotion(tx: Transaction, code: string): Promise<HousePromotion | null>;
  /** Promotions as they are now, of those that still are there. */
  findPromotions(tx: Transaction, ids: readonly string[]): Promise<readonly HousePromotion[]>;
  /** Versions of refund policies, by id; every one that was ever in force is there. */
  findRefundPolicies(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, RefundPolicyRule>>;
  /**
   * What selling needs to know, no older than a second; null when there is no such performance. Who has a transaction
   * open gives it, and never waits for a second connection.
   */
  sellingFacts(performanceId: number, tx?: Transaction): Promise<SellingFacts | null>;
  /** The same as the transaction sees it. */
  currentSellingFacts(tx: Transaction, performanceId: number): Promise<SellingFacts | null>;
  /** Call after a transaction that changed a performance committed, so that this process sees it at once. */
  forgetSellingFacts(performanceId: number): void;
  /**
   * Marks a performance as on sale in the transaction that makes its seats, or tells why it is not ready. A closed
   * one may be opened again: its seats are there already.
   */
  markOnSale(tx: EntityTransaction, actor: Actor, performanceId: number): Promise<Performance | Refused>;
  /** Says that a performance will not take place; null when done. Call `forgetSellingFacts` after the commit. */
  /** Another time for a performance, or the end of it because its orders go to another one. */
  markMoved(
    tx: EntityTransaction,
    actor: Actor,
    performanceId: number,
    target: PerformanceMoveTarget,
    reason: string,
  ): Promise<MovedFrom | Refused>;
  markCancelled(tx: EntityTransaction, actor: Actor, performanceId: number, reason: string): Promise<Refused | null>;
  /** The performance as it is, locked for a change of its map; null when there is none. */
  lockForMapChange(tx: EntityTransaction, performanceId: number): Promise<Performance | null>;
  /** Makes a locked performance sell another version of its seat map. To be written before its seats are. */
  setSeatMap(tx: EntityTransaction, performanceId: number, seatMap: NewSeatMap): Promise<void>;
  /** The id of the event at this address; null when there is none. */
  findEventId(tx: EntityTransaction, slug: string): Promise<string | null>;
  /** All performances of an event, drafts too, soonest first. */
  findPerformances(tx: EntityTransaction, eventId: string): Promise<readonly Performance[]>;
  /** The house's ticket types: ids by code. */
  findTicketTypeIds(tx: EntityTransaction): Promise<ReadonlyMap<string, string>>;
  /** For fields of other slices, batched over the request. Drafts are not hidden here. */
  loadPerformance(loaders: LoaderCache, id: number): Promise<PerformanceType | null>;
  loadEvent(loaders: LoaderCache, id: string): Promise<EventType | null>;
  loadZone(loaders: LoaderCache, id: string): Promise<PriceZoneType | null>;
  /** By index. */
  loadZonesOf(loaders: LoaderCache, performanceId: number): Promise<PriceZoneType[]>;
  loadTicketType(loaders: LoaderCache, id: string): Promise<TicketTypeType | null>;
  /** Registers `GET /performances/…`. */
  routes(server: FastifyInstance): Promise<void>;
  readonly resolvers: readonly object[];
}

export interface ProgrammeDependencies {
  readonly database: Database;
  readonly channels: Channels;
  readonly venues: Pick<Venues, "drawnZonesOf" | "findPublished" | "loadVenue" | "loadVersion">;
}

export function createProgramme({ database, channels, venues }: ProgrammeDependencies): Programme {
  const facts = new SellingFactsCache(database, channels);
  const loaders = new ProgrammeLoaders(database, channels);
  const rules = new HouseRulesCache(database);
  const planning = createPlanning({ database, channels, venues, facts });
  const settings = createHouseSettings(database, channels, rules);
  return {
    ...planning,
    ...settings,
    houseRules: (tx) => (tx ? rules.recentWithin(tx) : rules.recent()),
    saveRefundPolicy: (actor, policy) => saveRefundPolicy(database, actor, policy),
    identityKey: readIdentityKey,
    findPromotion: findPromotionByCode,
    findPromotions: findPromotionsByIds,
    findRefundPolicies,
    sellingFacts: (performanceId, tx) => (tx ? facts.recentWithin(tx, performanceId) : facts.recent(performanceId)),
    currentSellingFacts: (tx, performanceId) => facts.current(tx, performanceId),
    forgetSellingFacts: (performanceId) => facts.forget(performanceId),
    markOnSale,
    markCancelled,
    markMoved,
    lockForMapChange,
    setSeatMap,
    findEventId: async (tx, slug) => (await findEventBySlug(tx, slug))?.id ?? null,
    findPerformances: (tx, eventId) => findPerformancesOfEvents(tx, [eventId], true),
    findTicketTypeIds: async (tx) => new Map((await findTicketTypes(tx)).map((type) => [type.code, type.id])),
    loadPerformance: (cache, id) => loaders.performance(cache, id),
    loadEvent: (cache, id) => loaders.event(cache, id),
    loadZone: (cache, id) => loaders.zone(cache, id),
    loadZonesOf: (cache, performanceId) => loaders.zonesOf(cache, performanceId),
    loadTicketType: (cache, id) => loaders.ticketType(cache, id),
    routes: async (server) => registerProgrammeRoutes(server, database),
    resolvers: [
      new ProgrammeResolver(database, loaders),
      new ProgrammeMutationsResolver(planning),
      new HouseSettingsResolver(database, settings),
      new MarketRulesResolver(database, settings),
      new RefundPoliciesResolver(database),
      new EventFieldsResolver(loaders),
      new PerformanceFieldsResolver(loaders, venues),
    ],
  };
}
