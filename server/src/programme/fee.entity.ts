import type { AmountsMinor, FeeBasis, FeeKind } from "@parterre/pricing";
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from "typeorm";
import { Tax } from "./tax.entity.ts";

/** What is charged beside the tickets, per channel. */
@Entity({ name: "fee" })
@Unique("fee_code_unique", ["code"])
@Check("fee_kind_known", "kind IN ('service', 'delivery', 'refund')")
@Check("fee_basis_known", "basis IN ('per_ticket', 'per_order')")
@Check("fee_percent_plausible", "percent_bp BETWEEN 0 AND 10000")
export class Fee {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "fee_pk" })
  id!: string;

  @Column({ name: "code", type: "text" })
  code!: string;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  @Column({ name: "kind", type: "text" })
  kind!: FeeKind;

  @Column({ name: "basis", type: "text" })
  basis!: FeeBasis;

  @Column({ name: "channel_codes", type: "text", array: true })
  channelCodes!: string[];

  /** Hundredths of a percent; null: fixed. */
  @Column({ name: "percent_bp", type: "integer", nullable: true })
  percentBp!: number | null;

  @Column({ name: "fixed", type: "jsonb" })
  fixed!: AmountsMinor;

  @Column({ name: "cap", type: "jsonb" })
  cap!: AmountsMinor;

  @Column({ name: "tax_code", type: "text", nullable: true })
  @ForeignKey(() => Tax, "code", { name: "fee_tax_fk" })
  taxCode!: string | null;
}
