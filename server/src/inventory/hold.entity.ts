import { Check, Column, Entity, Index, PrimaryColumn } from "typeorm";

/**
 * Seats that one cart keeps for a short time, of one performance. While `heldUntil` lies ahead, all of `ordinals`
 * are held under this id. Gone once expired and swept, released or sold.
 */
@Entity({ name: "hold" })
@Index("hold_cart", ["cartKey", "performanceId", "number"], { unique: true })
@Index("hold_due", ["heldUntil"])
@Check("hold_has_seats", "cardinality(ordinals) > 0")
@Check("hold_within_latest", "held_until <= latest_until")
export class HoldRecord {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "hold_pk" })
  id!: string;

  /** The buyer's secret; whoever knows it owns the cart. */
  @Column({ name: "cart_key", type: "text" })
  cartKey!: string;

  @Column({ name: "performance_id", type: "integer" })
  performanceId!: number;

  /** Counts the cart's holds of the performance up; of two at the same moment only one gets it. */
  @Column({ name: "number", type: "integer" })
  number!: number;

  /** Ascending. */
  @Column("integer", { name: "ordinals", array: true })
  ordinals!: number[];

  @Column({ name: "channel_id", type: "uuid" })
  channelId!: string;

  @Column({ name: "held_until", type: "timestamptz" })
  heldUntil!: Date;

  /** No extension goes past this. */
  @Column({ name: "latest_until", type: "timestamptz" })
  latestUntil!: Date;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
