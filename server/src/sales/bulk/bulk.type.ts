import type { Currency } from "@parterre/money";
import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { NotOnSaleType } from "../../inventory/index.ts";
import { CurrencyEnum, RefusalType } from "../../platform/graphql/index.ts";
import { OrderType } from "../order.type.ts";
import { WalkInInput } from "../sales-inputs.type.ts";
import {
  ApprovalRequiredType,
  CheckoutRefusedType,
  NotPricedType,
  SeatsLostType,
  TicketTypeRefusedType,
} from "../sales-results.type.ts";

@InputType({ description: "Everything a cart holds, given away." })
export class GiveFreeTicketsInput {
  @Field(() => ID, { description: "From createCart: every seat it holds is given." })
  cartKey!: string;

  @Field(() => ID, { description: "A complimentary or staff ticket type." })
  ticketTypeId!: string;

  @Field(() => CurrencyEnum, { description: "What the face value is said in." })
  currency!: Currency;

  @Field(() => String, { description: "Why, in the words of who gives." })
  reason!: string;

  @Field(() => WalkInInput, { description: "Who gets the tickets; a name is needed." })
  recipient!: WalkInInput;

  @Field(() => String, {
    nullable: true,
    description: "From approve(GIVE_FREE_TICKETS) with this idempotency key as its subject, where the role needs one.",
  })
  approvalToken?: string | null;

  @Field(() => ID, { description: "Chosen by the client, 8 to 100 characters; the same key gives once." })
  idempotencyKey!: string;
}

@ObjectType("FreeTicketsGiven", { description: "Given; the tickets are valid." })
export class FreeTicketsGivenType {
  @Field(() => OrderType, { description: "The order, at no price, its lines with their face value." })
  order!: OrderType;
}

@ObjectType("QuotaReached", {
  implements: RefusalType,
  description: "The performance may not give so many tickets of this kind; nothing was given.",
})
export class QuotaReachedType extends RefusalType {
  @Field(() => Int, { description: "How many more it may give." })
  left!: number;
}

export const GiveFreeTicketsResult = createUnionType({
  name: "GiveFreeTicketsResult",
  description: "The order, or why nothing was given.",
  types: () =>
    [
      FreeTicketsGivenType,
      ApprovalRequiredType,
      QuotaReachedType,
      SeatsLostType,
      NotPricedType,
      TicketTypeRefusedType,
      NotOnSaleType,
      CheckoutRefusedType,
    ] as const,
});

@ObjectType("FreeTicketQuota", { description: "How many tickets of a free kind a performance may give away." })
export class FreeTicketQuotaType {
  @Field(() => ID, { description: "The ticket type." })
  ticketTypeId!: string;

  @Field(() => Int, { description: "The most." })
  most!: number;

  @Field(() => Int, { description: "Given and not taken back." })
  given!: number;
}

@ObjectType("FreeTicketQuotaSet", { description: "The quotas of the performance as they are now." })
export class FreeTicketQuotaSetType {
  @Field(() => [FreeTicketQuotaType], { description: "One for each ticket type that has one." })
  quotas!: FreeTicketQuotaType[];
}

export const SetFreeTicketQuotaResult = createUnionType({
  name: "SetFreeTicketQuotaResult",
  description: "The quotas, or why they stay as they were.",
  types: () => [FreeTicketQuotaSetType, CheckoutRefusedType] as const,
});
