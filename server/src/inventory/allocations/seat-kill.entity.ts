import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";

/** One act of taking seats off sale (不可售), and why. Killed seats name it in `kill_id`; it stays when they come back. */
@Entity({ name: "seat_kill" })
@Index("seat_kill_performance", ["performanceId"])
export class SeatKill {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "seat_kill_pk" })
  id!: string;

  @Column({ name: "performance_id", type: "integer" })
  @ForeignKey("performance", "id", { name: "seat_kill_performance_fk" })
  performanceId!: number;

  @Column({ name: "reason", type: "text" })
  reason!: string;

  @Column({ name: "killed_by", type: "uuid", nullable: true })
  killedBy!: string | null;

  @Column({ name: "killed_at", type: "timestamptz", default: () => "now()" })
  killedAt!: Date;
}
