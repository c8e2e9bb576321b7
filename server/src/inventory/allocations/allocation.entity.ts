import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import type { AllocationKind } from "./allocation-kind.rules.ts";

/**
 * Seats of a performance kept for somebody (预留). Which seats: `performance_seat.allocation` names the number. From
 * `releaseAt` on its unsold seats are in general sale by the database's clock, whether or not anything has run.
 */
@Entity({ name: "allocation" })
@Unique("allocation_id_unique", ["id"])
@Unique("allocation_name_unique", ["performanceId", "name"])
@Index("allocation_due", ["releaseAt"], { where: "seats_returned_at IS NULL" })
@Check("allocation_number_fits", "number BETWEEN 1 AND 50")
@Check("allocation_hue_known", "hue BETWEEN 0 AND 11")
@Check("allocation_kind_known", "kind IN ('house', 'sponsor', 'press', 'agency', 'channel')")
@Check("allocation_never_by_the_shop", "NOT ('web' = ANY (channel_codes))")
export class AllocationRecord {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "allocation_pk" })
  @ForeignKey("performance", "id", { name: "allocation_performance_fk" })
  performanceId!: number;

  /** From 1, the lowest that is free; what seats and live frames carry. */
  @PrimaryColumn("smallint", { name: "number", primaryKeyConstraintName: "allocation_pk" })
  number!: number;

  @Column({ name: "id", type: "uuid" })
  id!: string;

  @Column({ name: "name", type: "text" })
  name!: string;

  @Column({ name: "kind", type: "text" })
  kind!: AllocationKind;

  /** Key of the zone palette, 0 to 11. */
  @Column({ name: "hue", type: "smallint" })
  hue!: number;

  /** For whom the seats are, in the organiser's words. */
  @Column({ name: "to_whom", type: "text", nullable: true })
  toWhom!: string | null;

  /** Channels that may sell from it; none: nobody may until a person gives seats away. Never the shop. */
  @Column("text", { name: "channel_codes", array: true })
  channelCodes!: string[];

  /** With `staffIds` the only ones who may; both empty: everybody at those channels. */
  @Column("text", { name: "roles", array: true })
  roles!: string[];

  @Column("uuid", { name: "staff_ids", array: true })
  staffIds!: string[];

  @Column({ name: "release_at", type: "timestamptz", nullable: true })
  releaseAt!: Date | null;

  /** Lent to a counter that may be selling them with nobody to ask: until it gives them back, nothing else moves them. */
  @Column({ name: "leased", type: "boolean", default: false })
  leased!: boolean;

  /** When its unsold seats lost its number, so that live maps show them free; null before. */
  @Column({ name: "seats_returned_at", type: "timestamptz", nullable: true })
  seatsReturnedAt!: Date | null;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
