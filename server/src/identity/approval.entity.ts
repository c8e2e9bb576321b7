import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import type { PrivilegedAct } from "./privileged-act.ts";
import { StaffMember } from "./staff-member.entity.ts";

/** A second person's leave for one act on one subject, signed at the till of the one who asked. Used once. */
@Entity({ name: "approval" })
@Unique("approval_token_unique", ["tokenHash"])
@Index("approval_subject", ["subjectId"])
@Check("approval_needs_two_people", "approver_id <> requested_by")
export class Approval {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "approval_pk" })
  id!: string;

  /** SHA-256 of the token, hexadecimal. */
  @Column({ name: "token_hash", type: "text" })
  tokenHash!: string;

  @Column({ name: "approver_id", type: "uuid" })
  @ForeignKey(() => StaffMember, "id", { name: "approval_approver_fk" })
  approverId!: string;

  @Column({ name: "requested_by", type: "uuid" })
  @ForeignKey(() => StaffMember, "id", { name: "approval_requested_by_fk" })
  requestedBy!: string;

  @Column({ name: "act", type: "text" })
  act!: PrivilegedAct;

  @Column({ name: "subject_id", type: "text" })
  subjectId!: string;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ name: "expires_at", type: "timestamptz" })
  expiresAt!: Date;

  @Column({ name: "used_at", type: "timestamptz", nullable: true })
  usedAt!: Date | null;
}
