import { GraphQLError } from "graphql";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../../identity/index.ts";
import { type PerformanceType, type Programme, performanceIdFrom } from "../../programme/index.ts";
import { allocateSeats } from "./allocate-seats.ts";
import {
  AllocateSeatsInput,
  ApplyAllocationTemplateInput,
  KillSeatsInput,
  ReleaseAllocationInput,
  ReviveSeatsInput,
  SaveAllocationInput,
  SaveAllocationTemplateInput,
  toAllocationTemplateType,
} from "./allocation.type.ts";
import type { AllocationReader } from "./allocation-reader.ts";
import {
  AllocationSavedType,
  AllocationTemplateSavedType,
  ChangeSeatsResult,
  SaveAllocationResult,
  SaveAllocationTemplateResult,
  toAllocationRefused,
  toChangeSeatsResult,
} from "./allocation-results.type.ts";
import { applyTemplate, saveTemplate } from "./apply-template.ts";
import type { Allocating } from "./change-allocations.ts";
import { killSeats, reviveSeats } from "./kill-seats.ts";
import { releaseAllocation, removeAllocation } from "./release-allocation.ts";
import { saveAllocation } from "./save-allocation.ts";

/** No act names more seats: the largest map has fewer. */
const mostOrdinals = 100_000;

/** What staff do to a performance's allocations and kills. */
@Resolver()
export class AllocationsResolver {
  constructor(
    private readonly allocating: Allocating,
    private readonly reader: AllocationReader,
    private readonly programme: Pick<Programme, "loadPerformance">,
  ) {}

  @Authorized("inventory.allocate")
  @Mutation(() => SaveAllocationResult, { description: "Makes an allocation, or changes what is said about it." })
  async saveAllocation(
    @Arg("input", () => SaveAllocationInput, { description: "The allocation." }) input: SaveAllocationInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SaveAllocationResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const outcome = await saveAllocation(this.allocating, context.actor, {
      performanceId,
      id: input.id ?? null,
      name: input.name,
      kind: input.kind,
      hue: input.hue,
      toWhom: input.toWhom ?? null,
      channelCodes: input.channelCodes,
      roles: input.roles,
      staffIds: input.staffIds,
      releaseAt: input.releaseAt ?? null,
      reason: input.reason,
    });
    if (outcome.kind === "refused") return toAllocationRefused(outcome);
    if (outcome.kind === "not-free") throw new Error("saving an allocation touches no seats");
    const performance = await this.performanceOf(context, performanceId);
    const all = await this.reader.allocationsOf(context, performance!.performanceId);
    const allocation = all.find(({ id }) => id === outcome.allocation.id)!;
    return Object.assign(new AllocationSavedType(), { allocation, performance });
  }

  @Authorized("inventory.allocate")
  @Mutation(() => ChangeSeatsResult, {
    description: "Puts seats that nobody has into an allocation, from wherever they are, or back into general sale.",
  })
  async allocateSeats(
    @Arg("input", () => AllocateSeatsInput, { description: "Which seats, and where to." }) input: AllocateSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ChangeSeatsResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const command = { ...input, performanceId, ordinals: checkOrdinals(input.ordinals) };
    const outcome = await allocateSeats(this.allocating, context.actor, {
      ...command,
      allocationId: input.allocationId ?? null,
    });
    return toChangeSeatsResult(outcome, await this.performanceOf(context, performanceId));
  }

  @Authorized("inventory.allocate")
  @Mutation(() => ChangeSeatsResult, { description: "Takes seats that nobody has off sale for this performance." })
  async killSeats(
    @Arg("input", () => KillSeatsInput, { description: "Which seats, and why." }) input: KillSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ChangeSeatsResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const command = { ...input, performanceId, ordinals: checkOrdinals(input.ordinals) };
    const outcome = await killSeats(this.allocating, context.actor, command);
    return toChangeSeatsResult(outcome, await this.performanceOf(context, performanceId));
  }

  @Authorized("inventory.allocate")
  @Mutation(() => ChangeSeatsResult, { description: "Puts killed seats back on sale, or into their allocation." })
  async reviveSeats(
    @Arg("input", () => ReviveSeatsInput, { description: "Which seats, and why." }) input: ReviveSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ChangeSeatsResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const command = { ...input, performanceId, ordinals: checkOrdinals(input.ordinals) };
    const outcome = await reviveSeats(this.allocating, context.actor, command);
    return toChangeSeatsResult(outcome, await this.performanceOf(context, performanceId));
  }

  @Authorized("inventory.allocate")
  @Mutation(() => ChangeSeatsResult, { description: "Gives an allocation's unsold seats back to general sale now." })
  async releaseAllocation(
    @Arg("input", () => ReleaseAllocationInput, { description: "Which, and why." }) input: ReleaseAllocationInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ChangeSeatsResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const outcome = await releaseAllocation(this.allocating, context.actor, { ...input, performanceId });
    const performance = await this.performanceOf(context, performanceId);
    if (outcome.kind !== "released") return toChangeSeatsResult(outcome, performance);
    return toChangeSeatsResult({ kind: "changed", changed: outcome.ordinals, skipped: [] }, performance);
  }

  @Authorized("inventory.allocate")
  @Mutation(() => ChangeSeatsResult, { description: "Forgets an allocation that no seat is of any more." })
  async removeAllocation(
    @Arg("input", () => ReleaseAllocationInput, { description: "Which, and why." }) input: ReleaseAllocationInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ChangeSeatsResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const outcome = await removeAllocation(this.allocating, context.actor, { ...input, performanceId });
    const performance = await this.performanceOf(context, performanceId);
    if (outcome.kind !== "removed") return toChangeSeatsResult(outcome, performance);
    return toChangeSeatsResult({ kind: "changed", changed: [], skipped: [] }, performance);
  }

  @Authorized("inventory.allocate")
  @Mutation(() => SaveAllocationTemplateResult, {
    description: "Keeps a performance's allocations, with their seats, for others on the same map version.",
  })
  async saveAllocationTemplate(
    @Arg("input", () => SaveAllocationTemplateInput, { description: "From which performance." })
    input: SaveAllocationTemplateInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SaveAllocationTemplateResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const outcome = await saveTemplate(this.allocating, context.actor, { ...input, performanceId });
    if (outcome.kind === "refused") return toAllocationRefused(outcome);
    if (outcome.kind === "not-free") throw new Error("saving a template touches no seats");
    return Object.assign(new AllocationTemplateSavedType(), { template: toAllocationTemplateType(outcome) });
  }

  @Authorized("inventory.allocate")
  @Mutation(() => ChangeSeatsResult, {
    description: "Makes a template's allocations in a performance; seats that somebody has are left out.",
  })
  async applyAllocationTemplate(
    @Arg("input", () => ApplyAllocationTemplateInput, { description: "Which template, to which performance." })
    input: ApplyAllocationTemplateInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ChangeSeatsResult> {
    const performanceId = performanceIdFrom(input.performanceId);
    const outcome = await applyTemplate(this.allocating, context.actor, { ...input, performanceId });
    return toChangeSeatsResult(outcome, await this.performanceOf(context, performanceId));
  }

  private performanceOf(context: RequestContext, id: number | null): Promise<PerformanceType | null> {
    return id === null ? Promise.resolve(null) : this.programme.loadPerformance(context.loaders, id);
  }
}

function checkOrdinals(ordinals: readonly number[]): readonly number[] {
  if (ordinals.length <= mostOrdinals) return ordinals;
  throw new GraphQLError(`Name at most ${mostOrdinals} seats.`, { extensions: { code: "BAD_USER_INPUT" } });
}
