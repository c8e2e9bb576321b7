import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../platform/graphql/index.ts";
import type { CustomerMessage } from "./customer-message.entity.ts";
import type { MessageDelivery } from "./delivery.rules.ts";

enum MessageDeliveryType {
  WAITING = "waiting",
  SENT = "sent",
  REFUSED = "refused",
  FAILED = "failed",
  LAPSED = "lapsed",
  UNADDRESSED = "unaddressed",
}
registerEnumType(MessageDeliveryType, {
  name: "MessageDelivery",
  description: "How far a message to a customer is.",
  valuesConfig: {
    WAITING: { description: "On its way: not tried yet, or to be tried again." },
    SENT: { description: "The mail server has taken it." },
    REFUSED: { description: "The mail server says that this address or letter is never taken: tell them another way." },
    FAILED: { description: "Given up after three days of trying: tell them another way." },
    LAPSED: { description: "Not sent while it was of use." },
    UNADDRESSED: { description: "No address is known: tell them another way." },
  },
});

@ObjectType("CustomerMessage", { description: "Something the house said to a customer, in their language." })
export class CustomerMessageType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "What it is: `waiting.offered`, `sales.seat-moved` …" })
  kind!: string;

  @Field(() => String, { nullable: true, description: "To whom; null: no address is known, tell them another way." })
  email!: string | null;

  @Field(() => String, { description: "The subject." })
  subject!: string;

  @Field(() => String, { description: "The text, with the address where the customer goes on." })
  body!: string;

  @Field(() => DateTime, { description: "When it was written." })
  writtenAt!: Date;

  @Field(() => MessageDeliveryType, { description: "How far it is." })
  delivery!: MessageDelivery;

  @Field(() => DateTime, { nullable: true, description: "When the mail server took it." })
  sentAt!: Date | null;

  @Field(() => Int, { description: "How often it was handed to the mail server." })
  attempts!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it is tried next; null when it is not, and where no mail server is set up.",
  })
  nextTryAt!: Date | null;

  @Field(() => String, { nullable: true, description: "What the mail server said when it was not taken." })
  problem!: string | null;
}

/** `hasMailServer`: whether anything that waits is tried again. */
export function toCustomerMessageType(
  { dueAt, ...message }: CustomerMessage,
  hasMailServer: boolean,
): CustomerMessageType {
  return Object.assign(new CustomerMessageType(), message, {
    nextTryAt: message.delivery === "waiting" && hasMailServer ? dueAt : null,
  });
}

@ObjectType({ description: "The letters of the house as a whole." })
export class LetterBox {
  @Field(() => Boolean, { description: "Whether a mail server is set up; without one letters wait." })
  hasMailServer!: boolean;

  @Field(() => Int, { description: "Letters that wait." })
  waiting!: number;

  @Field(() => Int, { description: "Letters that were refused or given up." })
  stuck!: number;
}
