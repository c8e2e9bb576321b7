import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Whom a ticket is for, where the market asks for real names. Of their document only what has to be shown is readable. */
@Entity({ name: "ticket_holder" })
@Index("ticket_holder_order", ["orderId"])
@Check("ticket_holder_end_is_short", "length(identity_end) = 4")
export class TicketHolder {
  @PrimaryColumn("uuid", { name: "order_line_id", primaryKeyConstraintName: "ticket_holder_pk" })
  orderLineId!: string;

  @Column({ name: "order_id", type: "uuid" })
  orderId!: string;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  @Column({ name: "name", type: "text" })
  name!: string;

  /** Keyed hash of the document's number (HMAC-SHA-256), hexadecimal. */
  @Column({ name: "identity_hash", type: "text" })
  identityHash!: string;

  /** Last four characters of the number. */
  @Column({ name: "identity_end", type: "text" })
  identityEnd!: string;
}
