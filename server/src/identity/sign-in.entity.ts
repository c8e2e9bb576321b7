import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { StaffMember } from "./staff-member.entity.ts";

/** One signed-in browser. Only the hash of its token is kept: reading this table signs nobody in. */
@Entity({ name: "sign_in" })
@Index("sign_in_staff", ["staffId"])
@Index("sign_in_expiry", ["expiresAt"])
export class SignIn {
  /** SHA-256 of the cookie's token, hexadecimal. */
  @PrimaryColumn("text", { name: "token_hash", primaryKeyConstraintName: "sign_in_pk" })
  tokenHash!: string;

  @Column({ name: "staff_id", type: "uuid" })
  @ForeignKey(() => StaffMember, "id", { name: "sign_in_staff_fk", onDelete: "CASCADE" })
  staffId!: string;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ name: "expires_at", type: "timestamptz" })
  expiresAt!: Date;

  /** Of the last request, to within a few minutes. */
  @Column({ name: "seen_at", type: "timestamptz", default: () => "now()" })
  seenAt!: Date;
}
