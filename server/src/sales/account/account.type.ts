import type { Money } from "@parterre/money";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, MoneyType } from "../../platform/graphql/index.ts";
import type { OrderAct } from "./order-act.entity.ts";
import type { OrderActName } from "./order-states.rules.ts";

/** Kept as these texts. */
const OrderActKind = {
  PLACE: "place",
  SALE: "sale",
  COMP: "comp",
  DECLINE: "decline",
  LAPSE: "lapse",
  LET_GO: "let_go",
  LATE_PAYMENT: "late_payment",
  PAYMENT: "payment",
  REFUND: "refund",
  GOODWILL: "goodwill",
  RETURN: "return",
  VOID: "void",
  EXCHANGE: "exchange",
  MOVE: "move",
} as const satisfies Record<string, OrderActName>;

registerEnumType(OrderActKind, {
  name: "OrderActKind",
  description: "Something that was done to an order.",
  valuesConfig: {
    PLACE: { description: "Ordered; the payment is still to come." },
    SALE: { description: "Sold." },
    COMP: { description: "Tickets given for nothing." },
    DECLINE: { description: "The payment was declined." },
    LAPSE: { description: "Not paid in time, or replaced by a newer order of the cart." },
    LET_GO: { description: "Authorised too late: the money was never taken." },
    LATE_PAYMENT: { description: "Paid after the seats had been sold; all of it goes back." },
    PAYMENT: { description: "Money for what was still owed." },
    REFUND: { description: "Tickets given back by the terms they were sold under." },
    GOODWILL: { description: "Money given back, tickets kept." },
    RETURN: { description: "Tickets taken back, money kept." },
    VOID: { description: "Free tickets taken back." },
    EXCHANGE: { description: "Other tickets for these." },
    MOVE: { description: "Another seat for the same ticket." },
  },
});

@ObjectType("OrderAct", { description: "One act on an order: who, where, why, and what it changed. Never changes." })
export class OrderActType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => OrderActKind, { description: "What was done." })
  kind!: OrderActName;

  @Field(() => DateTime, { description: "When." })
  at!: Date;

  @Field(() => MoneyType, { description: "By how much more is owed since; negative: less." })
  owedChange!: Money;

  @Field(() => MoneyType, { description: "By how much more is paid since; negative: given back." })
  paidChange!: Money;

  @Field(() => String, { nullable: true, description: "Why, in the words of who did it." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "The counter it was done at, where that is known." })
  counter!: string | null;

  @Field(() => [String], { description: "Seats that left the order, as they were called." })
  seatsBefore!: readonly string[];

  @Field(() => [String], { description: "Seats that came onto the order, as they are called." })
  seatsAfter!: readonly string[];

  /** Not fields: what field resolvers load by. */
  staffId!: string | null;
  approverId!: string | null;
  channelId!: string;
}

function seatsOf(side: unknown): readonly string[] {
  const seats = (side as { seats?: unknown } | null)?.seats;
  return Array.isArray(seats) ? seats.filter((seat) => typeof seat === "string") : [];
}

export function toOrderActType(act: OrderAct, currency: Money["currency"]): OrderActType {
  return Object.assign(new OrderActType(), {
    id: act.id,
    kind: act.kind,
    at: act.at,
    owedChange: { amountMinor: act.owedMinor, currency },
    paidChange: { amountMinor: act.paidMinor, currency },
    reason: act.reason,
    counter: act.counter,
    seatsBefore: seatsOf(act.before),
    seatsAfter: seatsOf(act.after),
    staffId: act.staffId,
    approverId: act.approverId,
    channelId: act.channelId,
  });
}
