import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { NotOnSaleType } from "../../inventory/index.ts";
import { DateTime, MinorUnits, RefusalType } from "../../platform/graphql/index.ts";
import { OrderType } from "../order.type.ts";
import { QuoteInput, WalkInInput } from "../sales-inputs.type.ts";
import {
  CheckoutRefusedType,
  NotPricedType,
  PriceChangedType,
  SeatsLostType,
  TicketTypeRefusedType,
} from "../sales-results.type.ts";

@InputType("SendPayLinkInput", { description: "Held seats that somebody pays by a link." })
export class SendPayLinkInput extends QuoteInput {
  @Field(() => MinorUnits, { description: "The total the customer was told." })
  shownTotalMinor!: number;

  @Field(() => WalkInInput, { description: "Who pays; a name at least, and an e-mail address to send the link to." })
  customer!: WalkInInput;

  @Field(() => String, { description: "BCP 47 tag of the customer's language: `zh…` or `en…`." })
  locale!: string;

  @Field(() => DateTime, { description: "Until when the seats are kept for this; not past the beginning." })
  payBy!: Date;

  @Field(() => ID, { description: "Chosen by the client for this attempt, 8 to 100 characters; repeats do nothing." })
  idempotencyKey!: string;
}

@ObjectType("PayLinkSent", { description: "The order waits for its payment, and the link is on its way." })
export class PayLinkSentType {
  @Field(() => OrderType, { description: "The order, with its secret link and its code for the window." })
  order!: OrderType;
}

export const SendPayLinkResult = createUnionType({
  name: "SendPayLinkResult",
  description: "The order, or why none was made.",
  types: () =>
    [
      PayLinkSentType,
      PriceChangedType,
      SeatsLostType,
      NotPricedType,
      TicketTypeRefusedType,
      NotOnSaleType,
      CheckoutRefusedType,
    ] as const,
});

@ObjectType("PayLinkChanged", { description: "It was done." })
export class PayLinkChangedType {
  @Field(() => OrderType, { description: "The order as it is then." })
  order!: OrderType;
}

@ObjectType("PayLinkNotChanged", { implements: RefusalType, description: "Nothing was done." })
export class PayLinkNotChangedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input to mend; null: the order does not wait any more." })
  field!: string | null;
}

export const ChangePayLinkResult = createUnionType({
  name: "ChangePayLinkResult",
  description: "The order, or why it stays as it is.",
  types: () => [PayLinkChangedType, PayLinkNotChangedType] as const,
});

@ObjectType("LinkPaymentStarted", { description: "The buyer pays there." })
export class LinkPaymentStartedType {
  @Field(() => String, { description: "The provider's page." })
  redirectUrl!: string;
}

@ObjectType("LinkPaymentRefused", { implements: RefusalType, description: "Nothing was begun." })
export class LinkPaymentRefusedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input to mend; null: the order does not wait any more." })
  field!: string | null;
}

export const PayByLinkResult = createUnionType({
  name: "PayByLinkResult",
  description: "Where to pay, or why not.",
  types: () => [LinkPaymentStartedType, LinkPaymentRefusedType] as const,
});
