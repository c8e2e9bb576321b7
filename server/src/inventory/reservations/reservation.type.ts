import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, RefusalType } from "../../platform/graphql/index.ts";
import { CartType, toCartType } from "../hold.type.ts";
import type { Reservation } from "./reservation.entity.ts";
import { type ReservationRefusal, stateOf } from "./reservation.rules.ts";

export const ReservationState = { OPEN: "open", EXPIRED: "expired", RELEASED: "released", SOLD: "sold" } as const;
export type ReservationState = (typeof ReservationState)[keyof typeof ReservationState];

registerEnumType(ReservationState, {
  name: "ReservationState",
  description: "What has become of a reservation.",
  valuesConfig: {
    OPEN: { description: "Its seats are kept." },
    EXPIRED: { description: "The deadline is over: its seats are free again." },
    RELEASED: { description: "Given back by hand." },
    SOLD: { description: "Its seats were sold." },
  },
});

@ObjectType("Reservation", { description: "Seats kept for a named customer until a deadline. Staff only." })
export class ReservationType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "What the customer says at the window: `R-7M2Q9X`." })
  reference!: string;

  @Field(() => ReservationState, { description: "What has become of it." })
  state!: ReservationState;

  @Field(() => String, { description: "For whom." })
  customerName!: string;

  @Field(() => String, { nullable: true, description: "Telephone number." })
  customerPhone!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address." })
  customerEmail!: string | null;

  @Field(() => String, { nullable: true, description: "A note of the house." })
  note!: string | null;

  @Field(() => DateTime, { description: "Until then the seats are kept." })
  deadline!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the house was reminded that the deadline is near." })
  remindedAt!: Date | null;

  @Field(() => Int, { description: "Seats as reserved; the cart says which are still kept." })
  seatCount!: number;

  @Field(() => CartType, { description: "Its cart: whoever sells it, at any channel, sells the reservation." })
  cart!: CartType;

  @Field(() => ID, { nullable: true, description: "The order that its seats were sold in." })
  orderId!: string | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  /** Not fields: what field resolvers load by. */
  performanceIds!: readonly number[];
  reservedById!: string | null;
}

@InputType("ReserveSeatsInput", { description: "A cart's seats to keep for a named customer." })
export class ReserveSeatsInput {
  @Field(() => ID, { description: "Everything it holds is reserved, and it is empty then." })
  cartKey!: string;

  @Field(() => String, { description: "For whom, 1 to 100 characters." })
  customerName!: string;

  @Field(() => String, { nullable: true, description: "Telephone number; this or an e-mail address is needed." })
  customerPhone!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address." })
  customerEmail!: string | null;

  @Field(() => String, { nullable: true, description: "A note of the house, at most 500 characters." })
  note!: string | null;

  @Field(() => ID, { nullable: true, description: "Of the house's record of them; it is in their history then." })
  customerId?: string | null;

  @Field(() => DateTime, { description: "In the future, and not after the first performance begins." })
  deadline!: Date;
}

@InputType("ExtendReservationInput", { description: "Another deadline for a reservation." })
export class ExtendReservationInput {
  @Field(() => ID, { description: "The reservation." })
  reservationId!: string;

  @Field(() => DateTime, { description: "In the future, and not after the first performance begins." })
  deadline!: Date;

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;
}

@InputType("ReleaseReservationInput", { description: "A reservation whose seats go back." })
export class ReleaseReservationInput {
  @Field(() => ID, { description: "The reservation." })
  reservationId!: string;

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;
}

@InputType("ReservationFilter", { description: "Which reservations to list." })
export class ReservationFilter {
  @Field(() => String, { nullable: true, description: "Part of a name, number, address, note or reference." })
  text!: string | null;

  @Field(() => ReservationState, { nullable: true, description: "Only these." })
  state!: ReservationState | null;

  @Field(() => ID, { nullable: true, description: "Only with seats of this performance." })
  performanceId!: string | null;
}

@ObjectType("ReservationSaved", { description: "The reservation as it is now." })
class ReservationSavedType {
  @Field(() => ReservationType, { description: "The reservation." })
  reservation!: ReservationType;
}

@ObjectType("ReservationRefused", {
  implements: RefusalType,
  description: "Nothing was changed, because something in the input or the state of things does not allow it.",
})
class ReservationRefusedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input field to mend; null when it is the state." })
  field!: string | null;
}

export const SaveReservationResult = createUnionType({
  name: "SaveReservationResult",
  description: "The reservation as saved, or why nothing was.",
  types: () => [ReservationSavedType, ReservationRefusedType] as const,
});

export function toReservationType(reservation: Reservation): ReservationType {
  const { cartKey, reservedBy, ...rest } = reservation;
  return Object.assign(new ReservationType(), rest, {
    state: stateOf(reservation, new Date()),
    cart: toCartType(cartKey),
    reservedById: reservedBy,
  });
}

export function toReservationRefused({ reason, field }: ReservationRefusal): typeof SaveReservationResult {
  return Object.assign(new ReservationRefusedType(), { reason, field });
}

export function toReservationSaved(reservation: ReservationType): typeof SaveReservationResult {
  return Object.assign(new ReservationSavedType(), { reservation });
}
