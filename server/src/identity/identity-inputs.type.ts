import { Field, ID, InputType } from "type-graphql";
import { PrivilegedAct } from "./privileged-act.ts";

@InputType("SignInInput", { description: "What a member of staff signs in with." })
export class SignInInput {
  @Field(() => String, { description: "Upper and lower case are the same." })
  email!: string;

  @Field(() => String, { description: "Up to 256 characters." })
  password!: string;
}

@InputType("ApproveInput", { description: "A second person's signature for one act on one subject." })
export class ApproveInput {
  @Field(() => String, { description: "The approver's e-mail." })
  email!: string;

  @Field(() => String, { description: "The approver's password." })
  password!: string;

  @Field(() => PrivilegedAct, { description: "What is to be done." })
  act!: PrivilegedAct;

  @Field(() => ID, { description: "To what: for REFUND_ORDER the order's id." })
  subjectId!: string;
}
