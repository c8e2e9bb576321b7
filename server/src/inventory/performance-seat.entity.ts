import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { AllocationRecord } from "./allocations/allocation.entity.ts";
import { SeatKill } from "./allocations/seat-kill.entity.ts";

/** The stored states of a seat, in the order of their codes in live frames. */
export const seatStates = ["free", "held", "sold", "killed", "reserved"] as const;
export type SeatStateName = (typeof seatStates)[number];

/**
 * One seat of one performance on sale: the row that is fought over. Written only by the statements of
 * seat.store.ts and hold.store.ts; the CHECK refuses a state whose columns do not agree.
 */
@Entity({ name: "performance_seat" })
@Check("performance_seat_ordinal_from_zero", "ordinal >= 0")
@Check(
  "performance_seat_state_agrees",
  `CASE state
    WHEN 'held' THEN hold_id IS NOT NULL AND held_until IS NOT NULL AND order_id IS NULL AND kill_id IS NULL
    WHEN 'reserved' THEN hold_id IS NOT NULL AND held_until IS NOT NULL AND order_id IS NULL AND kill_id IS NULL
    WHEN 'sold' THEN hold_id IS NULL AND held_until IS NULL AND order_id IS NOT NULL AND kill_id IS NULL
    WHEN 'killed' THEN hold_id IS NULL AND held_until IS NULL AND order_id IS NULL AND kill_id IS NOT NULL
    ELSE hold_id IS NULL AND held_until IS NULL AND order_id IS NULL AND kill_id IS NULL END`,
)
@ForeignKey(() => AllocationRecord, ["performanceId", "allocation"], ["performanceId", "number"], {
  name: "performance_seat_allocation_fk",
})
export class PerformanceSeat {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "performance_seat_pk" })
  @ForeignKey("performance", "id", { name: "performance_seat_performance_fk" })
  performanceId!: number;

  /** The seat's fixed number in the published seat-map version. */
  @PrimaryColumn("integer", { name: "ordinal", primaryKeyConstraintName: "performance_seat_pk" })
  ordinal!: number;

  @Column({ name: "state", type: "enum", enum: seatStates, enumName: "seat_state", default: "free" })
  state!: SeatStateName;

  @Column({ name: "hold_id", type: "uuid", nullable: true })
  holdId!: string | null;

  /** A held or reserved seat past this instant is as good as free. */
  @Column({ name: "held_until", type: "timestamptz", nullable: true })
  heldUntil!: Date | null;

  @Column({ name: "order_id", type: "uuid", nullable: true })
  orderId!: string | null;

  /**
   * Number of the allocation it is kept for; null: in general sale. Stays while it is sold, so that a refund brings it
   * back there.
   */
  @Column({ name: "allocation", type: "smallint", nullable: true })
  allocation!: number | null;

  /** Why it is killed. */
  @Column({ name: "kill_id", type: "uuid", nullable: true })
  @ForeignKey(() => SeatKill, "id", { name: "performance_seat_kill_fk" })
  killId!: string | null;
}
