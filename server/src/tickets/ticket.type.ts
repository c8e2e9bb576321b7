import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../platform/graphql/index.ts";
import type { TicketRecord } from "./ticket.entity.ts";

const TicketState = { VALID: "valid", REVOKED: "revoked" } as const;

registerEnumType(TicketState, {
  name: "TicketState",
  description: "Whether a ticket lets somebody in.",
  valuesConfig: {
    VALID: { description: "It does." },
    REVOKED: { description: "Not any more: the order was given back, or another one was issued in its place." },
  },
});

@ObjectType("Ticket", { description: "What lets one person in to one seat." })
export class TicketType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "For people: the order's reference and a running number." })
  number!: string;

  @Field(() => String, { nullable: true, description: "The signed code to show at the door; null once revoked." })
  code!: string | null;

  @Field(() => TicketState, { description: "Whether it lets somebody in." })
  state!: "valid" | "revoked";

  @Field(() => Int, { description: "The seat's number in the seat-map version." })
  ordinal!: number;

  @Field(() => DateTime, { description: "When it was issued." })
  issuedAt!: Date;

  /** Not fields: what field resolvers load by. */
  performanceId!: number;
  orderLineId!: string;
}

export function toTicketType(ticket: TicketRecord): TicketType {
  return Object.assign(new TicketType(), {
    id: ticket.id,
    number: ticket.number,
    code: ticket.live ? ticket.code : null,
    state: ticket.live ? TicketState.VALID : TicketState.REVOKED,
    ordinal: ticket.ordinal,
    issuedAt: ticket.issuedAt,
    performanceId: ticket.performanceId,
    orderLineId: ticket.orderLineId,
  });
}
