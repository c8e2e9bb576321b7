import { Field, ID, InputType, Int } from "type-graphql";
import { SettleWayCode } from "./offline-sale.type.ts";

@InputType({ description: "Seats to lend to a counter." })
export class LeaseSeatsInput {
  @Field(() => ID, { description: "The counter." })
  counterId!: string;

  @Field(() => ID, { description: "The performance; of the counter's venue and on sale at its channel." })
  performanceId!: string;

  @Field(() => Int, { description: "How many, up to 500: of each zone its share, in unbroken stretches." })
  seats!: number;

  @Field(() => [Int], { nullable: true, description: "These instead, as far as they are free and in general sale." })
  ordinals?: number[] | null;

  @Field(() => Int, { description: "From 5 minutes to 7 days; never past the start." })
  termMinutes!: number;
}

@InputType({ description: "A lease that comes back." })
export class ReturnLeaseInput {
  @Field(() => ID, { description: "The lease." })
  leaseId!: string;

  @Field(() => String, { nullable: true, description: "Needed where the counter may have sold from it." })
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Key of the browser that has the lease, where that gives it back and has stopped to sell from it.",
  })
  kid?: string | null;
}

@InputType({ description: "What a counter says of itself about every half minute." })
export class ReportCounterInput {
  @Field(() => ID, { description: "The counter." })
  counterId!: string;

  @Field(() => String, { description: "Of the browser's registered key: leases are kept by one browser each." })
  kid!: string;

  @Field(() => Int, { description: "Sales that it has not handed in yet." })
  unsentSales!: number;
}

@InputType({ description: "The public half of a key pair that a counter made." })
export class RegisterCounterKeyInput {
  @Field(() => ID, { description: "The counter." })
  counterId!: string;

  @Field(() => String, { description: "Ed25519; `x` of its JWK, 43 characters." })
  publicKey!: string;
}

@InputType({ description: "How a counter is lent seats by itself." })
export class LeasePolicyInput {
  @Field(() => Int, { description: "Seats of each performance, up to 500." })
  seats!: number;

  @Field(() => Int, { description: "Of performances that begin within so many minutes." })
  aheadMinutes!: number;

  @Field(() => Int, { description: "From 5 minutes to 7 days." })
  termMinutes!: number;
}

@InputType({ description: "A sale with the counter's signature." })
export class SignedSaleInput {
  @Field(() => ID, { description: "The sale's own id." })
  id!: string;

  @Field(() => String, { description: "Of the key that signed it." })
  kid!: string;

  @Field(() => String, { description: "JSON of an `OfflineSale` of the pricing package." })
  payload!: string;

  @Field(() => String, { description: "Ed25519 over the payload's UTF-8 bytes, base64url." })
  signature!: string;
}

@InputType({ description: "Sales that a counter made alone." })
export class UploadOfflineSalesInput {
  @Field(() => ID, { description: "The counter." })
  counterId!: string;

  @Field(() => [SignedSaleInput], { description: "Up to 100, in any order; again does no harm." })
  sales!: SignedSaleInput[];
}

@InputType({ description: "What a person decided about a sale that differs." })
export class SettleOfflineSaleInput {
  @Field(() => ID, { description: "The sale." })
  saleId!: string;

  @Field(() => SettleWayCode, { description: "What is done." })
  how!: "seats-taken" | "other-seats" | "money-back" | "noted";

  @Field(() => [Int], {
    nullable: true,
    description: "For OTHER_SEATS: as many as were sold, in the order of its lines.",
  })
  ordinals?: number[] | null;

  @Field(() => String, { description: "Why, in up to 300 characters." })
  reason!: string;
}

@InputType({ description: "Numbers of pre-printed tickets." })
export class IssueBackupTicketsInput {
  @Field(() => ID, { description: "The counter that gets them." })
  counterId!: string;

  @Field(() => Int, { description: "The lowest number, above 0." })
  first!: number;

  @Field(() => Int, { description: "The highest; at most 10,000 at once." })
  last!: number;
}

@InputType({ description: "Pre-printed tickets that are handed over in place of printed ones." })
export class HandOverBackupTicketsInput {
  @Field(() => ID, { description: "The counter that has them." })
  counterId!: string;

  @Field(() => [ID], { description: "Tickets of one order that are not on paper, up to 500." })
  ticketIds!: string[];

  @Field(() => [Int], { description: "One number a ticket, in the same order." })
  numbers!: number[];
}
