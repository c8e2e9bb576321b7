import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";

/**
 * Seats kept for a named customer until a deadline (预订). They are the live holds of a cart of its own, so that they
 * come free by the database's clock, and whoever sells that cart sells the reservation.
 */
@Entity({ name: "reservation" })
@Unique("reservation_reference_unique", ["reference"])
@Unique("reservation_cart_unique", ["cartKey"])
@Index("reservation_deadline", ["deadline", "id"])
@Index("reservation_customer", ["customerId"], { where: "customer_id IS NOT NULL" })
@Check("reservation_ends_once", "released_at IS NULL OR order_id IS NULL")
export class Reservation {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "reservation_pk" })
  id!: string;

  /** What the customer says at the window. */
  @Column({ name: "reference", type: "text" })
  reference!: string;

  @Column({ name: "cart_key", type: "text" })
  cartKey!: string;

  @Column("integer", { name: "performance_ids", array: true })
  performanceIds!: number[];

  /** As reserved; seats may be given back one by one. */
  @Column({ name: "seat_count", type: "integer" })
  seatCount!: number;

  @Column({ name: "customer_name", type: "text" })
  customerName!: string;

  @Column({ name: "customer_phone", type: "text", nullable: true })
  customerPhone!: string | null;

  @Column({ name: "customer_email", type: "text", nullable: true })
  customerEmail!: string | null;

  /** Whose it is, where the seller said so. */
  @Column({ name: "customer_id", type: "uuid", nullable: true })
  customerId!: string | null;

  @Column({ name: "note", type: "text", nullable: true })
  note!: string | null;

  @Column({ name: "deadline", type: "timestamptz" })
  deadline!: Date;

  /** When the house was last reminded that the deadline is near. */
  @Column({ name: "reminded_at", type: "timestamptz", nullable: true })
  remindedAt!: Date | null;

  @Column({ name: "released_at", type: "timestamptz", nullable: true })
  releasedAt!: Date | null;

  /** The order that its seats were sold in. */
  @Column({ name: "order_id", type: "uuid", nullable: true })
  orderId!: string | null;

  @Column({ name: "reserved_by", type: "uuid", nullable: true })
  reservedBy!: string | null;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
