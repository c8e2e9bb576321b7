import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionTypes, DateTime } from "../platform/graphql/index.ts";
import type { AuditChainReport } from "./audit-chain.ts";
import type { AuditEntry } from "./audit-entry.entity.ts";

@ObjectType("AuditEntry", { description: "One privileged act: who did it, where, to what, and why." })
export class AuditEntryType {
  @Field(() => ID, { description: "Its number in the log." })
  id!: string;

  @Field(() => DateTime, { description: "When it was done." })
  at!: Date;

  @Field(() => String, { description: "What was done: `order.refund`, `seat-map.publish` …" })
  act!: string;

  @Field(() => String, { description: "What it was done to: `order`, `performance`, `seat-map` …" })
  subjectKind!: string;

  @Field(() => ID, { description: "Identity of what it was done to." })
  subjectId!: string;

  @Field(() => String, { nullable: true, description: "Why, in the words of who did it." })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: "Code of the sales channel; null for acts outside of sales." })
  channelCode!: string | null;

  @Field(() => String, { nullable: true, description: "The counter at which it was done; null: at none." })
  counter!: string | null;

  @Field(() => ID, { nullable: true, description: "The shift in which it was done; null: in none." })
  shiftId!: string | null;

  @Field(() => ID, { nullable: true, description: "The performance whose seats it changed." })
  performanceId!: string | null;

  @Field(() => [Int], { nullable: true, description: "Those seats, by their numbers in the seat-map version." })
  ordinals!: readonly number[] | null;

  @Field(() => String, { description: "Everything else worth keeping, as JSON: amounts, counts, before and after." })
  details!: string;

  /** Not fields: what people are loaded by. */
  staffId!: string | null;
  approverId!: string | null;
}

export const { ConnectionType: AuditEntryConnectionType } = connectionTypes("AuditEntry", AuditEntryType);

@InputType({ description: "Which entries of the audit log: those that fit everything that is given." })
export class AuditFilterInput {
  @Field(() => String, { nullable: true, description: "`order`, `performance`, `seat-map` …" })
  subjectKind?: string | null;

  @Field(() => ID, { nullable: true, description: "Identity of one such thing." })
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: "Who did it or approved it." })
  staffId?: string | null;

  @Field(() => String, { nullable: true, description: "An act, or its first word: `order` for every act on orders." })
  act?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a sales channel." })
  channelCode?: string | null;

  @Field(() => ID, { nullable: true, description: "A performance." })
  performanceId?: string | null;

  @Field(() => Int, { nullable: true, description: "One seat of it." })
  ordinal?: number | null;

  @Field(() => DateTime, { nullable: true, description: "Not before." })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Before." })
  until?: Date | null;

  @Field(() => String, { nullable: true, description: "Words of the reason." })
  text?: string | null;
}

const AuditBreakKind = {
  CHANGED: "changed",
  MISSING: "missing",
  SLIPPED_IN: "slipped-in",
  SEAL_MISSING: "seal-missing",
  HEAD_UNKNOWN: "head-unknown",
} as const;
registerEnumType(AuditBreakKind, {
  name: "AuditBreakKind",
  description: "What is wrong with the audit log.",
  valuesConfig: {
    CHANGED: { description: "An entry, or its seal, is not what it was when it was sealed." },
    MISSING: { description: "An entry was taken away." },
    SLIPPED_IN: { description: "An entry was put among sealed ones later." },
    SEAL_MISSING: { description: "A seal was taken away." },
    HEAD_UNKNOWN: { description: "The seal that was noted earlier is not in the chain: it was made anew." },
  },
});

@ObjectType("AuditChain", { description: "Whether the audit log is as it was written." })
export class AuditChainType {
  @Field(() => Int, { description: "How many entries are sealed and unbroken." })
  sealedCount!: number;

  @Field(() => String, {
    nullable: true,
    description: "The newest seal, in hexadecimal digits: noted elsewhere, it proves the log up to here.",
  })
  head!: string | null;

  @Field(() => AuditBreakKind, { nullable: true, description: "The first thing that is wrong; null when nothing is." })
  brokenKind!: string | null;

  @Field(() => ID, { nullable: true, description: "The entry that is wrong, where it is one." })
  brokenEntryId!: string | null;
}

export function toAuditEntryType(entry: AuditEntry): AuditEntryType {
  const { id, at, act, subjectKind, subjectId, reason, channelCode, ordinals, staffId, approverId } = entry;
  const { counter, shiftId } = entry;
  return Object.assign(new AuditEntryType(), {
    id,
    at,
    act,
    subjectKind,
    subjectId,
    reason,
    channelCode,
    counter,
    shiftId,
    performanceId: entry.performanceId === null ? null : String(entry.performanceId),
    ordinals,
    details: JSON.stringify(entry.details),
    staffId,
    approverId,
  });
}

export function toAuditChainType({ sealedCount, head, broken }: AuditChainReport): AuditChainType {
  return Object.assign(new AuditChainType(), {
    sealedCount,
    head,
    brokenKind: broken?.kind ?? null,
    brokenEntryId: broken?.entryId ?? null,
  });
}
