import DataLoader from "dataloader";
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import {
  PerformanceType,
  type Programme,
  performanceIdFrom,
  refuse,
  SavePerformanceResult,
  toSavePerformanceResult,
} from "../programme/index.ts";
import { channelCodeOf } from "./channel-of-actor.ts";
import { putOnSale } from "./put-on-sale.ts";
import type { SeatCountCache } from "./seat-counts.ts";
import { whyNotOnSale } from "./why-not-on-sale.ts";

const countsKey = Symbol("seat counts");

/** What inventory knows of performances. */
@Resolver(() => PerformanceType)
export class PerformanceAvailabilityResolver {
  constructor(
    private readonly database: Database,
    private readonly programme: Programme,
    private readonly counts: SeatCountCache,
  ) {}

  @FieldResolver(() => Int, { description: "Free seats, a moment ago; zero before it was first put on sale." })
  async freeSeatCount(@Root() performance: PerformanceType, @Ctx() context: RequestContext): Promise<number> {
    const loader = context.loaders.get<number, number>(
      countsKey,
      () => new DataLoader((ids) => this.counts.freeSeats(ids)),
    );
    return loader.load(performance.performanceId);
  }

  @FieldResolver(() => Boolean, { description: "Whether the caller's channel may buy now." })
  async onSaleNow(@Root() performance: PerformanceType, @Ctx() context: RequestContext): Promise<boolean> {
    const facts = await this.programme.sellingFacts(performance.performanceId);
    return whyNotOnSale(facts, channelCodeOf(context.actor), new Date()) === null;
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, {
    description: "Makes the performance's seats and opens sales through every channel whose window is open.",
  })
  async putOnSale(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    const id = performanceIdFrom(performanceId);
    const outcome =
      id === null
        ? refuse("performanceId", "没有这个场次。", "There is no such performance.")
        : await putOnSale(this.database, this.programme, context.actor, id);
    return toSavePerformanceResult(outcome);
  }
}
