import { Field, ID, ObjectType } from "type-graphql";
import type { StaffMember } from "./staff-member.entity.ts";
import { StaffRole } from "./staff-role.ts";

@ObjectType("StaffMember", { description: "A person who works here." })
export class StaffMemberType {
  @Field(() => ID, { description: "Their identity." })
  id!: string;

  @Field(() => String, { description: "What they sign in with, in lower case." })
  email!: string;

  @Field(() => String, { description: "How they are called." })
  name!: string;

  @Field(() => StaffRole, { description: "What they may do." })
  role!: StaffRole;
}

export function toStaffMemberType(staff: Pick<StaffMember, "id" | "email" | "name" | "role">): StaffMemberType {
  return Object.assign(new StaffMemberType(), {
    id: staff.id,
    email: staff.email,
    name: staff.name,
    role: staff.role,
  });
}
