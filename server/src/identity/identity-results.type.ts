import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { DateTime, RefusalType } from "../platform/graphql/index.ts";
import { StaffMemberType } from "./staff-member.type.ts";

@ObjectType("SignedIn", { description: "Signed in; the cookie came with this answer." })
export class SignedInType {
  @Field(() => StaffMemberType, { description: "Who." })
  staffMember!: StaffMemberType;
}

@ObjectType("SignInRefused", {
  implements: RefusalType,
  description: "Not signed in: the e-mail or password is wrong, or there were too many attempts.",
})
export class SignInRefusedType extends RefusalType {
  @Field(() => Int, { nullable: true, description: "Seconds to wait before another attempt; null: none." })
  retryAfterSeconds!: number | null;
}

export const SignInResult = createUnionType({
  name: "SignInResult",
  description: "Signed in, or why not.",
  types: () => [SignedInType, SignInRefusedType] as const,
});

@ObjectType("Approval", { description: "Leave for one act on one subject, to be used once by the one who asked." })
export class ApprovalType {
  @Field(() => String, { description: "Pass it with the act; told only here." })
  token!: string;

  @Field(() => DateTime, { description: "Not usable from then on." })
  expiresAt!: Date;

  @Field(() => StaffMemberType, { description: "Who approved." })
  approver!: StaffMemberType;
}

@ObjectType("ApprovalRefused", { implements: RefusalType, description: "Not approved, and why." })
export class ApprovalRefusedType extends RefusalType {}

export const ApprovalResult = createUnionType({
  name: "ApprovalResult",
  description: "The approval, or why there is none.",
  types: () => [ApprovalType, ApprovalRefusedType] as const,
});
