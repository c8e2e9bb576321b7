import type { Currency, Money } from "@parterre/money";
import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { CurrencyEnum, DateTime, MinorUnits, MoneyType, RefusalType } from "../../platform/graphql/index.ts";
import { CartType } from "../hold.type.ts";
import type { WaitingRefusal, WaitingStateName } from "./waiting.rules.ts";
import type { WaitingEntry } from "./waiting-entry.entity.ts";

const WaitingState = {
  WAITING: "waiting",
  OFFERED: "offered",
  TAKEN: "taken",
  MISSED: "missed",
  LEFT: "left",
} as const satisfies Record<string, WaitingStateName>;

registerEnumType(WaitingState, {
  name: "WaitingState",
  description: "Where somebody stands who waits for seats.",
  valuesConfig: {
    WAITING: { description: "In the line." },
    OFFERED: { description: "Seats are held for them until the offer is over." },
    TAKEN: { description: "They have put the seats into their cart." },
    MISSED: { description: "They did not come for them in time; the next in line got them." },
    LEFT: { description: "They have left the list." },
  },
});

@ObjectType("WaitingOffer", { description: "Seats that are held for somebody who waited for them." })
export class WaitingOfferType {
  @Field(() => DateTime, { description: "How long it stands." })
  until!: Date;

  @Field(() => CartType, { description: "The seats, in a cart of their own; takeWaitingOffer puts them into yours." })
  cart!: CartType;
}

@ObjectType("WaitingEntry", { description: "Somebody who waits for seats of a performance. Known by its secret link." })
export class WaitingEntryType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => ID, { description: "Whoever knows it owns the entry." })
  secret!: string;

  @Field(() => WaitingState, { description: "Where they stand." })
  state!: WaitingStateName;

  @Field(() => Int, { description: "Seats side by side in one row." })
  seatCount!: number;

  @Field(() => MoneyType, { nullable: true, description: "What a ticket may cost at most; null: anything." })
  mostPrice!: Money | null;

  @Field(() => CurrencyEnum, { description: "In which they would pay." })
  currency!: Currency;

  @Field(() => String, { description: "Who waits." })
  name!: string;

  @Field(() => String, { description: "Where the offer is sent." })
  email!: string;

  @Field(() => DateTime, { description: "Since when." })
  joinedAt!: Date;

  @Field(() => WaitingOfferType, { nullable: true, description: "What is held for them now; null: nothing." })
  offer!: WaitingOfferType | null;

  /** Not fields: what field resolvers load by. */
  performanceId!: number;
  zoneIds!: readonly string[];
  number!: string;
}

@InputType("JoinWaitingListInput", { description: "What somebody waits for, and where to tell them." })
export class JoinWaitingListInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => Int, { description: "Seats side by side, 1 to what a cart may hold." })
  seatCount!: number;

  @Field(() => [ID], { defaultValue: [], description: "Zones they are content with; empty: any." })
  zoneIds!: string[];

  @Field(() => CurrencyEnum, { description: "In which they would pay." })
  currency!: Currency;

  @Field(() => MinorUnits, { nullable: true, description: "What a ticket may cost at most; null: anything." })
  mostPriceMinor?: number | null;

  @Field(() => String, { description: "Who waits, 1 to 100 characters." })
  name!: string;

  @Field(() => String, { description: "Where the offer is sent." })
  email!: string;

  @Field(() => String, { description: "BCP 47 tag of the language to write in: `zh…` or `en…`." })
  locale!: string;
}

@ObjectType("WaitingListCounts", { description: "How a waiting list stands." })
export class WaitingListCountsType {
  @Field(() => Int, { description: "Entries in the line." })
  waitingCount!: number;

  @Field(() => Int, { description: "Seats they want altogether." })
  seatsWanted!: number;

  @Field(() => Int, { description: "Entries with seats held for them now." })
  offeredCount!: number;

  @Field(() => Int, { description: "Entries that took their offer." })
  takenCount!: number;

  @Field(() => Int, { description: "Entries that missed it." })
  missedCount!: number;

  @Field(() => Int, { description: "Entries that left." })
  leftCount!: number;
}

@ObjectType("WaitingList", { description: "Who waits for seats of a performance. Staff only." })
export class WaitingListType {
  @Field(() => WaitingListCountsType, { description: "How it stands." })
  counts!: WaitingListCountsType;

  /** Not a field: what field resolvers load by. */
  performanceId!: number | null;
}

@ObjectType("SeatsFreeNow", { implements: RefusalType, description: "Such seats can be had now: nothing to wait for." })
export class SeatsFreeNowType extends RefusalType {
  @Field(() => [Int], { description: "Seats that fit." })
  freeOrdinals!: readonly number[];
}

@ObjectType("WaitingRefused", { implements: RefusalType, description: "Nothing was changed." })
export class WaitingRefusedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input field to mend; null when it is none." })
  field!: string | null;
}

@ObjectType("WaitingEntryChanged", { description: "The entry as it is now." })
export class WaitingEntryChangedType {
  @Field(() => WaitingEntryType, { description: "The entry." })
  entry!: WaitingEntryType;
}

@ObjectType("WaitingOfferTaken", { description: "The seats are in the cart." })
export class WaitingOfferTakenType {
  @Field(() => CartType, { description: "The cart as it is now." })
  cart!: CartType;
}

export const JoinWaitingListResult = createUnionType({
  name: "JoinWaitingListResult",
  description: "The entry, or why nobody waits.",
  types: () => [WaitingEntryChangedType, SeatsFreeNowType, WaitingRefusedType] as const,
});

export const LeaveWaitingListResult = createUnionType({
  name: "LeaveWaitingListResult",
  description: "The entry as it is now, or why it stays.",
  types: () => [WaitingEntryChangedType, WaitingRefusedType] as const,
});

export const TakeWaitingOfferResult = createUnionType({
  name: "TakeWaitingOfferResult",
  description: "The cart with the seats, or why they are not in it.",
  types: () => [WaitingOfferTakenType, WaitingRefusedType] as const,
});

export function toWaitingEntryType(entry: WaitingEntry): WaitingEntryType {
  const { mostPriceMinor, currency, cartKey, offerUntil, ...rest } = entry;
  // Between the end of an offer and the next look at the list the entry is over already.
  const isOver = entry.state === "offered" && offerUntil! < new Date();
  const stands = entry.state === "offered" && !isOver;
  return Object.assign(new WaitingEntryType(), rest, {
    currency,
    state: isOver ? ("missed" as const) : entry.state,
    mostPrice: mostPriceMinor === null ? null : { amountMinor: mostPriceMinor, currency },
    offer: stands
      ? Object.assign(new WaitingOfferType(), {
          until: offerUntil,
          cart: Object.assign(new CartType(), { key: cartKey }),
        })
      : null,
  });
}

export function toWaitingRefused({ reason, field }: WaitingRefusal): WaitingRefusedType {
  return Object.assign(new WaitingRefusedType(), { reason, field });
}
