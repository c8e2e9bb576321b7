import { createUnionType, Field, ObjectType } from "type-graphql";
import { CounterType } from "../box-office/index.ts";
import { DateTime, RefusalType } from "../platform/graphql/index.ts";
import { OrderType } from "../sales/index.ts";
import { BackupTicketRangeType, CounterLeaseType } from "./lease.type.ts";
import { OfflineSaleType, OfflineSaleUploadType } from "./offline-sale.type.ts";
import type { NotDone } from "./refused.ts";

@ObjectType("ContingencyRefused", { implements: RefusalType, description: "Something in the input does not allow it." })
export class ContingencyRefusedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input field to mend; null when it is none." })
  field!: string | null;
}

@ObjectType("LeaseKept", { description: "The lease is in the books." })
export class LeaseKeptType {
  @Field(() => CounterLeaseType, { description: "The lease as it is now." })
  lease!: CounterLeaseType;
}

@ObjectType("CounterHeard", { description: "The counter was heard." })
export class CounterHeardType {
  @Field(() => [CounterLeaseType], { description: "What it has leased now; anything else it may not sell." })
  leases!: CounterLeaseType[];

  @Field(() => [BackupTicketRangeType], { description: "Pre-printed tickets that the counter was given, by number." })
  backupTickets!: BackupTicketRangeType[];

  @Field(() => DateTime, { description: "Now, by the server's clock." })
  serverTime!: Date;
}

@ObjectType("CounterKeyRegistered", { description: "Tickets signed with the key are good at the door." })
export class CounterKeyRegisteredType {
  @Field(() => String, { description: "What the key is called in the tickets' codes." })
  kid!: string;
}

@ObjectType("LeasePolicySet", { description: "The policy is in force." })
export class LeasePolicySetType {
  @Field(() => CounterType, { description: "The counter." })
  counter!: CounterType;
}

@ObjectType("OfflineSalesUploaded", { description: "What became of each sale." })
export class OfflineSalesUploadedType {
  @Field(() => [OfflineSaleUploadType], { description: "In the order in which they were given." })
  uploads!: OfflineSaleUploadType[];
}

@ObjectType("OfflineSaleSettled", { description: "The sale is settled." })
export class OfflineSaleSettledType {
  @Field(() => OfflineSaleType, { description: "The sale as it is now." })
  sale!: OfflineSaleType;
}

@ObjectType("BackupTicketsIssued", { description: "The counter has the tickets." })
export class BackupTicketsIssuedType {
  @Field(() => BackupTicketRangeType, { description: "The numbers." })
  range!: BackupTicketRangeType;
}

@ObjectType("BackupTicketsHandedOver", {
  description: "The numbers let in, and the tickets go to paper only as reprints.",
})
export class BackupTicketsHandedOverType {
  @Field(() => OrderType, { description: "The tickets' order." })
  order!: OrderType;
}

const orRefusal = <const Done extends new () => object>(name: string, description: string, done: Done) =>
  createUnionType({ name, description, types: () => [done, ContingencyRefusedType] as const });

export const KeepLeaseResult = orRefusal("KeepLeaseResult", "The lease, or why nothing was done.", LeaseKeptType);
export const ReportCounterResult = orRefusal(
  "ReportCounterResult",
  "The counter's leases, or why not.",
  CounterHeardType,
);
export const RegisterCounterKeyResult = orRefusal(
  "RegisterCounterKeyResult",
  "The key's name, or why it is not known.",
  CounterKeyRegisteredType,
);
export const SetLeasePolicyResult = orRefusal("SetLeasePolicyResult", "The counter, or why not.", LeasePolicySetType);
export const UploadOfflineSalesResult = orRefusal(
  "UploadOfflineSalesResult",
  "What became of each, or why none was looked at.",
  OfflineSalesUploadedType,
);
export const SettleOfflineSaleResult = orRefusal(
  "SettleOfflineSaleResult",
  "The sale, or why it is not settled.",
  OfflineSaleSettledType,
);
export const IssueBackupTicketsResult = orRefusal(
  "IssueBackupTicketsResult",
  "The numbers, or why they are not issued.",
  BackupTicketsIssuedType,
);

export const HandOverBackupTicketsResult = orRefusal(
  "HandOverBackupTicketsResult",
  "The order, or why nothing is handed over.",
  BackupTicketsHandedOverType,
);

export function toContingencyRefused({ reason, field }: NotDone): ContingencyRefusedType {
  return Object.assign(new ContingencyRefusedType(), { reason, field });
}
