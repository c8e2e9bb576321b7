import type { Channels } from "../channels/index.ts";
import type { Actor, Identity, RequestContext } from "../identity/index.ts";
import type { Messages } from "../messages/index.ts";
import type { Database, EntityTransaction, Transaction } from "../platform/database/index.ts";
import type { OutboxHandler, PeriodicJob } from "../platform/jobs/index.ts";
import type { LiveTopic, PartSource } from "../platform/live/index.ts";
import type { Metrics } from "../platform/metrics/index.ts";
import type { Programme, SellingFacts } from "../programme/index.ts";
import type { Venues } from "../venues/index.ts";
import { findFreeGeneralSeats, lockAllocations, sellAllocatedSeats } from "./allocations/allocation.store.ts";
import { type Allocations, createAllocations } from "./allocations/index.ts";
import { keepOffSale } from "./allocations/kill-seats.ts";
import { type Lending, type Lent, lendMoreSeats, lendSeats, takeLentSeatsBack } from "./allocations/lend-seats.ts";
import { AvailabilityResolver } from "./availability.resolver.ts";
import { seatSource, seatTopics } from "./availability.ts";
import { CartResolver, HoldFieldsResolver } from "./cart.resolver.ts";
import { CartLoader } from "./cart-loader.ts";
import { ChangeHolds } from "./change-holds.ts";
import { HoldResolver } from "./hold.resolver.ts";
import { extendHolds, findHoldsByCarts, type Hold, placeHolds } from "./hold.store.ts";
import { HoldBatcher } from "./hold-batcher.ts";
import { type HoldBestSeatsCommand, type HoldBestSeatsOutcome, holdBestSeats } from "./hold-best-seats.ts";
import { HoldManyResolver } from "./hold-many.resolver.ts";
import { type HoldManySeatsCommand, type HoldManySeatsOutcome, holdManySeats } from "./hold-many-seats.ts";
import { defaultHoldPolicy, type HoldPolicy } from "./hold-policy.ts";
import { type Holding, type HoldSeatsCommand, type HoldSeatsOutcome, holdSeats } from "./hold-seats.ts";
import { type HoldTogetherCommand, type HoldTogetherOutcome, holdTogether } from "./hold-together.ts";
import { type KeepForPartiesCommand, keepForParties } from "./keep-for-parties.ts";
import { type MergeCartsOutcome, mergeCarts } from "./merge-carts.ts";
import { PerformanceAvailabilityResolver } from "./performance-availability.resolver.ts";
import { placeTogether } from "./place-together.ts";
import { type FreeTicketSeats, type KeptFromPublic, keptFromPublic, publicShareWords } from "./public-share.ts";
import { putOnSale } from "./put-on-sale.ts";
import {
  type LockedHold,
  type LockedSeat,
  lockPerformanceSeats,
  readPerformanceSeats,
} from "./renumber-seats.store.ts";
import { type Renumbering, renumber } from "./renumber-seats.ts";
import {
  createReservations,
  freeKept,
  keepForPayment,
  type ReservationBooks,
  type Reservations,
  reservationBooks,
} from "./reservations/index.ts";
import { countSeats, returnSoldSeats, type SeatCounts, sellHeldSeats, type WantedSeat } from "./seat.store.ts";
import { SeatCountCache } from "./seat-counts.ts";
import { SeatPictures, type WatchedStates } from "./seat-pictures.ts";
import { sweepExpiredHolds } from "./sweep-expired-holds.ts";
import { createWaitingLists, type WaitingLists, type WaitingTiming } from "./waiting/index.ts";

export { checkCartKey, newCartKey } from "./cart-key.ts";
export { channelCodeOf } from "./channel-of-actor.ts";
export { inventoryEntities } from "./entities.ts";
export type { Hold } from "./hold.store.ts";
export { CartType, toCartType } from "./hold.type.ts";
export { defaultHoldPolicy, type HoldPolicy } from "./hold-policy.ts";
export { NotOnSaleType } from "./hold-results.type.ts";
export type { LockedHold, LockedSeat } from "./renumber-seats.store.ts";
export type { Renumbering } from "./renumber-seats.ts";
export { type BuyerKeys, ReservationType } from "./reservations/index.ts";
export type { SeatCounts, WantedSeat } from "./seat.store.ts";
export { SeatLabelType, toSeatLabelType } from "./seat-label.type.ts";
export type { WatchedStates } from "./seat-pictures.ts";
export { SeatState } from "./seat-state.type.ts";
export type { WaitingTiming } from "./waiting/index.ts";
export type { HoldBestSeatsCommand, HoldBestSeatsOutcome, HoldSeatsCommand, HoldSeatsOutcome };
export { publicShareWords };

export interface Inventory extends Allocations, Reservations, ReservationBooks, WaitingLists {
  holdSeats(command: HoldSeatsCommand): Promise<HoldSeatsOutcome>;
  holdBestSeats(command: HoldBestSeatsCommand): Promise<HoldBestSeatsOutcome>;
  putOnSale(actor: Actor, performanceId: number): ReturnType<Programme["markOnSale"]>;
  /** Frees the seats of expired holds; answers how many. Runs by itself as a job. */
  sweepExpiredHolds(signal?: AbortSignal): Promise<number>;

  /** Hundreds of seats for a sale of the staff: all, or as many as are free. */
  holdManySeats(command: HoldManySeatsCommand): Promise<HoldManySeatsOutcome>;
  /** Seats of several performances for one cart, every part or nothing. */
  holdTogether(command: HoldTogetherCommand): Promise<HoldTogetherOutcome>;
  /** Puts the live holds of one cart into another, each with its own end; nothing moves past a limit. */
  mergeCarts(carts: { readonly from: string; readonly into: string }): Promise<MergeCartsOutcome>;

  /** The live holds of a cart, as the transaction sees them. */
  holdsOfCart(tx: Transaction, cartKey: string): Promise<readonly Hold[]>;
  /** Gives these live holds of a cart the time to pay, within their limit; answers those that are still live. */
  extendForPayment(tx: Transaction, cartKey: string, holdIds: readonly string[]): Promise<readonly Hold[]>;
  /**
   * Keeps everything that a cart holds for a payment that may take days, under another key, so that the seller's cart is
   * empty; answers the holds. A reservation's goes along and is over once the seats are sold.
   */
  keepForPayment(tx: Transaction, cartKey: string, newKey: string, until: Date): Promise<readonly Hold[]>;
  /** Gives free what is kept so; a reservation of it is over. */
  freeKept(tx: Transaction, cartKey: string): Promise<void>;
  /**
   * Sells seats to an order, all or none: held under the given hold, expired or not, or free. Answers the ones that
   * could not be had; then nothing was changed.
   */
  sellSeats(tx: Transaction, orderId: string, wanted: readonly WantedSeat[]): Promise<readonly WantedSeat[]>;
  /** Puts sold seats of an order back on sale; answers how many there were. */
  returnSeats(
    tx: Transaction,
    orderId: string,
    seats: readonly { readonly performanceId: number; readonly ordinal: number }[],
  ): Promise<number>;
  /** Gives a counter seats of its own; null where none could be had. */
  lendSeats(tx: EntityTransaction, lending: Lending): Promise<Lent | null>;
  /** Gives a lent allocation more seats; answers which came. */
  lendMoreSeats(tx: EntityTransaction, allocationId: string, choose: Lending["choose"]): Promise<readonly number[]>;
  /** Ends that: unsold seats are in general sale again. Answers which. */
  takeLentSeatsBack(tx: EntityTransaction, allocationId: string): Promise<readonly number[]>;
  /** Sells seats of an allocation by its number, all or none; answers those that could not be had. */
  sellAllocatedSeats: typeof sellAllocatedSeats;
  /** Seats that nobody has and that are in general sale, ascending. */
  freeGeneralSeats(tx: Transaction, performanceId: number): Promise<readonly number[]>;
  /** Takes seats off sale that an order has just given back, with the reason. */
  keepOff(tx: Transaction, kill: Parameters<typeof keepOffSale>[1]): Promise<void>;
  /** Called once by who knows which seats were given away as free tickets. */
  knowFreeTickets(source: FreeTicketSeats): void;
  /** How many seats the public cannot have, where a market says how many may be; nobody else changes it meanwhile. */
  keptFromPublic(tx: Transaction, performanceId: number): Promise<KeptFromPublic | null>;
  /**
   * Holds seats for parties until an instant, whatever they are kept for, each under its own key: all, or none is and
   * the answer names the seats that cannot be had; then the transaction has to be rolled back.
   */
  keepForParties(tx: Transaction, keep: KeepForPartiesCommand): Promise<readonly number[]>;
  /** Every seat of a performance as it stands; empty for one that was never on sale. */
  readSeats(tx: Transaction, performanceId: number): Promise<readonly LockedSeat[]>;
  /** The same locked, with its holds: until the transaction ends nobody else gets or gives back a seat. */
  lockSeats(
    tx: Transaction,
    performanceId: number,
  ): Promise<{ readonly holds: readonly LockedHold[]; readonly seats: readonly LockedSeat[] }>;
  /**
   * Gives the seats of a locked performance the ordinals of another version of its map. Answers new ids of holds by
   * their old ones.
   */
  renumberSeats(tx: Transaction, renumbering: Renumbering): Promise<ReadonlyMap<string, string>>;
  countSeats(tx: Transaction, performanceIds: readonly number[]): Promise<ReadonlyMap<number, SeatCounts>>;
  /** Makes the next answer of this request read the cart again. */
  forgetCart(context: RequestContext, cartKey: string): void;

  /** What the live broadcaster of the platform is made with. */
  readonly liveSource: PartSource;
  readonly liveTopics: readonly LiveTopic<RequestContext>[];
  /** Called once the broadcaster exists: suggestions then come from the live states instead of own reads. */
  followLive(states: WatchedStates): void;
  readonly jobs: readonly PeriodicJob[];
  readonly outboxHandlers: Readonly<Record<string, OutboxHandler>>;
  readonly resolvers: readonly object[];
  close(): void;
}

export interface InventoryDependencies {
  readonly database: Database;
  readonly identity: Pick<Identity, "findStaffMembers" | "loadStaffMember">;
  readonly channels: Channels;
  readonly venues: Pick<Venues, "geometryOf" | "loadVenue">;
  readonly programme: Programme;
  readonly messages: Pick<Messages, "write">;
  readonly metrics?: Metrics;
  readonly policy?: Partial<HoldPolicy>;
  readonly waiting?: Partial<WaitingTiming>;
  /** Where people reach the server; absent: addresses are relative to where the buyer is. */
  readonly publicOrigin?: string | undefined;
}

export function createInventory(dependencies: InventoryDependencies): Inventory {
  const { database, channels, programme, venues, metrics } = dependencies;
  const policy: HoldPolicy = { ...defaultHoldPolicy, ...dependencies.policy };
  const statements = metrics?.counter("parterre_hold_statements_total", "Statements that placed holds.");
  const batcher = new HoldBatcher((batch) => {
    statements?.inc();
    return placeHolds((asked, values) => database.queryHot(asked, values, { synchronousCommit: "off" }), batch);
  });
  let live: WatchedStates = { watch: () => () => undefined };
  const pictures = new SeatPictures(database, { watch: (key, listener) => live.watch(key, listener) });
  let freeTicketSeats: FreeTicketSeats = async () => [];
  const allocations = createAllocations({ ...dependencies, freeTicketSeats: (tx, id) => freeTicketSeats(tx, id) });
  const holding = createHolding(dependencies, policy, batcher, pictures, allocations);
  const carts = new CartLoader(database);
  const reservations = createReservations(dependencies, carts);
  const waiting = createWaitingLists(
    {
      ...dependencies,
      publicOrigin: dependencies.publicOrigin ?? "",
      timing: dependencies.waiting ?? {},
      channelIdOf: (code) => channelIdOf(channels, code),
      anyFree: async (performanceId) => {
        const states = await pictures.statesOf(performanceId);
        // Code 0: free, of no allocation. What is only held a moment too long is seen once the sweeper has been there.
        return states.includes(0);
      },
    },
    carts,
  );
  metrics?.gauge("parterre_holds_waiting", "Holds waiting for a statement.", () => batcher.waitingCount);
  return {
    ...allocations.acts,
    ...reservations.acts,
    ...waiting.acts,
    holdSeats: (command) => holdSeats(holding, command),
    holdBestSeats: (command) => holdBestSeats(holding, command),
    holdManySeats: (command) => holdManySeats(holding, command),
    holdTogether: (command) => holdTogether(holding, command),
    putOnSale: (actor, performanceId) => putOnSale(database, programme, actor, performanceId),
    sweepExpiredHolds: (signal) => sweepExpiredHolds(database, signal),
    mergeCarts: (pair) => mergeCarts({ database, factsOf: holding.factsOf }, pair),
    holdsOfCart: (tx, cartKey) => findHoldsByCarts((statement, values) => tx.query(statement, values), [cartKey]),
    extendForPayment: (tx, cartKey, holdIds) => extendHolds(tx, cartKey, policy.paymentMs, holdIds),
    keepForPayment,
    freeKept,
    ...reservationBooks(database),
    sellSeats: sellHeldSeats,
    returnSeats: returnSoldSeats,
    lendSeats,
    lendMoreSeats,
    takeLentSeatsBack,
    sellAllocatedSeats,
    freeGeneralSeats: findFreeGeneralSeats,
    keepOff: keepOffSale,
    knowFreeTickets: (source) => {
      freeTicketSeats = source;
    },
    keptFromPublic: async (tx, performanceId) => {
      await lockAllocations(tx, performanceId);
      return keptFromPublic({ programme, freeTicketSeats }, tx, performanceId);
    },
    keepForParties: async (tx, keep) => keepForParties(tx, await channelIdOf(channels, "counter"), keep),
    readSeats: readPerformanceSeats,
    lockSeats: lockPerformanceSeats,
    renumberSeats: async (tx, renumbering) => renumber(tx, await channelIdOf(channels, "counter"), renumbering),
    countSeats: (tx, ids) => countSeats((statement, values) => tx.query(statement, values), ids),
    forgetCart: (context, cartKey) => carts.forget(context, cartKey),
    liveSource: seatSource(database, programme),
    liveTopics: seatTopics(programme),
    followLive: (states) => {
      live = states;
    },
    jobs: [
      {
        name: "inventory.sweep-expired-holds",
        everyMs: 1000,
        locksItself: true,
        run: (signal) => sweepExpiredHolds(database, signal),
      },
      ...allocations.jobs,
      ...waiting.jobs,
    ],
    outboxHandlers: { ...reservations.outboxHandlers, ...waiting.outboxHandlers },
    resolvers: [
      new HoldResolver(holding, new ChangeHolds(database, policy), carts),
      new HoldManyResolver(holding, carts),
      new CartResolver(carts, (pair) => mergeCarts({ database, factsOf: holding.factsOf }, pair)),
      new HoldFieldsResolver(programme, (versionId) => venues.geometryOf(versionId)),
      new PerformanceAvailabilityResolver(database, programme, new SeatCountCache(database)),
      new AvailabilityResolver(),
      ...allocations.resolvers,
      ...reservations.resolvers,
      ...waiting.resolvers,
    ],
    close: () => pictures.close(),
  };
}

function createHolding(
  { database, channels, venues, programme, metrics }: InventoryDependencies,
  policy: HoldPolicy,
  batcher: HoldBatcher,
  pictures: SeatPictures,
  { allocationsOf }: Pick<Holding, "allocationsOf">,
): Holding {
  const results = metrics?.counter("parterre_holds_total", "Asked holds by what became of them.", ["result"]);
  return {
    factsOf: (performanceId): Promise<SellingFacts | null> => programme.sellingFacts(performanceId),
    geometryOf: (versionId) => venues.geometryOf(versionId),
    channelIdOf: (code) => channelIdOf(channels, code),
    alreadyHeld: async (cartKey, performanceId) => {
      const holds = await findHoldsByCarts((statement, values) => database.queryHot(statement, values), [cartKey]);
      return holds
        .filter((hold) => hold.performanceId === performanceId)
        .reduce((sum, hold) => sum + hold.ordinals.length, 0);
    },
    allocationsOf,
    batcher,
    placeTogether: (requests) => placeTogether(database, requests),
    pictures,
    policy,
    count: (result) => results?.inc({ result }),
  };
}

async function channelIdOf(channels: Channels, code: string): Promise<string> {
  const channel = await channels.byCode(code);
  if (!channel) throw new Error(`there is no channel ${code}`);
  return channel.id;
}
