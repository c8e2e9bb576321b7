import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";
import type { StaffActor } from "../../identity/index.ts";

/** A performance that takes place at another time, or whose orders went to another performance. */
@Entity({ name: "performance_move" })
@Index("performance_move_performance", ["performanceId"])
export class PerformanceMove {
  @PrimaryGeneratedColumn("identity", {
    name: "id",
    type: "integer",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "performance_move_pk",
  })
  id!: number;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  /** Null: it keeps its orders and only begins at another time. */
  @Column({ name: "to_performance_id", type: "integer", nullable: true })
  toPerformanceId!: number | null;

  @Column({ name: "starts_before", type: "timestamptz" })
  startsBefore!: Date;

  @Column({ name: "starts_after", type: "timestamptz" })
  startsAfter!: Date;

  /** IANA name, of the house where it takes place. */
  @Column({ name: "time_zone", type: "text" })
  timeZone!: string;

  @Column({ name: "reason", type: "text" })
  reason!: string;

  /** Until then whoever cannot come gets everything back. */
  @Column({ name: "refund_until", type: "timestamptz" })
  refundUntil!: Date;

  /** Who decided it, in the role they had then: the job acts for them. */
  @Column({ name: "decided_by", type: "jsonb" })
  decidedBy!: StaffActor;

  @Column({ name: "decided_at", type: "timestamptz", default: () => "now()" })
  decidedAt!: Date;
}

/** What became of one order of it. */
@Entity({ name: "moved_order" })
@Index("moved_order_order", ["orderId"])
export class MovedOrder {
  @PrimaryColumn("integer", { name: "move_id", primaryKeyConstraintName: "moved_order_pk" })
  moveId!: number;

  @PrimaryColumn("uuid", { name: "order_id", primaryKeyConstraintName: "moved_order_pk" })
  orderId!: string;

  /** Why a person has to look at it, in English; null: moved. */
  @Column({ name: "problem", type: "text", nullable: true })
  problem!: string | null;

  @Column({ name: "done_at", type: "timestamptz", default: () => "now()" })
  doneAt!: Date;
}
