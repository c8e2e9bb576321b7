import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { RefusalType } from "../platform/graphql/index.ts";
import { toCartType } from "./hold.type.ts";
import {
  CartUpdatedType,
  HoldLimitReachedType,
  NotEnoughSeatsType,
  NotOnSaleType,
  SeatsTakenType,
  toHoldBestSeatsResult,
  toHoldSeatsResult,
  UnknownSeatsType,
} from "./hold-results.type.ts";
import type { HoldTogetherOutcome } from "./hold-together.ts";

@InputType({ description: "What is wanted of one performance: these seats, or the best so many." })
export class HoldPartInput {
  @Field(() => ID, { description: "The performance; each only once." })
  performanceId!: string;

  @Field(() => [Int], { nullable: true, description: "Exactly these seats, by their numbers in the version on sale." })
  ordinals?: number[] | null;

  @Field(() => Int, { nullable: true, description: "Or the best so many, together if possible." })
  count?: number | null;

  @Field(() => ID, { nullable: true, description: "Of best seats: only of this price zone; absent: of any." })
  zoneId?: string | null;
}

@InputType({ description: "Seats of several performances, to be held as one." })
export class HoldTogetherInput {
  @Field(() => ID, { description: "From createCart." })
  cartKey!: string;

  @Field(() => [HoldPartInput], { description: "Up to 20 performances." })
  parts!: HoldPartInput[];
}

const HoldPartRefusal = createUnionType({
  name: "HoldPartRefusal",
  description: "Why a part could not be held.",
  types: () => [SeatsTakenType, HoldLimitReachedType, NotOnSaleType, UnknownSeatsType, NotEnoughSeatsType] as const,
});

@ObjectType("HoldTogetherRefused", {
  implements: RefusalType,
  description: "One performance's seats cannot be had, so nothing of any performance was held.",
})
class HoldTogetherRefusedType extends RefusalType {
  @Field(() => ID, { description: "The performance that stands in the way." })
  performanceId!: string;

  @Field(() => HoldPartRefusal, { description: "Why." })
  refusal!: typeof HoldPartRefusal;
}

export const HoldTogetherResult = createUnionType({
  name: "HoldTogetherResult",
  description: "The cart with every part held, or which part stands in the way.",
  types: () => [CartUpdatedType, HoldTogetherRefusedType] as const,
});

export function toHoldTogetherResult(outcome: HoldTogetherOutcome, cartKey: string): typeof HoldTogetherResult {
  if (outcome.kind === "held") return Object.assign(new CartUpdatedType(), { cart: toCartType(cartKey) });
  const { performanceId } = outcome;
  const part = outcome.refusal;
  const refusal = (
    part.kind === "not-enough" ? toHoldBestSeatsResult(part, cartKey) : toHoldSeatsResult(part, cartKey)
  ) as typeof HoldPartRefusal;
  return Object.assign(new HoldTogetherRefusedType(), {
    reason: refusal.reason,
    performanceId: String(performanceId),
    refusal,
  });
}
