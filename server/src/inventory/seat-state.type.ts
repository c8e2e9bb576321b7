import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { AvailabilityData } from "../platform/graphql/index.ts";
import { seatStates } from "./performance-seat.entity.ts";

/** Kept as these texts in the database; their order is that of the codes in live frames. */
export const SeatState = { FREE: "free", HELD: "held", SOLD: "sold", KILLED: "killed", RESERVED: "reserved" } as const;
export type SeatState = (typeof SeatState)[keyof typeof SeatState];

registerEnumType(SeatState, {
  name: "SeatState",
  description: "What has become of a seat of a performance.",
  valuesConfig: {
    FREE: { description: "For sale." },
    HELD: { description: "In somebody's cart for a short time." },
    SOLD: { description: "Sold; in the public view also held, reserved, or kept in an allocation." },
    KILLED: { description: "Not sellable for this performance." },
    RESERVED: { description: "For a named customer until a deadline; in the public view SOLD." },
  },
});

export const Audience = { PUBLIC: "public", STAFF: "staff" } as const;
export type Audience = (typeof Audience)[keyof typeof Audience];

registerEnumType(Audience, {
  name: "Audience",
  description: "Whose view of a performance is followed.",
  valuesConfig: {
    PUBLIC: { description: "Free, taken and killed; anybody may look." },
    STAFF: { description: "Held, sold, reserved and killed told apart, with allocations; needs inventory.watch." },
  },
});

@ObjectType("AvailabilityFrame", { description: "One step of a live seat map: a whole picture or what changed." })
export class AvailabilityFrameType {
  @Field(() => AvailabilityData, { description: "The frame; whole pictures may come at any time." })
  frame!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "The seat-map version whose ordinals it speaks in, told with every whole picture; null with changes, which go on in the same. When it is another than the one you drew, load the performance again.",
  })
  seatMapVersionId?: string | null;
}

@ObjectType("SeatChange", { description: "What a seat has become." })
export class SeatChangeType {
  @Field(() => Int, { description: "The seat's number in the seat-map version." })
  ordinal!: number;

  @Field(() => SeatState, { description: "Its state now." })
  state!: SeatState;
}

@ObjectType("SeatChanges", {
  description:
    "The same as AvailabilityFrame in plain types, for clients without the decoder. Public view: held seats are SOLD.",
})
export class SeatChangesType {
  @Field(() => Boolean, { description: "Whether every seat of the performance is listed." })
  snapshot!: boolean;

  @Field(() => [SeatChangeType], { description: "The seats that changed, or all, by ordinal." })
  seats!: SeatChangeType[];

  @Field(() => ID, {
    nullable: true,
    description:
      "The seat-map version whose ordinals it speaks in, told with every whole picture; null with changes, which go on in the same. When it is another than the one you drew, load the performance again.",
  })
  seatMapVersionId?: string | null;
}

/** The enum's value for a code of a live frame. */
export function seatStateOf(code: number): SeatState {
  return seatStates[code]!;
}
