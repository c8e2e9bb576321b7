import { Column, Entity, PrimaryColumn } from "typeorm";
import type { StaffActor } from "../../identity/index.ts";

/** A performance that will not take place, whose orders are given back by a job. */
@Entity({ name: "performance_cancellation" })
export class PerformanceCancellation {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "performance_cancellation_pk" })
  performanceId!: number;

  @Column({ name: "reason", type: "text" })
  reason!: string;

  /** Who decided it, in the role they had then: the job acts for them. */
  @Column({ name: "decided_by", type: "jsonb" })
  decidedBy!: StaffActor;

  @Column({ name: "decided_at", type: "timestamptz", default: () => "now()" })
  decidedAt!: Date;
}

/** What became of one order of it. */
@Entity({ name: "cancelled_order" })
export class CancelledOrder {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "cancelled_order_pk" })
  performanceId!: number;

  @PrimaryColumn("uuid", { name: "order_id", primaryKeyConstraintName: "cancelled_order_pk" })
  orderId!: string;

  /** Why a person has to look at it, in English; null: given back. */
  @Column({ name: "problem", type: "text", nullable: true })
  problem!: string | null;

  @Column({ name: "done_at", type: "timestamptz", default: () => "now()" })
  doneAt!: Date;
}
