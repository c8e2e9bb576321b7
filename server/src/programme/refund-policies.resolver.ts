import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext, StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { toSaveResult } from "./house-settings-results.type.ts";
import { performanceIdFrom } from "./performance-id.ts";
import { findPoliciesInForce } from "./refund-policy.store.ts";
import {
  RefundPolicySavedType,
  RefundPolicyType,
  SaveRefundPolicyInput,
  SaveRefundPolicyResult,
  toRefundPolicyType,
} from "./refund-policy.type.ts";
import { refuse } from "./refusals.rules.ts";
import { saveRefundPolicy } from "./save-refund-policy.ts";

@Resolver()
export class RefundPoliciesResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [RefundPolicyType], {
    description:
      "Refund policies in force for sales now: the house's first, then those of performances with their own.",
  })
  async refundPolicies(): Promise<RefundPolicyType[]> {
    return (await this.database.read(findPoliciesInForce)).map(toRefundPolicyType);
  }

  @Authorized("programme.edit")
  @Mutation(() => SaveRefundPolicyResult, {
    description: "Makes a new version of a refund policy; what was sold keeps the one it was sold under.",
  })
  async saveRefundPolicy(
    @Arg("input", () => SaveRefundPolicyInput, { description: "The policy." }) input: SaveRefundPolicyInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveRefundPolicyResult> {
    const performanceId = input.performanceId == null ? null : performanceIdFrom(input.performanceId);
    const isUnknown = input.performanceId != null && performanceId === null;
    const saved = isUnknown
      ? refuse("performanceId", "没有这个场次。", "There is no such performance.")
      : await saveRefundPolicy(this.database, actor as StaffActor, {
          performanceId,
          stages: input.stages.map(({ beforeMs, percentBp, fixed, cap }) => ({
            ...{ beforeMs, percentBp: percentBp ?? null, fixed, cap },
          })),
          keepsSaleFees: input.keepsSaleFees,
          keepsLostDiscounts: input.keepsLostDiscounts,
        });
    return toSaveResult(saved, RefundPolicySavedType, (policy) => ({ refundPolicy: toRefundPolicyType(policy) }));
  }
}
