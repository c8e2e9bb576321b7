import type { Money } from "@parterre/money";
import {
  Arg,
  Authorized,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { RequestContext, StaffActor } from "../../identity/index.ts";
import { DateTime, MinorUnits, MoneyType, RefusalType } from "../../platform/graphql/index.ts";
import { PerformanceType, performanceIdFrom } from "../../programme/index.ts";
import { OrderType, toOrderType } from "../order.type.ts";
import { findOrdersByIds } from "../order-reads.store.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { findMovedRefund, giveBackMoved } from "./give-back-moved.ts";
import { readMoveProgress } from "./move.store.ts";
import { movePerformance } from "./move-performance.ts";

@ObjectType("PerformanceMove", {
  description: "How far a moved performance's orders are taken over; the job goes on by itself.",
})
class PerformanceMoveType {
  @Field(() => ID, { description: "The performance that was moved." })
  performanceId!: string;

  @Field(() => DateTime, { description: "When it was to begin." })
  startsBefore!: Date;

  @Field(() => DateTime, { description: "When those who come now come." })
  startsAfter!: Date;

  @Field(() => String, { description: "Why it was moved." })
  reason!: string;

  @Field(() => DateTime, { description: "Until then whoever cannot come gets everything back." })
  refundUntil!: Date;

  @Field(() => DateTime, { description: "When that was decided." })
  decidedAt!: Date;

  @Field(() => Int, { description: "Orders taken over." })
  doneCount!: number;

  @Field(() => Int, { description: "Orders that a person has to look at." })
  failedCount!: number;

  @Field(() => Int, { description: "Orders still to come." })
  waitingCount!: number;

  /** Not a field: what a field resolver loads by. */
  toPerformanceId!: number | null;
}

@InputType("MovePerformanceInput", { description: "A performance to be moved: another time, or another performance." })
class MovePerformanceInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => DateTime, { nullable: true, description: "When it begins now; null: its orders go to another one." })
  startsAt?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: "Another performance of the same event, on the same version of the map; null: it stays itself.",
  })
  toPerformanceId?: string | null;

  @Field(() => String, { description: "Why; kept with every order." })
  reason!: string;

  @Field(() => DateTime, { description: "Until then whoever cannot come gets everything back." })
  refundUntil!: Date;
}

@ObjectType("NotMoved", { implements: RefusalType, description: "The performance stays as it was." })
class NotMovedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input to mend; null: none of it." })
  field!: string | null;
}

const MovePerformanceResult = createUnionType({
  name: "MovePerformanceResult",
  description: "How far it is, or why nothing was done.",
  types: () => [PerformanceMoveType, NotMovedType] as const,
});

@ObjectType("MovedRefund", {
  description: "What a buyer may give back whole, without anybody's leave, because the house has moved a performance.",
})
class MovedRefundType {
  @Field(() => DateTime, { description: "Until when." })
  until!: Date;

  @Field(() => MoneyType, { description: "What comes back: prices, fees and taxes." })
  money!: Money;

  @Field(() => Int, { description: "Tickets that end." })
  seatCount!: number;

  @Field(() => Boolean, { description: "It was paid over the counter, so a window has to give it back." })
  atWindow!: boolean;
}

@ObjectType("MovedGivenBack", { description: "The tickets have ended and the money is on its way back." })
class MovedGivenBackType {
  @Field(() => OrderType, { description: "The order as it is now." })
  order!: OrderType;
}

@ObjectType("MovedNotGivenBack", { implements: RefusalType, description: "The order stays as it was." })
class MovedNotGivenBackType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input to mend; null: none of it." })
  field!: string | null;
}

const GiveBackMovedResult = createUnionType({
  name: "GiveBackMovedResult",
  description: "The order, or why nothing was given back.",
  types: () => [MovedGivenBackType, MovedNotGivenBackType] as const,
});

/** What a buyer may do about a performance that was moved. */
@Resolver(() => OrderType)
export class MovedOrderResolver {
  constructor(private readonly tools: SalesTools) {}

  @FieldResolver(() => MovedRefundType, {
    nullable: true,
    description: "What may be given back whole because a performance was moved; null for nothing, or no longer.",
  })
  async movedRefund(@Root() { id }: OrderType): Promise<MovedRefundType | null> {
    const found = await this.tools.database.inHotTransaction((tx) => findMovedRefund(this.tools, tx, id));
    return found && Object.assign(new MovedRefundType(), found);
  }

  @Mutation(() => GiveBackMovedResult, {
    description: "A buyer gives back the tickets of a moved performance, within the time that the house has said.",
  })
  async giveBackMoved(
    @Arg("secret", () => ID, { description: "From the order's link." }) secret: string,
    @Arg("shownMoneyMinor", () => MinorUnits, { description: "What was shown to come back, in minor units." })
    shownMoneyMinor: number,
    @Arg("idempotencyKey", () => ID, { description: "Chosen by the client, 8 to 100 characters; repeats do nothing." })
    idempotencyKey: string,
  ): Promise<typeof GiveBackMovedResult> {
    const outcome = await giveBackMoved(this.tools, { secret, shownMoneyMinor, idempotencyKey });
    if (outcome.kind === "refused") {
      return Object.assign(new MovedNotGivenBackType(), { reason: outcome.reason, field: outcome.field });
    }
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return Object.assign(new MovedGivenBackType(), { order: toOrderType(order!, false) });
  }
}

@Resolver(() => PerformanceMoveType)
export class MovesResolver {
  constructor(private readonly tools: SalesTools) {}

  @Authorized("programme.edit")
  @Mutation(() => MovePerformanceResult, {
    description: "Says that a performance takes place another time, and begins to take all of its orders over.",
  })
  async movePerformance(
    @Arg("input", () => MovePerformanceInput, { description: "Which, where to, and why." }) input: MovePerformanceInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof MovePerformanceResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const to = input.toPerformanceId == null ? null : (performanceIdFrom(input.toPerformanceId) ?? 0);
    const refused = await movePerformance(this.tools, context.actor as StaffActor, {
      ...{ performanceId, startsAt: input.startsAt ?? null, toPerformanceId: to },
      ...{ reason: input.reason, refundUntil: input.refundUntil },
    });
    if (refused) return Object.assign(new NotMovedType(), refused);
    return (await this.progressOf(performanceId!))!;
  }

  @Authorized("reports.read")
  @Query(() => PerformanceMoveType, {
    nullable: true,
    description: "How far the last move of a performance is; null for one that was never moved.",
  })
  async performanceMove(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
  ): Promise<PerformanceMoveType | null> {
    const id = performanceIdFrom(performanceId);
    return id === null ? null : this.progressOf(id);
  }

  @FieldResolver(() => PerformanceType, {
    nullable: true,
    description: "Where its orders go; null: it keeps them and only begins at another time.",
  })
  toPerformance(
    @Root() { toPerformanceId }: PerformanceMoveType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<PerformanceType | null> | null {
    return toPerformanceId === null ? null : this.tools.programme.loadPerformance(loaders, toPerformanceId);
  }

  private async progressOf(performanceId: number): Promise<PerformanceMoveType | null> {
    const progress = await this.tools.database.read((tx) => readMoveProgress(tx, performanceId));
    return progress && Object.assign(new PerformanceMoveType(), { ...progress, performanceId: String(performanceId) });
  }
}
