import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, RefusalType } from "../../platform/graphql/index.ts";
import { BoxOfficeRefusedType } from "../box-office-results.type.ts";
import {
  type HandedTicketState,
  handedTicketState,
  type PlaceTrouble,
  type PrintPlace,
  whyNotThere,
} from "./hand-over.rules.ts";
import type { HandedTicketRow, HandOverRow } from "./hand-over.store.ts";
import type { HandOverRefusalCode, HandOverRefused } from "./hand-over-prints.ts";

const HandedState = {
  WAITING: "waiting",
  IN_DOUBT: "in-doubt",
  PRINTED: "printed",
  SPOILED: "spoiled",
  REVOKED: "revoked",
  TAKEN_BACK: "taken-back",
} as const;
registerEnumType(HandedState, {
  name: "HandedTicketState",
  description: "Where a ticket stands that another window is to print.",
  valuesConfig: {
    WAITING: { description: "To be printed; can be taken back." },
    IN_DOUBT: { description: "An attempt has begun and has no end yet." },
    PRINTED: { description: "It is on paper." },
    SPOILED: { description: "Its paper was spoiled: a reprint has another code." },
    REVOKED: { description: "It is not valid any more." },
    TAKEN_BACK: { description: "It is not that window's any more." },
  },
});

const placeTroubles = {
  SAME_COUNTER: "same-counter",
  OTHER_VENUE: "other-venue",
  NO_SHIFT: "no-shift",
  NO_PRINTER: "no-printer",
  NO_PAPER: "no-paper",
  WRONG_PAPER: "wrong-paper",
} as const;
const placeDescriptions = {
  SAME_COUNTER: { description: "It is the window that hands over." },
  OTHER_VENUE: { description: "The window is at another venue." },
  NO_SHIFT: { description: "Nobody has a shift open there." },
  NO_PRINTER: { description: "It has no printer." },
  NO_PAPER: { description: "By the books no paper is in its printer." },
  WRONG_PAPER: { description: "A ticket has no template for the paper in its printer." },
};
registerEnumType(placeTroubles, {
  name: "PrintPlaceTrouble",
  description: "Why a window cannot print tickets of another one.",
  valuesConfig: placeDescriptions,
});

const PrintHandOverWhy = {
  NO_SUCH_ORDER: "no-such-order",
  NO_SUCH_COUNTER: "no-such-counter",
  NO_SUCH_HAND_OVER: "no-such-hand-over",
  ...placeTroubles,
  ALREADY_PRINTED: "already-printed",
  IN_DOUBT: "in-doubt",
  ALREADY_HANDED_OVER: "already-handed-over",
  REVOKED: "revoked",
} as const;
registerEnumType(PrintHandOverWhy, {
  name: "PrintHandOverRefusalWhy",
  description: "Why tickets do not go to another window, or do not come back.",
  valuesConfig: {
    NO_SUCH_ORDER: { description: "There is no such order." },
    NO_SUCH_COUNTER: { description: "There is no such counter." },
    NO_SUCH_HAND_OVER: { description: "There is no such hand-over of this order." },
    ...placeDescriptions,
    ALREADY_PRINTED: { description: "All of them are on paper." },
    IN_DOUBT: { description: "They may be on paper: a person has to look first." },
    ALREADY_HANDED_OVER: { description: "They wait at another window: take them back first." },
    REVOKED: { description: "The tickets are not valid any more." },
  },
});

@InputType({ description: "Tickets that another window is to print." })
export class HandOverPrintsInput {
  @Field(() => ID, { description: "A UUID of your own: asked again with it, there is no second hand-over." })
  id!: string;

  @Field(() => ID, { description: "The order; those of its tickets that wait for paper are handed over." })
  orderId!: string;

  @Field(() => ID, { description: "The window that hands over." })
  fromCounterId!: string;

  @Field(() => ID, { description: "The window that prints." })
  toCounterId!: string;

  @Field(() => ID, { nullable: true, description: "A hand-over whose waiting tickets are handed on; null: none." })
  insteadOf!: string | null;
}

@ObjectType("PrintPlace", { description: "A window that could print tickets of another one." })
export class PrintPlaceType {
  @Field(() => ID, { description: "The counter." })
  counterId!: string;

  @Field(() => String, { description: "What people call it." })
  counterName!: string;

  @Field(() => String, { nullable: true, description: "The paper in its printer; null: none by the books." })
  stockCode!: string | null;

  @Field(() => Int, { nullable: true, description: "Blank tickets left of it; null: none by the books." })
  left!: number | null;

  @Field(() => placeTroubles, { nullable: true, description: "Why it cannot print them; null: it is ready." })
  trouble!: PlaceTrouble | null;
}

@ObjectType("HandedTicket", { description: "A ticket that another window is to print." })
export class HandedTicketType {
  @Field(() => ID, { description: "The ticket." })
  ticketId!: string;

  @Field(() => HandedState, { description: "Where it stands." })
  state!: HandedTicketState;
}

@ObjectType("PrintHandOver", { description: "Tickets of an order that one window gave another one to print." })
export class PrintHandOverType {
  @Field(() => ID, { description: "Its identity, chosen by the window." })
  id!: string;

  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => String, { description: "The order's reference." })
  reference!: string;

  @Field(() => String, { nullable: true, description: "The customer's name; null: nobody asked." })
  contactName!: string | null;

  @Field(() => ID, { description: "The window that handed over." })
  fromCounterId!: string;

  @Field(() => String, { description: "What people call it." })
  fromCounterName!: string;

  @Field(() => ID, { description: "The window that prints." })
  toCounterId!: string;

  @Field(() => String, { description: "What people call it." })
  toCounterName!: string;

  @Field(() => DateTime, { description: "When." })
  handedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When nothing of it waited any more; null: something does." })
  endedAt!: Date | null;

  @Field(() => [HandedTicketType], { description: "Its tickets, in the order of the order's lines." })
  tickets!: HandedTicketType[];
}

@ObjectType("PrintHandOvers", { description: "What windows of a venue print for one another at one moment." })
export class PrintHandOversType {
  @Field(() => [PrintHandOverType], {
    description: "Those under way, and those that ended within a quarter of an hour; the oldest first.",
  })
  handOvers!: PrintHandOverType[];
}

@ObjectType("PrintHandOverNoted", { description: "The books have it." })
export class PrintHandOverNotedType {
  @Field(() => PrintHandOverType, { description: "The hand-over as it is now." })
  handOver!: PrintHandOverType;
}

@ObjectType("PrintHandOverRefused", { implements: RefusalType, description: "The tickets stay where they are." })
class PrintHandOverRefusedType extends RefusalType {
  @Field(() => PrintHandOverWhy, { description: "Why, for a program." })
  why!: HandOverRefusalCode;
}

export const PrintHandOverResult = createUnionType({
  name: "PrintHandOverResult",
  description: "The hand-over, or why the tickets stay where they are.",
  types: () => [PrintHandOverNotedType, PrintHandOverRefusedType, BoxOfficeRefusedType] as const,
});

export function toPrintPlaceType(place: PrintPlace, from: Parameters<typeof whyNotThere>[0]): PrintPlaceType {
  const { counterId, counterName, paper } = place;
  return Object.assign(new PrintPlaceType(), {
    ...{ counterId, counterName, trouble: whyNotThere(from, place) },
    ...{ stockCode: paper?.stockCode ?? null, left: paper?.left ?? null },
  });
}

export function toPrintHandOverType(row: HandOverRow, tickets: readonly HandedTicketRow[]): PrintHandOverType {
  return Object.assign(new PrintHandOverType(), {
    ...{ id: row.id, orderId: row.order_id, reference: row.reference, contactName: row.contact_name },
    ...{ fromCounterId: row.from_counter_id, fromCounterName: row.from_name },
    ...{ toCounterId: row.to_counter_id, toCounterName: row.to_name },
    ...{ handedAt: row.handed_at, endedAt: row.ended_at },
    tickets: tickets
      .filter(({ hand_over_id }) => hand_over_id === row.id)
      .map(({ ticket_id, live, taken_back, state, decision }) =>
        Object.assign(new HandedTicketType(), {
          ticketId: ticket_id,
          state: handedTicketState(taken_back, { live, last: state && { state, decision } }),
        }),
      ),
  });
}

export function toPrintHandOverRefused({ reason, why }: HandOverRefused): PrintHandOverRefusedType {
  return Object.assign(new PrintHandOverRefusedType(), { reason, why });
}
