import { GraphQLError } from "graphql";
import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Database } from "../platform/database/index.ts";
import { approve } from "./approve.ts";
import { ApproveInput, SignInInput } from "./identity-inputs.type.ts";
import {
  ApprovalRefusedType,
  ApprovalResult,
  ApprovalType,
  SignedInType,
  SignInRefusedType,
  SignInResult,
} from "./identity-results.type.ts";
import type { RequestContext } from "./request-context.ts";
import { signIn, signOut } from "./sign-in.ts";
import { findActiveStaff } from "./staff.store.ts";
import { StaffMemberType, toStaffMemberType } from "./staff-member.type.ts";

@Resolver()
export class IdentityResolver {
  constructor(private readonly database: Database) {}

  @Query(() => StaffMemberType, { nullable: true, description: "The signed-in member of staff, or null." })
  me(@Ctx() { actor }: RequestContext): StaffMemberType | null {
    return actor.kind === "staff" ? toStaffMemberType({ ...actor, id: actor.staffId }) : null;
  }

  @Authorized("staff.read")
  @Query(() => [StaffMemberType], { description: "Everybody who works here, by name." })
  async staff(): Promise<StaffMemberType[]> {
    return (await this.database.read(findActiveStaff)).map(toStaffMemberType);
  }

  @Mutation(() => SignInResult, { description: "Signs a member of staff in; buyers need no account." })
  async signIn(
    @Arg("input", () => SignInInput, { description: "E-mail and password." }) input: SignInInput,
    @Ctx() context: RequestContext,
  ): Promise<SignedInType | SignInRefusedType> {
    const outcome = await signIn(this.database, input.email, input.password, context.remoteAddress);
    if (outcome.kind === "refused") {
      const { reason, retryAfterSeconds } = outcome;
      return Object.assign(new SignInRefusedType(), { reason, retryAfterSeconds });
    }
    context.setSignInCookie(outcome.token);
    return Object.assign(new SignedInType(), { staffMember: toStaffMemberType(outcome.staff) });
  }

  @Mutation(() => Boolean, { description: "Ends the sign-in of this browser. False when there was none." })
  async signOut(@Ctx() context: RequestContext): Promise<boolean> {
    const ended = await signOut(this.database, context.actor);
    context.setSignInCookie(null);
    return ended;
  }

  @Authorized()
  @Mutation(() => ApprovalResult, {
    description: "A second person signs, at the till of the one who asks, for one act on one subject.",
  })
  async approve(
    @Arg("input", () => ApproveInput, { description: "Who approves, and what." }) input: ApproveInput,
    @Ctx() { actor, remoteAddress }: RequestContext,
  ): Promise<ApprovalType | ApprovalRefusedType> {
    if (actor.kind !== "staff") throw new GraphQLError("Please sign in.", { extensions: { code: "UNAUTHENTICATED" } });
    const outcome = await approve(this.database, actor, input, remoteAddress);
    if (outcome.kind === "refused") return Object.assign(new ApprovalRefusedType(), { reason: outcome.reason });
    const { token, expiresAt, approver } = outcome;
    return Object.assign(new ApprovalType(), { token, expiresAt, approver: toStaffMemberType(approver) });
  }
}
