import DataLoader from "dataloader";
import { GraphQLError } from "graphql";
import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { PrivilegedAct, type RequestContext, type StaffActor } from "../identity/index.ts";
import { toSeatLabelType } from "../inventory/index.ts";
import { performanceIdFrom } from "../programme/index.ts";
import { ApprovalRequiredType, OrderType } from "../sales/index.ts";
import { type ChangePerformanceMapOutcome, changePerformanceMap } from "./change-performance-map.ts";
import type { ChangedSeatRecord } from "./changed-seat.entity.ts";
import { findChangedSeats } from "./changed-seat.store.ts";
import type { MapChangeTools } from "./map-change-tools.ts";
import {
  ChangedSeatType,
  ChangePerformanceMapInput,
  ChangePerformanceMapResult,
  MapChangeOutdatedType,
  MapChangePreviewResult,
  type MapChangePreviewType,
  MapChangeRefusedType,
  PerformanceMapChangedType,
} from "./map-changes.type.ts";
import { previewMapChange } from "./preview-map-change.ts";
import { toPreviewType } from "./preview-type.ts";
import type { NotChangeable } from "./read-map-change.ts";

/** A stadium's worth of decisions; more is not one person's work. */
const mostDecisions = 100_000;

@Resolver()
export class MapChangesResolver {
  constructor(private readonly tools: MapChangeTools) {}

  @Authorized("performances.change-map")
  @Query(() => MapChangePreviewResult, {
    description: "What would happen if the performance sold another version of its seat map. Changes nothing.",
  })
  async mapChangePreview(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
    @Arg("seatMapVersionId", () => ID, { description: "Another version of the same seat map." }) versionId: string,
    @Ctx() context: RequestContext,
  ): Promise<MapChangePreviewType | MapChangeRefusedType> {
    const outcome = await previewMapChange(this.tools, performanceIdFrom(performanceId), versionId);
    return outcome.kind === "refused" ? toRefused(outcome) : toPreviewType(this.tools, context, outcome);
  }

  @Authorized("performances.change-map")
  @Mutation(() => ChangePerformanceMapResult, {
    description: "Makes the performance sell another version of its seat map; nobody loses a seat.",
  })
  async changePerformanceMap(
    @Arg("input", () => ChangePerformanceMapInput, { description: "The change, as it was decided by a preview." })
    input: ChangePerformanceMapInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ChangePerformanceMapResult> {
    const named = input.newSeatZones.reduce((sum, { ordinals }) => sum + ordinals.length, input.moves.length);
    if (named > mostDecisions) {
      throw new GraphQLError(`At most ${mostDecisions} seats.`, { extensions: { code: "BAD_USER_INPUT" } });
    }
    const outcome = await changePerformanceMap(this.tools, {
      performanceId: performanceIdFrom(input.performanceId),
      seatMapVersionId: input.seatMapVersionId,
      planHash: input.planHash,
      moves: input.moves,
      newSeatZones: input.newSeatZones.map(({ zoneId, ordinals }) => ({ zoneId: zoneId ?? null, ordinals })),
      reason: input.reason,
      approvalToken: input.approvalToken ?? null,
      actor: context.actor as StaffActor,
    });
    return this.toResult(outcome, context);
  }

  private async toResult(
    outcome: ChangePerformanceMapOutcome,
    { loaders }: RequestContext,
  ): Promise<typeof ChangePerformanceMapResult> {
    switch (outcome.kind) {
      case "refused":
        return toRefused(outcome);
      case "outdated":
        return Object.assign(new MapChangeOutdatedType(), { reason: outcome.reason });
      case "approval-required":
        return Object.assign(new ApprovalRequiredType(), {
          reason: outcome.reason,
          act: PrivilegedAct.CHANGE_PERFORMANCE_MAP,
        });
      case "changed": {
        const { movedCount, relabelledCount } = outcome;
        const performance = await this.tools.programme.loadPerformance(loaders, outcome.performanceId);
        return Object.assign(new PerformanceMapChangedType(), {
          performance: performance!,
          movedCount,
          relabelledCount,
        });
      }
    }
  }
}

const key = Symbol("changed seats of orders");

/** What a customer is told about his seats. */
@Resolver(() => OrderType)
export class OrderChangedSeatsResolver {
  constructor(private readonly tools: Pick<MapChangeTools, "database">) {}

  @FieldResolver(() => [ChangedSeatType], {
    description: "Seats that became others, or got another name, when a seat map was changed; newest first.",
  })
  changedSeats(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<ChangedSeatType[]> {
    const loader = loaders.get<string, ChangedSeatType[]>(
      key,
      () =>
        new DataLoader(async (orderIds) => {
          const changed = await this.tools.database.read((tx) => findChangedSeats(tx, orderIds));
          return orderIds.map((id) => changed.filter(({ orderId }) => orderId === id).map(toChangedSeatType));
        }),
    );
    return loader.load(order.id);
  }
}

function toChangedSeatType(record: ChangedSeatRecord): ChangedSeatType {
  return Object.assign(new ChangedSeatType(), {
    id: record.id,
    kind: record.kind,
    before: toSeatLabelType({ block: record.blockBefore, row: record.rowBefore, seat: record.seatBefore }),
    after: toSeatLabelType({ block: record.blockAfter, row: record.rowAfter, seat: record.seatAfter }),
    changedAt: record.changedAt,
  });
}

function toRefused({ reason, ordinals }: NotChangeable): MapChangeRefusedType {
  return Object.assign(new MapChangeRefusedType(), { reason, ordinals });
}
