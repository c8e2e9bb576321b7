import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

/** What somebody did with rights that buyers do not have. Append-only: the database refuses changes. */
@Entity({ name: "audit_entry" })
@Index("audit_entry_subject", ["subjectKind", "subjectId"])
@Index("audit_entry_staff", ["staffId"])
@Index("audit_entry_performance", ["performanceId"], { where: "performance_id IS NOT NULL" })
export class AuditEntry {
  @PrimaryGeneratedColumn("identity", {
    name: "id",
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "audit_entry_pk",
  })
  id!: string;

  @Column({ name: "at", type: "timestamptz", default: () => "now()" })
  at!: Date;

  /** Who did it; null for a buyer or the server itself. Not a foreign key: entries outlive everything. */
  @Column({ name: "staff_id", type: "uuid", nullable: true })
  staffId!: string | null;

  /** The second person, where the role demanded one. */
  @Column({ name: "approver_id", type: "uuid", nullable: true })
  approverId!: string | null;

  /** `order.refund`, `seat-map.publish` … */
  @Column({ name: "act", type: "text" })
  act!: string;

  /** `order`, `performance`, `seat-map` … */
  @Column({ name: "subject_kind", type: "text" })
  subjectKind!: string;

  @Column({ name: "subject_id", type: "text" })
  subjectId!: string;

  /** Why, in the actor's words; null where none is asked for. */
  @Column({ name: "reason", type: "text", nullable: true })
  reason!: string | null;

  @Column({ name: "details", type: "jsonb", default: {} })
  details!: unknown;

  /** Sales channel in which it happened; null for acts outside of sales. */
  @Column({ name: "channel_code", type: "text", nullable: true })
  channelCode!: string | null;

  /** The counter at which it was done, put there by the database: that of the member of staff's open shift. */
  @Column({ name: "counter", type: "text", nullable: true, insert: false, update: false })
  counter!: string | null;

  @Column({ name: "shift_id", type: "uuid", nullable: true, insert: false, update: false })
  shiftId!: string | null;

  /** The performance whose seats it changed; null where it changed none. */
  @Column({ name: "performance_id", type: "integer", nullable: true })
  performanceId!: number | null;

  /** Those seats. */
  @Column({ name: "ordinals", type: "integer", array: true, nullable: true })
  ordinals!: number[] | null;
}
