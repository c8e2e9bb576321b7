import { isCurrency } from "@parterre/money";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, MoneyType } from "../platform/graphql/index.ts";
import { uploadTexts } from "./contingency-texts.rules.ts";
import type { Difference } from "./offline-sale.rules.ts";
import type { OfflineSaleRow } from "./offline-sale.store.ts";

const OfflineSaleState = { RECORDED: "recorded", WAITING: "waiting", GIVEN_BACK: "given_back" } as const;
registerEnumType(OfflineSaleState, {
  name: "OfflineSaleState",
  description: "What became of a sale that a counter made alone.",
  valuesConfig: {
    RECORDED: { description: "It is booked: seats, money, tickets." },
    WAITING: { description: "A person has to decide; its money is in no book yet." },
    GIVEN_BACK: { description: "The customer got the money back; nothing is booked." },
  },
});

const OfflineDifferenceKind = {
  SEAT_NOT_IN_LEASE: "seat-not-in-lease",
  SEAT_NOT_HAD: "seat-not-had",
  MAP_CHANGED: "map-changed",
  CANCELLED: "cancelled",
  PRICE_WRONG: "price-wrong",
  PRICE_CHANGED: "price-changed",
  SOLD_AFTER_TERM: "sold-after-term",
  CODE_NOT_GENUINE: "code-not-genuine",
  NUMBER_NOT_ISSUED: "number-not-issued",
  NUMBER_TWICE: "number-twice",
} as const;
registerEnumType(OfflineDifferenceKind, {
  name: "OfflineDifferenceKind",
  description: "In what a sale differs from what the house knows. The first five keep it waiting for a person.",
  valuesConfig: {
    SEAT_NOT_IN_LEASE: { description: "The counter was never lent these seats." },
    SEAT_NOT_HAD: { description: "The lease was taken back, and the seats are not the counter's any more." },
    MAP_CHANGED: { description: "The performance sells another version of its seat map by now." },
    CANCELLED: { description: "The performance is cancelled." },
    PRICE_WRONG: { description: "What was taken is not what the lease's own prices come to." },
    PRICE_CHANGED: { description: "Booked as sold; prices have changed since the lease was made." },
    SOLD_AFTER_TERM: { description: "Booked as sold; the lease's term was over by the counter's clock." },
    CODE_NOT_GENUINE: {
      description: "Booked; the counter's ticket is not signed as it should be, the house made another.",
    },
    NUMBER_NOT_ISSUED: { description: "Booked; the counter was never given these pre-printed tickets." },
    NUMBER_TWICE: { description: "Booked; these numbers were handed out by another sale, too." },
  },
});

export const SettleWayCode = {
  SEATS_TAKEN: "seats-taken",
  OTHER_SEATS: "other-seats",
  MONEY_BACK: "money-back",
  NOTED: "noted",
} as const;
registerEnumType(SettleWayCode, {
  name: "SettleWay",
  description: "What a person does about a sale that differs.",
  valuesConfig: {
    SEATS_TAKEN: { description: "Its own seats, which are free: the customer's tickets are good." },
    OTHER_SEATS: { description: "Other seats at the price paid; the house issues new tickets." },
    MONEY_BACK: { description: "The money goes back out of the drawer; nothing is booked." },
    NOTED: { description: "It is booked already; the difference was seen." },
  },
});

const OfflineSaleRefusal = {
  UNREADABLE: "unreadable",
  UNKNOWN_KEY: "unknown-key",
  BAD_SIGNATURE: "bad-signature",
  UNKNOWN_LEASE: "unknown-lease",
  UNKNOWN_SELLER: "unknown-seller",
  ID_MISUSED: "id-misused",
  NO_SHIFT: "no-shift",
} as const;
registerEnumType(OfflineSaleRefusal, {
  name: "OfflineSaleRefusal",
  description: "Why a sale is not kept here. The counter keeps it.",
  valuesConfig: Object.fromEntries(
    Object.entries(OfflineSaleRefusal).map(([name, why]) => [name, { description: uploadTexts[why].en }]),
  ),
});

@ObjectType("OfflineDifference", { description: "Something about a sale that a person should look at." })
export class OfflineDifferenceType {
  @Field(() => OfflineDifferenceKind, { description: "What it is." })
  kind!: Difference["kind"];

  @Field(() => [Int], { description: "Seats it is about." })
  ordinals!: number[];

  @Field(() => [Int], { description: "Numbers of pre-printed tickets it is about." })
  numbers!: number[];

  @Field(() => MoneyType, { nullable: true, description: "What was paid; only where it is about a price." })
  paid!: MoneyType | null;

  @Field(() => MoneyType, { nullable: true, description: "What it would be; null also where it has no price at all." })
  due!: MoneyType | null;
}

@ObjectType("OfflineProposal", { description: "What the house proposes, from what is free now." })
export class OfflineProposalType {
  @Field(() => SettleWayCode, { description: "What to do." })
  how!: string;

  @Field(() => [Int], { description: "Seats for OTHER_SEATS, in the order of the sale's lines." })
  ordinals!: number[];
}

@ObjectType("OfflineSale", { description: "A sale that a counter made while nobody could be asked." })
export class OfflineSaleType {
  @Field(() => ID, { description: "Its identity, chosen by the counter." })
  id!: string;

  @Field(() => ID, { description: "Where it was made." })
  counterId!: string;

  @Field(() => DateTime, { description: "When it was made, by the counter's clock." })
  soldAt!: Date;

  @Field(() => DateTime, { description: "When it was handed in." })
  uploadedAt!: Date;

  @Field(() => MoneyType, { description: "What was taken." })
  total!: MoneyType;

  @Field(() => OfflineSaleState, { description: "What became of it." })
  state!: OfflineSaleRow["state"];

  @Field(() => String, { description: "JSON of an `OfflineSale` of the pricing package, as the counter signed it." })
  payload!: string;

  @Field(() => DateTime, { nullable: true, description: "When a person settled it; null: nobody has." })
  settledAt!: Date | null;

  /** Not fields: what field resolvers load by. */
  row!: OfflineSaleRow;
}

export function toOfflineSaleType(row: OfflineSaleRow): OfflineSaleType {
  return Object.assign(new OfflineSaleType(), {
    id: row.id,
    counterId: row.counter_id,
    soldAt: row.sold_at,
    uploadedAt: row.uploaded_at,
    total: { amountMinor: Number(row.total_minor), currency: row.currency },
    state: row.state,
    payload: row.payload,
    settledAt: row.settled_at,
    row,
  });
}

export function toOfflineDifferenceType(difference: Difference, currency: string): OfflineDifferenceType {
  const { kind, ordinals = [], numbers = [], paidMinor, dueMinor } = difference;
  const money = (minor: number | null | undefined) =>
    typeof minor === "number" && isCurrency(currency) ? { amountMinor: minor, currency } : null;
  return Object.assign(new OfflineDifferenceType(), {
    ...{ kind, ordinals, numbers, paid: money(paidMinor), due: money(dueMinor) },
  });
}

@ObjectType("OfflineSaleUpload", { description: "What became of one sale that was handed in." })
export class OfflineSaleUploadType {
  @Field(() => ID, { description: "The sale." })
  id!: string;

  @Field(() => OfflineSaleType, { nullable: true, description: "The sale as it is kept; null: it is not." })
  sale!: OfflineSaleType | null;

  @Field(() => OfflineSaleRefusal, { nullable: true, description: "Why it is not kept." })
  refusal!: string | null;
}
