import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { type LocalisedText, RefusalType } from "../platform/graphql/index.ts";
import { CartType, HoldType, toCartType, toHoldType } from "./hold.type.ts";
import type { HoldBestSeatsOutcome } from "./hold-best-seats.ts";
import type { HoldSeatsOutcome } from "./hold-seats.ts";
import type { MergeCartsOutcome } from "./merge-carts.ts";

@ObjectType("HoldPlaced", { description: "The seats are kept for the cart." })
export class HoldPlacedType {
  @Field(() => HoldType, { description: "The new hold." })
  hold!: HoldType;

  @Field(() => CartType, { description: "The cart with it." })
  cart!: CartType;
}

@ObjectType("SeatsTaken", { implements: RefusalType, description: "Somebody else was quicker; nothing was held." })
export class SeatsTakenType extends RefusalType {
  @Field(() => [Int], { description: "The asked seats that are held or sold." })
  takenOrdinals!: readonly number[];

  @Field(() => [Int], { description: "As many free seats nearest to the ones asked for; empty when there are none." })
  suggestedOrdinals!: readonly number[];
}

@ObjectType("HoldLimitReached", {
  implements: RefusalType,
  description: "The cart would hold more seats of the performance than it may; nothing was held.",
})
export class HoldLimitReachedType extends RefusalType {
  @Field(() => Int, { description: "The most seats of the performance that one cart may hold." })
  limit!: number;

  @Field(() => Int, { description: "How many it holds already." })
  alreadyHeld!: number;
}

@ObjectType("NotOnSale", { implements: RefusalType, description: "The caller's channel may not sell it now." })
export class NotOnSaleType extends RefusalType {}

@ObjectType("UnknownSeats", { implements: RefusalType, description: "Seats that do not exist or are not for sale." })
export class UnknownSeatsType extends RefusalType {
  @Field(() => [Int], { description: "The asked numbers that name no seat on sale." })
  unknownOrdinals!: readonly number[];
}

@ObjectType("SeatMapChanged", {
  implements: RefusalType,
  description: "The performance sells another version of its seat map by now; nothing was held. Load it again.",
})
class SeatMapChangedType extends RefusalType {
  @Field(() => ID, { description: "The version it sells." })
  seatMapVersionId!: string;
}

@ObjectType("NotEnoughSeats", { implements: RefusalType, description: "There are not so many free seats." })
export class NotEnoughSeatsType extends RefusalType {
  @Field(() => Int, { description: "Free seats there are." })
  freeCount!: number;
}

@ObjectType("NotYourAllocation", {
  implements: RefusalType,
  description: "An allocation that was named is not there, or not the caller's to sell from; nothing was held.",
})
export class NotYourAllocationType extends RefusalType {
  @Field(() => [ID], { description: "These." })
  allocationIds!: readonly string[];
}

@ObjectType("CartUpdated", { description: "The cart was changed." })
export class CartUpdatedType {
  @Field(() => CartType, { description: "The cart as it is now." })
  cart!: CartType;
}

@ObjectType("HoldExpired", {
  implements: RefusalType,
  description: "The time was up; the seats may be somebody else's by now.",
})
export class HoldExpiredType extends RefusalType {
  @Field(() => CartType, { description: "The cart as it is now." })
  cart!: CartType;
}

export const HoldSeatsResult = createUnionType({
  name: "HoldSeatsResult",
  description: "The hold, or why there is none.",
  types: () =>
    [
      HoldPlacedType,
      SeatsTakenType,
      HoldLimitReachedType,
      NotOnSaleType,
      UnknownSeatsType,
      NotYourAllocationType,
      SeatMapChangedType,
    ] as const,
});

export const HoldBestSeatsResult = createUnionType({
  name: "HoldBestSeatsResult",
  description: "The hold, or why there is none.",
  types: () =>
    [HoldPlacedType, NotEnoughSeatsType, HoldLimitReachedType, NotOnSaleType, NotYourAllocationType] as const,
});

export const ReleaseSeatsResult = createUnionType({
  name: "ReleaseSeatsResult",
  description: "The cart without the seats, or that the hold was over already.",
  types: () => [CartUpdatedType, HoldExpiredType] as const,
});

export const ExtendCartResult = createUnionType({
  name: "ExtendCartResult",
  description: "The cart with more time, or that there was nothing left to extend.",
  types: () => [CartUpdatedType, HoldExpiredType] as const,
});

export const MergeCartsResult = createUnionType({
  name: "MergeCartsResult",
  description: "The cart with both carts' seats, or why they stay apart.",
  types: () => [CartUpdatedType, HoldLimitReachedType, HoldExpiredType] as const,
});

function refusal<Type extends RefusalType>(
  type: new () => Type,
  reason: LocalisedText,
  rest: Omit<Type, "reason">,
): Type {
  return Object.assign(new type(), { reason }, rest);
}

export function toHoldSeatsResult(outcome: HoldSeatsOutcome, cartKey: string) {
  switch (outcome.kind) {
    case "taken":
      return refusal(
        SeatsTakenType,
        {
          zh: "很抱歉，这些座位刚刚被别人选走了。",
          en: "Sorry, somebody was quicker with these seats.",
        },
        { takenOrdinals: outcome.taken, suggestedOrdinals: outcome.suggested },
      );
    case "unknown-seats":
      return refusal(
        UnknownSeatsType,
        { zh: "其中有不存在或不对外销售的座位。", en: "Some of these seats do not exist or are not for sale." },
        { unknownOrdinals: outcome.ordinals },
      );
    case "map-changed":
      return refusal(
        SeatMapChangedType,
        {
          zh: "座位图刚刚更新，请在新图上重新选座。",
          en: "The seat map has just been changed. Please choose on the new one.",
        },
        { seatMapVersionId: outcome.seatMapVersionId },
      );
    default:
      return toCommonResult(outcome, cartKey);
  }
}

export function toHoldBestSeatsResult(outcome: HoldBestSeatsOutcome, cartKey: string) {
  if (outcome.kind !== "not-enough") return toCommonResult(outcome, cartKey);
  return refusal(
    NotEnoughSeatsType,
    { zh: "没有足够的空位了。", en: "There are not enough free seats left." },
    { freeCount: outcome.freeCount },
  );
}

function toCommonResult(
  outcome: Extract<HoldSeatsOutcome, { readonly kind: "held" | "limit" | "not-on-sale" | "not-your-allocation" }>,
  cartKey: string,
): HoldPlacedType | HoldLimitReachedType | NotOnSaleType | NotYourAllocationType {
  switch (outcome.kind) {
    case "held":
      return Object.assign(new HoldPlacedType(), { hold: toHoldType(outcome.hold), cart: toCartType(cartKey) });
    case "limit":
      return refusal(
        HoldLimitReachedType,
        {
          zh: `每位购票者最多可选 ${outcome.limit} 个座位，您已选 ${outcome.alreadyHeld} 个。`,
          en: `One cart may hold ${outcome.limit} seats of a performance; yours holds ${outcome.alreadyHeld}.`,
        },
        { limit: outcome.limit, alreadyHeld: outcome.alreadyHeld },
      );
    case "not-on-sale":
      return refusal(NotOnSaleType, outcome.reason, {});
    case "not-your-allocation":
      return refusal(
        NotYourAllocationType,
        { zh: "您不能出售这项预留的座位。", en: "You may not sell from this allocation." },
        { allocationIds: outcome.allocationIds },
      );
  }
}

export function toMergeCartsResult(outcome: MergeCartsOutcome, cartKey: string): typeof MergeCartsResult {
  if (outcome.kind !== "limit") return toCartResult(outcome.kind === "merged", cartKey);
  return refusal(
    HoldLimitReachedType,
    {
      zh: `两个购物车合计 ${outcome.together} 座，超过每位购票者 ${outcome.limit} 座的上限，未合并。`,
      en: `Together the carts hold ${outcome.together} seats; one may hold ${outcome.limit}. They stay apart.`,
    },
    { limit: outcome.limit, alreadyHeld: outcome.together },
  );
}

export function toCartResult(kept: boolean, cartKey: string): CartUpdatedType | HoldExpiredType {
  const cart = toCartType(cartKey);
  if (kept) return Object.assign(new CartUpdatedType(), { cart });
  return refusal(
    HoldExpiredType,
    { zh: "保留时间已到，座位已经放回。", en: "The time was up and the seats were put back on sale." },
    { cart },
  );
}
