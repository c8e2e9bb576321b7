import type { Money } from "@parterre/money";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { SeatLabelType, toSeatLabelType } from "../inventory/index.ts";
import {
  connectionTypes,
  DateTime,
  type LocalisedText,
  LocalisedTextType,
  MoneyType,
} from "../platform/graphql/index.ts";
import type { TicketHolder } from "./identities/ticket-holder.entity.ts";
import type { OrderLine } from "./order-line.entity.ts";
import type { PaymentRecord } from "./payment.entity.ts";
import type { RefundRecord } from "./refund.entity.ts";
import type { SalesOrder } from "./sales-order.entity.ts";

/** Kept as these texts. */
const OrderState = {
  AWAITING_PAYMENT: "awaiting_payment",
  PAID: "paid",
  OWING: "owing",
  PART_PAID: "part_paid",
  REFUNDED: "refunded",
  LAPSED: "lapsed",
} as const;
const PaymentState = {
  PENDING: "pending",
  AUTHORISED: "authorised",
  CAPTURED: "captured",
  DECLINED: "declined",
  REFUNDED: "refunded",
} as const;
const OrderLineState = { LIVE: "live", GIVEN_BACK: "given_back", EXCHANGED: "exchanged" } as const;
const RefundState = { PENDING: "pending", DONE: "done", FAILED: "failed" } as const;

registerEnumType(OrderState, {
  name: "OrderState",
  description: "Where an order stands.",
  valuesConfig: {
    AWAITING_PAYMENT: { description: "The seats are held; the payment provider has not spoken yet." },
    PAID: { description: "Paid; the tickets are valid." },
    OWING: { description: "Sold on an invoice: the tickets are valid, and money is still to come." },
    PART_PAID: { description: "The seats are the buyer's; tickets are issued once everything is paid." },
    REFUNDED: { description: "Everything was given back; there are no valid tickets." },
    LAPSED: { description: "Not paid in time, or declined. A payment that still comes is settled all the same." },
  },
});
registerEnumType(PaymentState, {
  name: "PaymentState",
  description: "Where a payment stands.",
  valuesConfig: {
    PENDING: { description: "Asked for." },
    AUTHORISED: { description: "Promised by the buyer's bank, and about to be taken; the order is paid." },
    CAPTURED: { description: "Taken." },
    DECLINED: { description: "Refused by the provider or given up by the buyer." },
    REFUNDED: { description: "Given back; confirmed by the provider, or handed out in cash." },
  },
});

registerEnumType(OrderLineState, {
  name: "OrderLineState",
  description: "Whether a line still is of its order.",
  valuesConfig: {
    LIVE: { description: "It is." },
    GIVEN_BACK: { description: "The ticket was given back." },
    EXCHANGED: { description: "Another ticket was given for it." },
  },
});

registerEnumType(RefundState, {
  name: "RefundState",
  description: "Where a refund stands.",
  valuesConfig: {
    PENDING: { description: "The provider has been asked, or will be." },
    DONE: { description: "The money is back, or was handed out." },
    FAILED: { description: "The provider refuses: try again once that is cleared, or give it back another way." },
  },
});

@ObjectType("Order", { description: "What one buyer buys at once, in one currency." })
export class OrderType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "For people: eight letters and digits that cannot be mistaken for another." })
  reference!: string;

  @Field(() => String, {
    nullable: true,
    description: "Part of the buyer's secret link; null unless the caller already has it or just made the order.",
  })
  secret!: string | null;

  @Field(() => OrderState, { description: "Where it stands." })
  state!: SalesOrder["state"];

  @Field(() => LocalisedTextType, {
    nullable: true,
    description: "Why, when the state needs a sentence (for example a late payment given back).",
  })
  note!: LocalisedText | null;

  @Field(() => MoneyType, {
    description: "As it was ordered: its lines with their charges. What is owed by now is `owed`.",
  })
  total!: Money;

  @Field(() => String, { nullable: true, description: "The buyer's name; null where none was asked." })
  contactName!: string | null;

  @Field(() => String, { nullable: true, description: "Where the tickets are sent; null at the counter." })
  contactEmail!: string | null;

  @Field(() => String, { nullable: true, description: "The buyer's telephone number; null where none was asked." })
  contactPhone!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "By when what is owed is to be paid; null where nothing ever was.",
  })
  dueAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "While it awaits payment: until when its seats are kept for that.",
  })
  payBy!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Of an order whose link to pay was sent: what the buyer says at the window to get the tickets, `7M2-Q9X`; null for others.",
  })
  collectCode!: string | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was paid; null while it is not." })
  paidAt!: Date | null;

  /** Not fields: what field resolvers load by. */
  channelId!: string;
  sellerId!: string | null;
}

@ObjectType("TicketHolder", { description: "Whom a ticket is for. Of their document only its end is known." })
export class TicketHolderType {
  @Field(() => String, { description: "As in the identity document." })
  name!: string;

  @Field(() => String, { description: "Last four characters of the document's number." })
  identityEnd!: string;
}

export function toTicketHolderType(holder: TicketHolder | null): TicketHolderType | null {
  return holder && Object.assign(new TicketHolderType(), { name: holder.name, identityEnd: holder.identityEnd });
}

@ObjectType("OrderLine", { description: "One seat of an order, at the price and under the name it was sold." })
export class OrderLineType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => Int, { description: "Its place on the receipt, from 1." })
  position!: number;

  @Field(() => OrderLineState, { description: "Whether it still is of the order." })
  state!: OrderLine["state"];

  @Field(() => Int, { description: "The seat's number in the seat-map version." })
  ordinal!: number;

  @Field(() => SeatLabelType, { description: "What was printed on the seat when it was sold." })
  label!: SeatLabelType;

  @Field(() => MoneyType, { description: "What this ticket cost, before discounts, fees and added tax." })
  price!: Money;

  @Field(() => MoneyType, { description: "What the price list said; more than the price for free tickets." })
  faceValue!: Money;

  /** Not fields: what field resolvers load by. */
  performanceId!: number;
  zoneId!: string;
  ticketTypeId!: string;
}

@ObjectType("Payment", { description: "Money asked for, or taken, for an order." })
export class PaymentType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, {
    description: "Code of the payment provider or the tender: `cash`, `terminal`, `transfer`, `voucher`.",
  })
  provider!: string;

  @Field(() => PaymentState, { description: "Where it stands." })
  state!: PaymentRecord["state"];

  @Field(() => MoneyType, { description: "How much." })
  money!: Money;

  @Field(() => MoneyType, { description: "What of it was given back, or is about to be." })
  refunded!: Money;

  @Field(() => String, { nullable: true, description: "Number of the terminal's slip or the transfer." })
  reference!: string | null;

  @Field(() => DateTime, { description: "When it was asked for." })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: "Where the buyer pays; null when there is nothing to pay." })
  redirectUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What a QR code has to say so that a telephone pays; null where the provider has none, or when paid.",
  })
  qrText!: string | null;
}

@ObjectType("Refund", { description: "Money given back." })
export class RefundType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => MoneyType, { description: "How much." })
  money!: Money;

  @Field(() => RefundState, { description: "Where it stands." })
  state!: RefundRecord["state"];

  @Field(() => String, { nullable: true, description: "Why the provider refuses, in its words; only when failed." })
  failure!: string | null;

  @Field(() => String, { description: "Why, in the words of who did it." })
  reason!: string;

  @Field(() => DateTime, { description: "When it was decided." })
  createdAt!: Date;

  /** Not a field: what the approver is loaded by. */
  approverId!: string | null;
}

export const { ConnectionType: OrderConnectionType } = connectionTypes("Order", OrderType);

/** `withSecret`: only for a caller who has the secret, or has just made the order. */
export function toOrderType(order: SalesOrder, withSecret: boolean): OrderType {
  return Object.assign(new OrderType(), {
    id: order.id,
    reference: order.reference,
    secret: withSecret ? order.secret : null,
    state: order.state,
    note: order.noteZh === null || order.noteEn === null ? null : { zh: order.noteZh, en: order.noteEn },
    total: { amountMinor: order.totalMinor, currency: order.currency },
    contactName: order.contactName,
    contactEmail: order.contactEmail,
    contactPhone: order.contactPhone,
    dueAt: order.dueAt,
    payBy: order.state === "awaiting_payment" ? order.payBy : null,
    collectCode: order.collectCode,
    createdAt: order.createdAt,
    paidAt: order.paidAt,
    channelId: order.channelId,
    sellerId: order.sellerId,
  });
}

export function toOrderLineType(line: OrderLine, currency: Money["currency"]): OrderLineType {
  return Object.assign(new OrderLineType(), {
    id: line.id,
    position: line.position,
    state: line.state,
    ordinal: line.ordinal,
    label: toSeatLabelType({ block: line.blockLabel, row: line.rowLabel, seat: line.seatLabel }),
    price: { amountMinor: line.priceMinor, currency },
    faceValue: { amountMinor: line.faceMinor, currency },
    performanceId: line.performanceId,
    zoneId: line.zoneId,
    ticketTypeId: line.ticketTypeId,
  });
}

export function toPaymentType(payment: PaymentRecord): PaymentType {
  return Object.assign(new PaymentType(), {
    id: payment.id,
    provider: payment.provider,
    state: payment.state,
    money: { amountMinor: payment.amountMinor, currency: payment.currency },
    refunded: { amountMinor: payment.refundedMinor, currency: payment.currency },
    reference: payment.tenderReference,
    createdAt: payment.createdAt,
    redirectUrl: payment.state === "pending" ? payment.redirectUrl : null,
    qrText: payment.state === "pending" ? payment.qrText : null,
  });
}

export function toRefundType(refund: RefundRecord): RefundType {
  return Object.assign(new RefundType(), {
    id: refund.id,
    money: { amountMinor: refund.amountMinor, currency: refund.currency },
    state: refund.state,
    failure: refund.failure,
    reason: refund.reason,
    createdAt: refund.createdAt,
    approverId: refund.approverId,
  });
}
