import { Check, Column, Entity, PrimaryColumn, Unique } from "typeorm";
import type { StaffRole } from "./staff-role.ts";

/** A person who works here. E-mails are kept in lower case, so that one person has one. */
@Entity({ name: "staff_member" })
@Unique("staff_member_email_unique", ["email"])
@Check("staff_member_email_is_lower_case", "email = lower(email)")
@Check("staff_member_role_known", "role IN ('admin', 'manager', 'supervisor', 'seller')")
export class StaffMember {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "staff_member_pk" })
  id!: string;

  @Column({ name: "email", type: "text" })
  email!: string;

  @Column({ name: "name", type: "text" })
  name!: string;

  /** Argon2id, in the PHC text form that carries its own parameters and salt. */
  @Column({ name: "password_hash", type: "text", select: false })
  passwordHash!: string;

  @Column({ name: "role", type: "text" })
  role!: StaffRole;

  /** False ends every sign-in at once. */
  @Column({ name: "active", type: "boolean", default: true })
  active!: boolean;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
