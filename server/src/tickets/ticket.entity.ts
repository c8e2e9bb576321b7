import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";

/** A ticket that was issued. A seat of a performance has one live ticket at most: the second wall. */
@Entity({ name: "ticket" })
@Unique("ticket_number_unique", ["number"])
@Index("ticket_one_live_per_seat", ["performanceId", "ordinal"], { unique: true, where: "live" })
@Index("ticket_order", ["orderId"])
@Check("ticket_live_agrees", "live = (revoked_at IS NULL)")
export class TicketRecord {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "ticket_pk" })
  id!: string;

  /** For people: the order's reference and a running number. */
  @Column({ name: "number", type: "text" })
  number!: string;

  @Column({ name: "order_id", type: "uuid" })
  orderId!: string;

  @Column({ name: "order_line_id", type: "uuid" })
  @ForeignKey("order_line", "id", { name: "ticket_order_line_fk" })
  orderLineId!: string;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  @Column({ name: "ordinal", type: "integer" })
  ordinal!: number;

  /** Counts up with every reprint of the same line, from 1. */
  @Column({ name: "issue", type: "integer" })
  issue!: number;

  @Column({ name: "live", type: "boolean" })
  live!: boolean;

  /** The signed token that the door reads. */
  @Column({ name: "code", type: "text" })
  code!: string;

  @Column({ name: "issued_at", type: "timestamptz", default: () => "now()" })
  issuedAt!: Date;

  @Column({ name: "revoked_at", type: "timestamptz", nullable: true })
  revokedAt!: Date | null;
}
