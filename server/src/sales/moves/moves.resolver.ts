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
import { DateTime, RefusalType } from "../../platform/graphql/index.ts";
import { PerformanceType, performanceIdFrom } from "../../programme/index.ts";
import type { SalesTools } from "../sales-dependencies.ts";
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
