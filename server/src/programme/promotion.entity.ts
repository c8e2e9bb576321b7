import type { AmountsMinor, DiscountEffect, PromotionTrigger } from "@parterre/pricing";
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from "typeorm";

/** A discount and what it is for: by code, for a group, or for a package of performances. */
@Entity({ name: "promotion" })
@Unique("promotion_code_unique", ["code"])
@Index("promotion_automatic", ["trigger"], { where: "code IS NULL" })
@Check("promotion_trigger_known", "trigger IN ('code', 'group', 'package')")
@Check("promotion_code_agrees", "(trigger = 'code') = (code IS NOT NULL)")
@Check("promotion_effect_known", "effect IN ('percent', 'amount_per_ticket', 'amount_per_order', 'set_price')")
@Check("promotion_percent_agrees", "(effect = 'percent') = (percent_bp IS NOT NULL)")
@Check("promotion_percent_plausible", "percent_bp BETWEEN 1 AND 10000")
@Check("promotion_begins_before_it_ends", "valid_from < valid_until")
export class PromotionRecord {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "promotion_pk" })
  id!: string;

  /** As it is typed, in capitals; null: it applies by itself. */
  @Column({ name: "code", type: "text", nullable: true })
  code!: string | null;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  @Column({ name: "trigger", type: "text" })
  trigger!: PromotionTrigger;

  @Column({ name: "effect", type: "text" })
  effect!: DiscountEffect["kind"];

  /** Hundredths of a percent. */
  @Column({ name: "percent_bp", type: "integer", nullable: true })
  percentBp!: number | null;

  @Column({ name: "amounts", type: "jsonb" })
  amounts!: AmountsMinor;

  @Column({ name: "valid_from", type: "timestamptz", nullable: true })
  validFrom!: Date | null;

  @Column({ name: "valid_until", type: "timestamptz", nullable: true })
  validUntil!: Date | null;

  @Column({ name: "least", type: "integer" })
  least!: number;

  /** Orders that may use it, in all. */
  @Column({ name: "most_uses", type: "integer", nullable: true })
  mostUses!: number | null;

  @Column({ name: "most_uses_per_customer", type: "integer", nullable: true })
  mostUsesPerCustomer!: number | null;

  /** Null here and below: no matter which. */
  @Column({ name: "performance_ids", type: "integer", array: true, nullable: true })
  performanceIds!: number[] | null;

  @Column({ name: "zone_codes", type: "text", array: true, nullable: true })
  zoneCodes!: string[] | null;

  @Column({ name: "ticket_type_ids", type: "uuid", array: true, nullable: true })
  ticketTypeIds!: string[] | null;

  @Column({ name: "channel_codes", type: "text", array: true, nullable: true })
  channelCodes!: string[] | null;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
