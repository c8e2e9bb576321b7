import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { safeInteger } from "../platform/database/index.ts";
import { OrderLine } from "./order-line.entity.ts";

/**
 * An order line's own part of a discount, a fee or a tax, under the name it was sold. The parts of one thing over all
 * lines sum to it, so that giving back a line gives back exactly its parts.
 */
@Entity({ name: "order_charge" })
@Index("order_charge_order", ["orderId"])
@Check(
  "order_charge_kind_agrees",
  `CASE kind
    WHEN 'discount' THEN amount_minor <= 0 AND rate_ppm IS NULL
    WHEN 'fee' THEN amount_minor >= 0 AND rate_ppm IS NULL
    WHEN 'tax' THEN rate_ppm IS NOT NULL AND included IS NOT NULL AND base_minor IS NOT NULL AND tax_minor IS NOT NULL
      AND amount_minor = CASE WHEN included THEN 0 ELSE tax_minor END
    ELSE false END`,
)
export class OrderCharge {
  @PrimaryColumn("uuid", { name: "order_line_id", primaryKeyConstraintName: "order_charge_pk" })
  @ForeignKey(() => OrderLine, "id", { name: "order_charge_line_fk" })
  orderLineId!: string;

  /** Within the line, from 1: discount, tax of the ticket, then each fee with its tax. */
  @PrimaryColumn("integer", { name: "position", primaryKeyConstraintName: "order_charge_pk" })
  position!: number;

  @Column({ name: "order_id", type: "uuid" })
  orderId!: string;

  @Column({ name: "kind", type: "text" })
  kind!: "discount" | "fee" | "tax";

  /** Id of the promotion or fee, code of the tax. */
  @Column({ name: "source_id", type: "text" })
  sourceId!: string;

  @Column({ name: "name_zh", type: "text" })
  nameZh!: string;

  @Column({ name: "name_en", type: "text" })
  nameEn!: string;

  /** What it adds to the line: discounts are negative, contained taxes 0. */
  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;

  /** Of a tax: the fee it is the tax of; null: of the ticket. */
  @Column({ name: "fee_id", type: "text", nullable: true })
  feeId!: string | null;

  /** This and the rest of taxes only. Millionths. */
  @Column({ name: "rate_ppm", type: "integer", nullable: true })
  ratePpm!: number | null;

  @Column({ name: "included", type: "boolean", nullable: true })
  included!: boolean | null;

  @Column({ name: "base_minor", type: "bigint", nullable: true, transformer: safeInteger })
  baseMinor!: number | null;

  @Column({ name: "tax_minor", type: "bigint", nullable: true, transformer: safeInteger })
  taxMinor!: number | null;
}
