import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "../platform/graphql/index.ts";
import { PriceZoneType } from "../programme/index.ts";
import type { Hold } from "./hold.store.ts";
import { SeatLabelType } from "./seat-label.type.ts";

@ObjectType("HeldSeat", { description: "A seat in a cart." })
export class HeldSeatType {
  @Field(() => Int, { description: "The seat's number in the seat-map version." })
  ordinal!: number;

  @Field(() => SeatLabelType, { description: "What is printed on it." })
  label!: SeatLabelType;

  @Field(() => PriceZoneType, { nullable: true, description: "The price zone it lies in." })
  zone!: PriceZoneType | null;
}

@ObjectType("Hold", { description: "Seats of one performance kept for one cart for a short time, all or none." })
export class HoldType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => DateTime, { description: "When the seats go back on sale, unless extended or bought." })
  heldUntil!: Date;

  @Field(() => DateTime, { description: "No extension goes past this." })
  latestUntil!: Date;

  /** Not fields: what field resolvers load by. */
  performanceId!: number;
  ordinals!: readonly number[];
}

@ObjectType("Cart", {
  description:
    "The seats one buyer holds, over any number of performances. The key is the buyer's secret, made with createCart.",
})
export class CartType {
  @Field(() => ID, { description: "Whoever knows it owns the cart." })
  key!: string;
}

@InputType("HoldSeatsInput", { description: "Exactly these seats, all or none." })
export class HoldSeatsInput {
  @Field(() => ID, { description: "From createCart." })
  cartKey!: string;

  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => [Int], { description: "The seats' numbers in the seat-map version." })
  ordinals!: number[];

  @Field(() => [ID], {
    nullable: true,
    description: "Allocations that seats may come from; the caller must be one who may sell from each. Absent: none.",
  })
  allocationIds!: string[] | null;

  @Field(() => Boolean, { defaultValue: true, description: "Whether seats may come from general sale." })
  generalSale!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: "The version the numbers are of: pass it, and a map changed meanwhile is refused as SeatMapChanged.",
  })
  seatMapVersionId?: string | null;
}

@InputType("HoldBestSeatsInput", { description: "The best free seats for a party." })
export class HoldBestSeatsInput {
  @Field(() => ID, { description: "From createCart." })
  cartKey!: string;

  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => Int, { description: "How many people, from 1." })
  count!: number;

  @Field(() => ID, { nullable: true, description: "Only seats of this price zone; absent: of any." })
  zoneId!: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Allocations that seats may come from; the caller must be one who may sell from each. Absent: none.",
  })
  allocationIds!: string[] | null;

  @Field(() => Boolean, { defaultValue: true, description: "Whether seats may come from general sale." })
  generalSale!: boolean;
}

@InputType("ReleaseSeatsInput", { description: "Seats of a hold to give back." })
export class ReleaseSeatsInput {
  @Field(() => ID, { description: "From createCart." })
  cartKey!: string;

  @Field(() => ID, { description: "The hold they are in." })
  holdId!: string;

  @Field(() => [Int], { nullable: true, description: "Absent: the whole hold." })
  ordinals!: number[] | null;
}

export function toHoldType(hold: Hold): HoldType {
  return Object.assign(new HoldType(), {
    id: hold.id,
    heldUntil: new Date(hold.heldUntil),
    latestUntil: new Date(hold.latestUntil),
    performanceId: hold.performanceId,
    ordinals: hold.ordinals,
  });
}

export function toCartType(key: string): CartType {
  return Object.assign(new CartType(), { key });
}
