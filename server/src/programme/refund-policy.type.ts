import type { Money } from "@parterre/money";
import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime, MoneyInput, MoneyType } from "../platform/graphql/index.ts";
import { toMoneys } from "./house-settings.type.ts";
import { ProgrammeRefusedType } from "./programme-results.type.ts";
import type { RefundPolicy } from "./refund-policy.entity.ts";

@ObjectType("RefundStage", { description: "What giving a ticket back costs up to some time before the performance." })
class RefundStageType {
  @Field(() => Float, {
    description: "Holds while at least this long is left, in milliseconds; 0: until the performance starts.",
  })
  beforeMs!: number;

  @Field(() => Int, { nullable: true, description: "Hundredths of a percent of what goes back; null: fixed." })
  percentBp!: number | null;

  @Field(() => [MoneyType], { description: "Fixed amounts for each ticket, where there is no percentage." })
  fixed!: readonly Money[];

  @Field(() => [MoneyType], { description: "The most that a percentage comes to for each ticket." })
  cap!: readonly Money[];
}

@ObjectType("RefundPolicy", { description: "A version of what giving tickets back costs; it never changes." })
export class RefundPolicyType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => [RefundStageType], {
    description: "The earliest first. After the last one nothing goes back without somebody who waives it.",
  })
  stages!: RefundStageType[];

  @Field(() => Boolean, { description: "Service and delivery fees of the sale are not given back." })
  keepsSaleFees!: boolean;

  @Field(() => Boolean, { description: "What those who stay lose of a group's discount is kept from what goes back." })
  keepsLostDiscounts!: boolean;

  @Field(() => DateTime, { description: "From when on it holds for sales." })
  savedAt!: Date;

  @Field(() => ID, { nullable: true, description: "Its performance; null: of the house." })
  performanceId!: string | null;
}

@InputType("RefundStageInput", {
  description: "What giving a ticket back costs up to some time before the performance.",
})
class RefundStageInput {
  @Field(() => Float, { description: "Holds while at least this long is left, in milliseconds; whole, from 0 on." })
  beforeMs!: number;

  @Field(() => Int, { nullable: true, description: "Hundredths of a percent, 0 to 10,000; null: fixed." })
  percentBp?: number | null;

  @Field(() => [MoneyInput], { defaultValue: [], description: "Fixed amounts for each ticket, each currency once." })
  fixed!: MoneyInput[];

  @Field(() => [MoneyInput], { defaultValue: [], description: "The most of a percentage, each currency once." })
  cap!: MoneyInput[];
}

@InputType("SaveRefundPolicyInput", { description: "A new version of a refund policy." })
export class SaveRefundPolicyInput {
  @Field(() => ID, { nullable: true, description: "Of this performance; null: of the house." })
  performanceId?: string | null;

  @Field(() => [RefundStageInput], { description: "Up to ten, no two at the same time." })
  stages!: RefundStageInput[];

  @Field(() => Boolean, { description: "Service and delivery fees of the sale are not given back." })
  keepsSaleFees!: boolean;

  @Field(() => Boolean, { description: "What those who stay lose of a group's discount is kept." })
  keepsLostDiscounts!: boolean;
}

@ObjectType("RefundPolicySaved", { description: "It holds for sales from now on." })
export class RefundPolicySavedType {
  @Field(() => RefundPolicyType, { description: "The new version." })
  refundPolicy!: RefundPolicyType;
}

export const SaveRefundPolicyResult = createUnionType({
  name: "SaveRefundPolicyResult",
  description: "The policy, or why nothing was changed.",
  types: () => [RefundPolicySavedType, ProgrammeRefusedType] as const,
});

export function toRefundPolicyType(policy: RefundPolicy): RefundPolicyType {
  const { id, keepsSaleFees, keepsLostDiscounts, savedAt, performanceId } = policy;
  return Object.assign(new RefundPolicyType(), {
    ...{ id, keepsSaleFees, keepsLostDiscounts, savedAt },
    performanceId: performanceId === null ? null : String(performanceId),
    stages: policy.stages.map(({ beforeMs, percentBp, fixed, cap }) =>
      Object.assign(new RefundStageType(), { beforeMs, percentBp, fixed: toMoneys(fixed), cap: toMoneys(cap) }),
    ),
  });
}
