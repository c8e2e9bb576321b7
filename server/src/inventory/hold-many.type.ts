import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CartType, HoldType, toCartType, toHoldType } from "./hold.type.ts";
import type { HoldManySeatsOutcome } from "./hold-many-seats.ts";
import {
  HoldLimitReachedType,
  NotOnSaleType,
  NotYourAllocationType,
  SeatsTakenType,
  toHoldSeatsResult,
  UnknownSeatsType,
} from "./hold-results.type.ts";

@InputType({ description: "Hundreds of seats for one sale of the staff." })
export class HoldManySeatsInput {
  @Field(() => ID, { description: "From createCart." })
  cartKey!: string;

  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => [Int], { description: "Up to 5,000 seats, by their numbers in the version on sale." })
  ordinals!: number[];

  @Field(() => [ID], { nullable: true, description: "Allocations that seats may come from; absent: none." })
  allocationIds!: string[] | null;

  @Field(() => Boolean, { defaultValue: true, description: "Whether seats may come from general sale." })
  generalSale!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Take those that are free and leave the others out; otherwise all or none.",
  })
  asManyAsFree!: boolean;
}

@ObjectType("ManySeatsHeld", { description: "The seats are kept for the cart." })
class ManySeatsHeldType {
  @Field(() => HoldType, { description: "The new hold." })
  hold!: HoldType;

  @Field(() => CartType, { description: "The cart with it." })
  cart!: CartType;

  @Field(() => [Int], {
    description: "Asked seats that somebody else has; empty unless as many as are free were asked.",
  })
  leftOutOrdinals!: readonly number[];
}

export const HoldManySeatsResult = createUnionType({
  name: "HoldManySeatsResult",
  description: "The hold, or why there is none.",
  types: () =>
    [
      ManySeatsHeldType,
      SeatsTakenType,
      HoldLimitReachedType,
      NotOnSaleType,
      UnknownSeatsType,
      NotYourAllocationType,
    ] as const,
});

export function toHoldManySeatsResult(outcome: HoldManySeatsOutcome, cartKey: string): typeof HoldManySeatsResult {
  if (outcome.kind !== "held") return toHoldSeatsResult(outcome, cartKey) as typeof HoldManySeatsResult;
  const { hold, leftOut } = outcome;
  return Object.assign(new ManySeatsHeldType(), {
    hold: toHoldType(hold),
    cart: toCartType(cartKey),
    leftOutOrdinals: leftOut,
  });
}
