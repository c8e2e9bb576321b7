import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { SeatLabelType, SeatState } from "../inventory/index.ts";
import { DateTime, RefusalType } from "../platform/graphql/index.ts";
import { PerformanceType, PriceZoneType } from "../programme/index.ts";
import { ApprovalRequiredType } from "../sales/index.ts";
import { SeatMapVersionType, SeatPlaceType } from "../venues/index.ts";

const ChangedSeatKind = { MOVED: "moved", RELABELLED: "relabelled" } as const;

registerEnumType(ChangedSeatKind, {
  name: "ChangedSeatKind",
  description: "What happened to a seat of an order when the seat map was changed.",
  valuesConfig: {
    MOVED: { description: "It is another seat now, in the same price zone; the ticket was issued anew." },
    RELABELLED: { description: "It is the same seat under another name; the ticket stays valid." },
  },
});

@ObjectType("ChangedSeat", { description: "What a customer has to be told about a seat of an order." })
export class ChangedSeatType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => ChangedSeatKind, { description: "What happened." })
  kind!: "moved" | "relabelled";

  @Field(() => SeatLabelType, { description: "The seat as it was called before." })
  before!: SeatLabelType;

  @Field(() => SeatLabelType, { description: "The seat as it is called now." })
  after!: SeatLabelType;

  @Field(() => DateTime, { description: "When." })
  changedAt!: Date;
}

@ObjectType("ProposedSeat", { description: "A free seat for one that goes." })
export class ProposedSeatType {
  @Field(() => SeatPlaceType, { description: "The seat in the new version." })
  place!: SeatPlaceType;

  @Field(() => Boolean, { description: "Whether it is rated lower than the one it is given for." })
  isWorse!: boolean;
}

@ObjectType("TakenSeat", { description: "A seat that somebody has and that the new version does not have." })
export class TakenSeatType {
  @Field(() => SeatPlaceType, { description: "The seat in the version that is sold now." })
  place!: SeatPlaceType;

  @Field(() => SeatState, { description: "HELD, RESERVED or SOLD." })
  state!: SeatState;

  @Field(() => PriceZoneType, { nullable: true, description: "Its price zone: it can only move within it." })
  zone!: PriceZoneType | null;

  @Field(() => String, { nullable: true, description: "Reference of its order; null for a seat held in a cart." })
  orderReference!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The buyer's name, where one was asked and the caller may know.",
  })
  buyer!: string | null;

  @Field(() => ProposedSeatType, { nullable: true, description: "Where it could go; null: there is no free seat." })
  proposal!: ProposedSeatType | null;
}

@ObjectType("AddedSeats", { description: "Seats of one row that the version sold now does not have." })
export class AddedSeatsType {
  @Field(() => String, { description: "Name of the block." })
  block!: string;

  @Field(() => String, { description: "Name of the row; may be empty." })
  row!: string;

  @Field(() => [Int], { description: "The seats' numbers in the new version." })
  ordinals!: number[];

  @Field(() => PriceZoneType, {
    nullable: true,
    description: "The zone of their neighbours; null: it has to be given.",
  })
  zone!: PriceZoneType | null;
}

@ObjectType("SplitParty", { description: "An order whose people would no longer sit side by side." })
export class SplitPartyType {
  @Field(() => String, { description: "Reference of the order." })
  orderReference!: string;

  @Field(() => String, {
    nullable: true,
    description: "The buyer's name, where one was asked and the caller may know.",
  })
  buyer!: string | null;
}

@ObjectType("MapChangePreview", { description: "What would happen if a performance sold another version of its map." })
export class MapChangePreviewType {
  @Field(() => String, {
    description: "To be passed on: a change is refused when the seats that go are others by then.",
  })
  planHash!: string;

  @Field(() => SeatMapVersionType, { description: "The version that is sold now." })
  from!: SeatMapVersionType;

  @Field(() => SeatMapVersionType, { description: "The version it would be." })
  to!: SeatMapVersionType;

  @Field(() => Int, { description: "Free seats that stay, killed ones included." })
  keptFreeCount!: number;

  @Field(() => Int, { description: "Held and reserved seats that stay with who has them." })
  keptHeldCount!: number;

  @Field(() => Int, { description: "Sold seats that stay with their orders." })
  keptSoldCount!: number;

  @Field(() => Int, { description: "Seats of orders that stay under another name; their buyers are told." })
  relabelledCount!: number;

  @Field(() => Int, { description: "Seats that go and that nobody has." })
  removedFreeCount!: number;

  @Field(() => [TakenSeatType], { description: "Seats that go and that somebody has: each has to move." })
  takenSeats!: TakenSeatType[];

  @Field(() => [AddedSeatsType], { description: "New seats by row, free from the start." })
  addedSeats!: AddedSeatsType[];

  @Field(() => [SplitPartyType], {
    description: "Orders whose people would be parted, the proposed moves carried out.",
  })
  splitParties!: SplitPartyType[];

  @Field(() => [Int], {
    description: "By ordinal of the new version: index of the zone, 255 for none. What the map is coloured by.",
  })
  zoneOf!: number[];

  @Field(() => [Int], { description: "Where somebody can move to: inclusive pairs of new ordinals [first, last, …]." })
  freeRanges!: number[];
}

@ObjectType("MapChangeRefused", { implements: RefusalType, description: "Nothing was changed, and why." })
export class MapChangeRefusedType extends RefusalType {
  @Field(() => [Int], { description: "The seats in question: old numbers, or new ones of seats that are new." })
  ordinals!: readonly number[];
}

@ObjectType("MapChangeOutdated", {
  implements: RefusalType,
  description: "Other people have seats that go, or another version is sold by now. Ask for the preview again.",
})
export class MapChangeOutdatedType extends RefusalType {}

@ObjectType("PerformanceMapChanged", { description: "The performance sells the other version." })
export class PerformanceMapChangedType {
  @Field(() => PerformanceType, { description: "The performance." })
  performance!: PerformanceType;

  @Field(() => Int, { description: "Seats that moved, with their orders, holds and tickets." })
  movedCount!: number;

  @Field(() => Int, { description: "Seats of orders that kept their place under another name." })
  relabelledCount!: number;
}

@InputType("SeatMoveInput", { description: "Where a seat that goes moves to." })
export class SeatMoveInput {
  @Field(() => Int, { description: "Its number in the version sold now." })
  from!: number;

  @Field(() => Int, { description: "Number of the free seat in the new version." })
  to!: number;
}

@InputType("NewSeatZoneInput", { description: "The price zone of seats that are new." })
export class NewSeatZoneInput {
  @Field(() => ID, { nullable: true, description: "The zone; null: they are not for sale." })
  zoneId?: string | null;

  @Field(() => [Int], { description: "Their numbers in the new version." })
  ordinals!: number[];
}

@InputType("ChangePerformanceMapInput", { description: "A change of a performance's seat map, as it was decided." })
export class ChangePerformanceMapInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => ID, { description: "Another version of the same seat map." })
  seatMapVersionId!: string;

  @Field(() => String, { description: "From the preview that was decided by." })
  planHash!: string;

  @Field(() => [SeatMoveInput], { description: "One for each of the preview's takenSeats." })
  moves!: SeatMoveInput[];

  @Field(() => [NewSeatZoneInput], { defaultValue: [], description: "Zones of new seats, where others are meant." })
  newSeatZones!: NewSeatZoneInput[];

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: "From approve() for CHANGE_PERFORMANCE_MAP; needed when seats that people have are to move.",
  })
  approvalToken?: string | null;
}

export const MapChangePreviewResult = createUnionType({
  name: "MapChangePreviewResult",
  description: "The preview, or why the performance cannot sell that version.",
  types: () => [MapChangePreviewType, MapChangeRefusedType] as const,
});

export const ChangePerformanceMapResult = createUnionType({
  name: "ChangePerformanceMapResult",
  description: "The changed performance, or why nothing was changed.",
  types: () => [PerformanceMapChangedType, MapChangeOutdatedType, ApprovalRequiredType, MapChangeRefusedType] as const,
});
