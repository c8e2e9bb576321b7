import type { RefundStage } from "@parterre/pricing";
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Performance } from "./performance.entity.ts";

/**
 * What giving tickets back costs. Append-only: a change is a new row, and every order line names the one it was sold
 * under, so that nobody's terms change after buying.
 */
@Entity({ name: "refund_policy" })
@Index("refund_policy_performance", ["performanceId", "id"])
export class RefundPolicy {
  /** A UUID of version 7: the newest of a performance, else the newest of the house, holds for sales to come. */
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "refund_policy_pk" })
  id!: string;

  /** Null: of the house, for performances without their own. */
  @Column({ name: "performance_id", type: "integer", nullable: true })
  @ForeignKey(() => Performance, "id", { name: "refund_policy_performance_fk" })
  performanceId!: number | null;

  /** The earliest first. */
  @Column({ name: "stages", type: "jsonb" })
  stages!: RefundStage[];

  /** Service and delivery fees of the sale are not given back. */
  @Column({ name: "keeps_sale_fees", type: "boolean" })
  keepsSaleFees!: boolean;

  /** What those who stay lose of a group's discount is kept from what goes back. */
  @Column({ name: "keeps_lost_discounts", type: "boolean" })
  keepsLostDiscounts!: boolean;

  @Column({ name: "saved_by", type: "uuid" })
  savedBy!: string;

  @Column({ name: "saved_at", type: "timestamptz", default: () => "now()" })
  savedAt!: Date;
}
