import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../identity/index.ts";
import { PerformanceType, PriceZoneType, type Programme, performanceIdFrom } from "../../programme/index.ts";
import { checkCartKey } from "../cart-key.ts";
import type { CartLoader } from "../cart-loader.ts";
import { toCartType } from "../hold.type.ts";
import { joinWaitingList } from "./join-waiting-list.ts";
import { leaveWaitingList, takeWaitingOffer } from "./use-waiting-entry.ts";
import type { WaitingStateName } from "./waiting.rules.ts";
import { countAhead, countWaiting, findWaitingEntry, findWaitingList } from "./waiting.store.ts";
import {
  JoinWaitingListInput,
  JoinWaitingListResult,
  LeaveWaitingListResult,
  SeatsFreeNowType,
  TakeWaitingOfferResult,
  toWaitingEntryType,
  toWaitingRefused,
  WaitingEntryChangedType,
  WaitingEntryType,
  WaitingListCountsType,
  WaitingListType,
  WaitingOfferTakenType,
} from "./waiting.type.ts";
import type { WaitingTools } from "./waiting-tools.ts";

const mostListed = 500;
const secretArg = "Of the entry.";

@Resolver(() => WaitingEntryType)
export class WaitingResolver {
  constructor(
    private readonly tools: WaitingTools,
    private readonly carts: CartLoader,
    private readonly programme: Pick<Programme, "loadPerformance" | "loadZone">,
  ) {}

  @Query(() => WaitingEntryType, { nullable: true, description: "An entry of a waiting list, by its secret." })
  waitingEntry(@Arg("secret", () => ID, { description: secretArg }) secret: string): Promise<WaitingEntryType | null> {
    return this.find(secret);
  }

  @Mutation(() => JoinWaitingListResult, {
    description: "Puts somebody at the end of the line for seats that cannot be had now.",
  })
  async joinWaitingList(
    @Arg("input", () => JoinWaitingListInput, { description: "What they wait for." }) input: JoinWaitingListInput,
  ): Promise<typeof JoinWaitingListResult> {
    const { seatCount, zoneIds, currency, name, email, locale } = input;
    const outcome = await joinWaitingList(this.tools, {
      performanceId: performanceIdFrom(input.performanceId),
      wish: { seatCount, zoneIds, currency, mostPriceMinor: input.mostPriceMinor ?? null },
      ...{ name, email: email.trim(), locale },
    });
    if (outcome.kind === "refused") return toWaitingRefused(outcome);
    if (outcome.kind === "joined") return this.changed(outcome.secret);
    return Object.assign(new SeatsFreeNowType(), {
      reason: { zh: "现在就有符合的座位，请直接选座。", en: "Such seats are free right now: choose them on the map." },
      freeOrdinals: outcome.ordinals,
    });
  }

  @Mutation(() => LeaveWaitingListResult, { description: "Leaves the line; seats that were offered go to the next." })
  async leaveWaitingList(
    @Arg("secret", () => ID, { description: secretArg }) secret: string,
  ): Promise<typeof LeaveWaitingListResult> {
    const outcome = await leaveWaitingList(this.tools, secret);
    return outcome.kind === "refused" ? toWaitingRefused(outcome) : this.changed(secret);
  }

  @Mutation(() => TakeWaitingOfferResult, { description: "Puts the seats of an offer into a cart." })
  async takeWaitingOffer(
    @Arg("secret", () => ID, { description: secretArg }) secret: string,
    @Arg("cartKey", () => ID, { description: "From createCart." }) key: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof TakeWaitingOfferResult> {
    const cartKey = checkCartKey(key);
    const outcome = await takeWaitingOffer(this.tools, { secret, cartKey });
    this.carts.forget(context, cartKey);
    if (outcome.kind === "refused") return toWaitingRefused(outcome);
    return Object.assign(new WaitingOfferTakenType(), { cart: toCartType(cartKey) });
  }

  @Authorized("inventory.reserve")
  @Query(() => WaitingListType, { description: "Who waits for seats of a performance." })
  async waitingList(
    @Arg("performanceId", () => ID, { description: "The performance." }) id: string,
  ): Promise<WaitingListType> {
    const performanceId = performanceIdFrom(id);
    const counted =
      performanceId === null ? [] : await this.tools.database.inHotTransaction((tx) => countWaiting(tx, performanceId));
    const of = (state: WaitingStateName) => counted.find((each) => each.state === state);
    const counts = Object.assign(new WaitingListCountsType(), {
      waitingCount: of("waiting")?.entries ?? 0,
      seatsWanted: of("waiting")?.seats ?? 0,
      offeredCount: of("offered")?.entries ?? 0,
      takenCount: of("taken")?.entries ?? 0,
      missedCount: of("missed")?.entries ?? 0,
      leftCount: of("left")?.entries ?? 0,
    });
    return Object.assign(new WaitingListType(), { counts, performanceId });
  }

  @FieldResolver(() => PerformanceType, { nullable: true, description: "The performance they wait for." })
  performance(
    @Root() { performanceId }: WaitingEntryType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<PerformanceType | null> {
    return this.programme.loadPerformance(loaders, performanceId);
  }

  @FieldResolver(() => [PriceZoneType], { description: "Zones they are content with; empty: any." })
  async zones(@Root() { zoneIds }: WaitingEntryType, @Ctx() { loaders }: RequestContext): Promise<PriceZoneType[]> {
    const all = await Promise.all(zoneIds.map((id) => this.programme.loadZone(loaders, id)));
    return all.filter((zone) => zone !== null);
  }

  @FieldResolver(() => Int, { description: "How many came before and are still in the line; 0 when not waiting." })
  aheadCount(@Root() { state, performanceId, number }: WaitingEntryType): Promise<number> | number {
    if (state !== "waiting") return 0;
    return this.tools.database.inHotTransaction((tx) => countAhead(tx, performanceId, number));
  }

  private async find(secret: string): Promise<WaitingEntryType | null> {
    const entry = await this.tools.database.read((tx) => findWaitingEntry(tx, { secret }));
    return entry && toWaitingEntryType(entry);
  }

  private async changed(secret: string): Promise<WaitingEntryChangedType> {
    const entry = await this.find(secret);
    if (!entry) throw new Error("the entry is gone");
    return Object.assign(new WaitingEntryChangedType(), { entry });
  }
}

/** The entries of a list, for those who may see it. */
@Resolver(() => WaitingListType)
export class WaitingListFieldsResolver {
  constructor(private readonly tools: Pick<WaitingTools, "database">) {}

  @FieldResolver(() => [WaitingEntryType], {
    description: "Those who are offered seats, then those who wait, in their order; then those who are through.",
  })
  async entries(
    @Root() { performanceId }: WaitingListType,
    @Arg("first", () => Int, { defaultValue: 200, description: `At most so many, up to ${mostListed}.` }) first: number,
  ): Promise<WaitingEntryType[]> {
    if (performanceId === null) return [];
    const most = Math.max(1, Math.min(mostListed, first));
    const entries = await this.tools.database.read((tx) => findWaitingList(tx, performanceId, most));
    return entries.map(toWaitingEntryType);
  }
}
