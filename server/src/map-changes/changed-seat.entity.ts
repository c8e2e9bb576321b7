import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** How a seat of an order became another one, or got another name. Kept as these texts. */
export type SeatChangeKind = "moved" | "relabelled";

/** What a customer has to be told about a seat that he has paid for or is about to. Rows never change. */
@Entity({ name: "changed_seat" })
@Index("changed_seat_order", ["orderId"])
@Check("changed_seat_kind_known", "kind IN ('moved', 'relabelled')")
export class ChangedSeatRecord {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "changed_seat_pk" })
  id!: string;

  @Column({ name: "order_id", type: "uuid" })
  orderId!: string;

  @Column({ name: "order_line_id", type: "uuid" })
  orderLineId!: string;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  @Column({ name: "kind", type: "text" })
  kind!: SeatChangeKind;

  @Column({ name: "block_before", type: "text" })
  blockBefore!: string;

  @Column({ name: "row_before", type: "text" })
  rowBefore!: string;

  @Column({ name: "seat_before", type: "text" })
  seatBefore!: string;

  @Column({ name: "block_after", type: "text" })
  blockAfter!: string;

  @Column({ name: "row_after", type: "text" })
  rowAfter!: string;

  @Column({ name: "seat_after", type: "text" })
  seatAfter!: string;

  @Column({ name: "changed_at", type: "timestamptz", default: () => "now()" })
  changedAt!: Date;
}
