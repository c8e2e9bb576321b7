import type { LeasePack } from "@parterre/pricing";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime } from "../platform/graphql/index.ts";
import type { BackupRangeRow } from "./backup-ticket.store.ts";
import type { LeaseRow, PolicyRow } from "./lease.store.ts";

const LeaseReturnCode = { COUNTER: "counter", TERM: "term", PERSON: "person" } as const;
registerEnumType(LeaseReturnCode, {
  name: "LeaseReturn",
  description: "How a lease came back.",
  valuesConfig: {
    COUNTER: { description: "The counter gave it back." },
    TERM: { description: "Its term was over and the counter had nothing to hand in." },
    PERSON: { description: "A person took it back though the counter may have sold from it." },
  },
});

@ObjectType("CounterLease", { description: "Seats that a counter may sell while nobody can be asked." })
export class CounterLeaseType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => ID, { description: "Whose it is." })
  counterId!: string;

  @Field(() => DateTime, { description: "Since when." })
  leasedAt!: Date;

  @Field(() => DateTime, { description: "The counter sells from it no longer than this." })
  sellUntil!: Date;

  @Field(() => Int, { description: "Seats that were leased." })
  seatCount!: number;

  @Field(() => String, {
    description: "JSON of a `LeasePack` of the pricing package: the seats, and the prices they are sold at.",
  })
  pack!: string;

  @Field(() => DateTime, { nullable: true, description: "When its unsold seats came back; null: it stands." })
  returnedAt!: Date | null;

  @Field(() => LeaseReturnCode, { nullable: true, description: "How they came back." })
  returnedWhy!: string | null;

  @Field(() => Boolean, { description: "A browser of the counter has it. Before that nothing can be sold from it." })
  isKept!: boolean;

  @Field(() => Boolean, {
    description: "The counter's policy made it and stands: it stays after an outage, and sold seats are replaced.",
  })
  byPolicy!: boolean;

  /** Not a field: what the field resolver loads by. */
  performanceId!: number;
}

@ObjectType("LeasePolicy", { description: "How a counter is lent seats by itself." })
export class LeasePolicyType {
  @Field(() => Int, { description: "Seats of each performance." })
  seats!: number;

  @Field(() => Int, { description: "Of performances that begin within so many minutes." })
  aheadMinutes!: number;

  @Field(() => Int, { description: "For so many minutes; made longer, and filled up, while the counter is heard." })
  termMinutes!: number;
}

@ObjectType("BackupTicketRange", { description: "Numbered pre-printed tickets that a counter was given." })
export class BackupTicketRangeType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => Int, { description: "The lowest number." })
  first!: number;

  @Field(() => Int, { description: "The highest." })
  last!: number;

  @Field(() => Int, { description: "Numbers of it that were handed out, as far as it is known here." })
  used!: number;

  @Field(() => DateTime, { description: "When the counter got them." })
  issuedAt!: Date;
}

@ObjectType("CounterContingency", { description: "How a counter stands for a time without the server." })
export class CounterContingencyType {
  @Field(() => DateTime, { nullable: true, description: "When it was heard last; null: never." })
  heardAt!: Date | null;

  @Field(() => Int, { description: "Sales that it said it had not handed in by then." })
  unsentSales!: number;

  @Field(() => Boolean, { description: "It has not been heard for 90 seconds: it may be selling from its leases." })
  isSilent!: boolean;

  @Field(() => [CounterLeaseType], { description: "Leases that stand." })
  leases!: CounterLeaseType[];

  @Field(() => LeasePolicyType, { nullable: true, description: "Null: seats are leased by hand." })
  policy!: LeasePolicyType | null;

  @Field(() => [BackupTicketRangeType], { description: "Pre-printed tickets it was given, by number." })
  backupTickets!: BackupTicketRangeType[];
}

@ObjectType("BackupTicket", { description: "A pre-printed ticket that was handed out: what it lets in to." })
export class BackupTicketType {
  @Field(() => Int, { description: "Its number." })
  number!: number;

  @Field(() => Boolean, {
    description: "Whether it lets in. Not while its sale waits for a person, nor once that was given back.",
  })
  isGood!: boolean;

  @Field(() => String, { nullable: true, description: "Label of the block; null while the sale waits." })
  block!: string | null;

  @Field(() => String, { nullable: true, description: "Label of the row." })
  row!: string | null;

  @Field(() => String, { nullable: true, description: "Label of the seat." })
  seat!: string | null;

  /** Not a field: what the field resolver loads by. */
  performanceId!: number;
}

export function toCounterLeaseType(row: LeaseRow): CounterLeaseType {
  return Object.assign(new CounterLeaseType(), {
    id: row.id,
    counterId: row.counter_id,
    leasedAt: row.leased_at,
    sellUntil: row.sell_until,
    seatCount: (JSON.parse(row.pack) as LeasePack).seats.length,
    pack: row.pack,
    returnedAt: row.returned_at,
    returnedWhy: row.returned_why,
    isKept: row.kept_by !== null,
    byPolicy: row.by_policy,
    performanceId: row.performance_id,
  });
}

export function toLeasePolicyType(row: PolicyRow): LeasePolicyType {
  const { seats, ahead_minutes: aheadMinutes, term_minutes: termMinutes } = row;
  return Object.assign(new LeasePolicyType(), { seats, aheadMinutes, termMinutes });
}

export function toBackupTicketRangeType(row: BackupRangeRow): BackupTicketRangeType {
  return Object.assign(new BackupTicketRangeType(), {
    id: row.id,
    first: Number(row.first_number),
    last: Number(row.last_number),
    used: row.used,
    issuedAt: row.issued_at,
  });
}
