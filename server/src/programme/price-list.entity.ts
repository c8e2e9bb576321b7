import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { Performance } from "./performance.entity.ts";

/** Prices of a performance that hold together: for these channels, at this time. */
@Entity({ name: "price_list" })
@Check("price_list_begins_before_it_ends", "valid_from < valid_until")
export class PriceListRecord {
  @PrimaryColumn("integer", { name: "performance_id", primaryKeyConstraintName: "price_list_pk" })
  @ForeignKey(() => Performance, "id", { name: "price_list_performance_fk" })
  performanceId!: number;

  @PrimaryColumn("text", { name: "code", primaryKeyConstraintName: "price_list_pk" })
  code!: string;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  @Column({ name: "position", type: "integer" })
  position!: number;

  /** Null: every channel. */
  @Column({ name: "channel_codes", type: "text", array: true, nullable: true })
  channelCodes!: string[] | null;

  @Column({ name: "valid_from", type: "timestamptz", nullable: true })
  validFrom!: Date | null;

  @Column({ name: "valid_until", type: "timestamptz", nullable: true })
  validUntil!: Date | null;
}
