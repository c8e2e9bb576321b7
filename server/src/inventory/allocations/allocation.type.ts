import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { StaffMemberType, StaffRole } from "../../identity/index.ts";
import { DateTime } from "../../platform/graphql/index.ts";
import type { AllocationRecord } from "./allocation.entity.ts";
import type { AllocationCounts } from "./allocation.store.ts";
import { AllocationKind } from "./allocation-kind.rules.ts";
import type { AllocationTemplate } from "./allocation-template.entity.ts";

registerEnumType(AllocationKind, {
  name: "AllocationKind",
  description: "For what kind of purpose seats are kept.",
  valuesConfig: {
    HOUSE: { description: "The house's own: directors, emergencies, the company." },
    SPONSOR: { description: "A sponsor's." },
    PRESS: { description: "For the press." },
    AGENCY: { description: "An agency's quota." },
    CHANNEL: { description: "For one or some channels alone." },
  },
});

@ObjectType("Allocation", { description: "Seats of a performance kept for somebody, until they are released." })
export class AllocationType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => Int, {
    description: "Its number within the performance, 1 to 50; staff frames name seats' allocations so.",
  })
  number!: number;

  @Field(() => String, { description: "How it is called." })
  name!: string;

  @Field(() => AllocationKind, { description: "For what kind of purpose." })
  kind!: AllocationKind;

  @Field(() => Int, { description: "Key of the zone palette, 0 to 11." })
  hue!: number;

  @Field(() => String, { nullable: true, description: "For whom the seats are, in the organiser's words." })
  toWhom!: string | null;

  @Field(() => [StaffRole], {
    description: "Roles that may sell from it; with none and no staff named, everybody may.",
  })
  roles!: readonly StaffRole[];

  @Field(() => DateTime, {
    nullable: true,
    description: "From then on its unsold seats are in general sale, by themselves; null: only by hand.",
  })
  releaseAt!: Date | null;

  @Field(() => Boolean, { description: "Whether that instant has come." })
  released!: boolean;

  @Field(() => Int, { description: "Seats in it." })
  totalCount!: number;

  @Field(() => Int, { description: "Of these: sold." })
  soldCount!: number;

  @Field(() => Int, { description: "Of these: in somebody's cart." })
  heldCount!: number;

  @Field(() => Int, { description: "Of these: reserved for a named customer." })
  reservedCount!: number;

  @Field(() => Int, { description: "Of these: killed." })
  killedCount!: number;

  @Field(() => Int, { description: "Of these: can still be had." })
  leftCount!: number;

  /** Not fields: what field resolvers load by. */
  record!: AllocationRecord;
}

@ObjectType("SeatKill", { description: "Seats taken off sale for a performance in one act, as far as they still are." })
export class SeatKillType {
  @Field(() => ID, { description: "The act's identity." })
  id!: string;

  @Field(() => String, { description: "Why, in the words of who did it." })
  reason!: string;

  @Field(() => [Int], { description: "The seats, by ordinal." })
  ordinals!: readonly number[];

  @Field(() => DateTime, { description: "When." })
  killedAt!: Date;

  @Field(() => StaffMemberType, { nullable: true, description: "By whom; null: by the server." })
  killedBy!: StaffMemberType | null;
}

@ObjectType("AllocationTemplate", {
  description: "Allocations with their seats, to be made again for other performances.",
})
export class AllocationTemplateType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "How it is called." })
  name!: string;
}

@InputType("SaveAllocationInput", { description: "An allocation as it shall be." })
export class SaveAllocationInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => ID, { nullable: true, description: "Absent: a new one." })
  id!: string | null;

  @Field(() => String, { description: "1 to 60 characters; no other of the performance has it." })
  name!: string;

  @Field(() => AllocationKind, { description: "For what kind of purpose." })
  kind!: AllocationKind;

  @Field(() => Int, { description: "Key of the zone palette, 0 to 11." })
  hue!: number;

  @Field(() => String, { nullable: true, description: "For whom the seats are." })
  toWhom!: string | null;

  @Field(() => [String], { description: "Codes of the channels that may sell from it; never `web`. None: nobody may." })
  channelCodes!: string[];

  @Field(() => [StaffRole], {
    description: "Roles that may; with none and no staff named, everybody at those channels.",
  })
  roles!: StaffRole[];

  @Field(() => [ID], { description: "People who may, beside the roles." })
  staffIds!: string[];

  @Field(() => DateTime, { nullable: true, description: "In the future, and not after the start; null: only by hand." })
  releaseAt!: Date | null;

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;
}

@InputType("AllocateSeatsInput", { description: "Seats to put into an allocation, or back into general sale." })
export class AllocateSeatsInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => ID, { nullable: true, description: "Where to; null: general sale." })
  allocationId!: string | null;

  @Field(() => [Int], { description: "The seats, from whichever allocation they are in." })
  ordinals!: number[];

  @Field(() => Boolean, { description: "Leave out what somebody has; false: then change nothing." })
  skipTaken!: boolean;

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;
}

@InputType("KillSeatsInput", { description: "Seats to take off sale for a performance." })
export class KillSeatsInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => [Int], { description: "The seats." })
  ordinals!: number[];

  @Field(() => Boolean, { description: "Leave out what somebody has; false: then change nothing." })
  skipTaken!: boolean;

  @Field(() => String, { description: "Why; shown with the seats, and kept in the audit log." })
  reason!: string;
}

@InputType("ReviveSeatsInput", { description: "Killed seats to put back on sale, or into their allocation." })
export class ReviveSeatsInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => [Int], { description: "The seats; those that are not killed are left out." })
  ordinals!: number[];

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;
}

@InputType("ReleaseAllocationInput", { description: "An allocation to release, or to forget." })
export class ReleaseAllocationInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => ID, { description: "The allocation." })
  allocationId!: string;

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;
}

@InputType("SaveAllocationTemplateInput", { description: "A performance's allocations to keep for others." })
export class SaveAllocationTemplateInput {
  @Field(() => ID, { description: "The performance they are of." })
  performanceId!: string;

  @Field(() => String, { description: "1 to 60 characters; a template of that name for the same map is replaced." })
  name!: string;

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;
}

@InputType("ApplyAllocationTemplateInput", { description: "A template to apply to a performance." })
export class ApplyAllocationTemplateInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => ID, { description: "The template, made on the same map version." })
  templateId!: string;

  @Field(() => String, { description: "Why; kept in the audit log." })
  reason!: string;
}

const none: Omit<AllocationCounts, "number"> = { total: 0, sold: 0, held: 0, reserved: 0, killed: 0, left: 0 };

export function toAllocationType(record: AllocationRecord, counts: Omit<AllocationCounts, "number"> = none) {
  return Object.assign(new AllocationType(), {
    id: record.id,
    number: record.number,
    name: record.name,
    kind: record.kind,
    hue: record.hue,
    toWhom: record.toWhom,
    roles: record.roles as StaffRole[],
    releaseAt: record.releaseAt,
    released: record.releaseAt !== null && record.releaseAt <= new Date(),
    totalCount: counts.total,
    soldCount: counts.sold,
    heldCount: counts.held,
    reservedCount: counts.reserved,
    killedCount: counts.killed,
    leftCount: counts.left,
    record,
  });
}

export function toAllocationTemplateType({ id, name }: Pick<AllocationTemplate, "id" | "name">) {
  return Object.assign(new AllocationTemplateType(), { id, name });
}
