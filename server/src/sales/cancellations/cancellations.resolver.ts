import {
  Arg,
  Authorized,
  Ctx,
  createUnionType,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import type { RequestContext, StaffActor } from "../../identity/index.ts";
import { DateTime, RefusalType } from "../../platform/graphql/index.ts";
import { performanceIdFrom } from "../../programme/index.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { cancelPerformance } from "./cancel-performance.ts";
import { readProgress } from "./cancellation.store.ts";

@ObjectType("PerformanceCancellation", {
  description: "How far a cancelled performance's orders are given back; the job goes on by itself.",
})
class PerformanceCancellationType {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => String, { description: "Why it is cancelled." })
  reason!: string;

  @Field(() => DateTime, { description: "When that was decided." })
  decidedAt!: Date;

  @Field(() => Int, { description: "Orders given back." })
  doneCount!: number;

  @Field(() => Int, { description: "Orders that a person has to look at." })
  failedCount!: number;

  @Field(() => Int, { description: "Orders still to come." })
  waitingCount!: number;
}

@ObjectType("NotCancelled", { implements: RefusalType, description: "The performance stays as it was." })
class NotCancelledType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input to mend; null: none of it." })
  field!: string | null;
}

const CancelPerformanceResult = createUnionType({
  name: "CancelPerformanceResult",
  description: "How far it is, or why nothing was done.",
  types: () => [PerformanceCancellationType, NotCancelledType] as const,
});

@Resolver()
export class CancellationsResolver {
  constructor(private readonly tools: SalesTools) {}

  @Authorized("programme.edit")
  @Mutation(() => CancelPerformanceResult, {
    description: "Says that a performance will not take place, and begins to give all of its orders back.",
  })
  async cancelPerformance(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
    @Arg("reason", () => String, { description: "Why; kept with every order." }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof CancelPerformanceResult> {
    const command = { performanceId: performanceIdFrom(performanceId), reason };
    const refused = await cancelPerformance(this.tools, context.actor as StaffActor, command);
    if (refused) return Object.assign(new NotCancelledType(), refused);
    return (await this.progressOf(command.performanceId!))!;
  }

  @Authorized("reports.read")
  @Query(() => PerformanceCancellationType, {
    nullable: true,
    description: "How far a cancelled performance's orders are given back; null for one that is not cancelled.",
  })
  async performanceCancellation(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
  ): Promise<PerformanceCancellationType | null> {
    const id = performanceIdFrom(performanceId);
    return id === null ? null : this.progressOf(id);
  }

  private async progressOf(performanceId: number): Promise<PerformanceCancellationType | null> {
    const progress = await this.tools.database.read((tx) => readProgress(tx, performanceId));
    return (
      progress &&
      Object.assign(new PerformanceCancellationType(), { ...progress, performanceId: String(performanceId) })
    );
  }
}
