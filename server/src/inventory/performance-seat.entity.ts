import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";

/** The stored states of a seat, in the order of their codes in live frames. */
export const seatStates = ["free", "held", "sold", "killed"] as const;
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
    WHEN 'held' THEN hold_id IS NOT NULL AND held_until IS NOT NULL AND order_id IS NULL
    WHEN 'sold' THEN hold_id IS NULL AND held_until IS NULL AND order_id IS NOT NULL
    ELSE hold_id IS NULL AND held_until IS NULL AND order_id IS NULL END`,
)
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

  /** A held seat past this instant is as good as free. */
  @Column({ name: "held_until", type: "timestamptz", nullable: true })
  heldUntil!: Date | null;

  @Column({ name: "order_id", type: "uuid", nullable: true })
  orderId!: string | null;
}
