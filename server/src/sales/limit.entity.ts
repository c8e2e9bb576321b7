import { Check, Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { SalesOrder } from "./sales-order.entity.ts";

/** How much of a limit is used. A row exists only where a limit is set. */
@Entity({ name: "limit_use" })
@Check("limit_use_not_negative", "used >= 0")
export class LimitUse {
  /** What is limited and for whom; made by `limits.rules.ts`. */
  @PrimaryColumn("text", { name: "key", primaryKeyConstraintName: "limit_use_pk" })
  key!: string;

  @Column({ name: "used", type: "integer" })
  used!: number;
}

/** What an order uses of a limit; given back when the order comes to nothing. */
@Entity({ name: "limit_claim" })
@Check("limit_claim_positive", "count > 0")
export class LimitClaim {
  @PrimaryColumn("uuid", { name: "order_id", primaryKeyConstraintName: "limit_claim_pk" })
  @ForeignKey(() => SalesOrder, "id", { name: "limit_claim_order_fk" })
  orderId!: string;

  @PrimaryColumn("text", { name: "key", primaryKeyConstraintName: "limit_claim_pk" })
  key!: string;

  @Column({ name: "count", type: "integer" })
  count!: number;

  /** False: given back, and counted in `LimitUse` no more. */
  @Column({ name: "live", type: "boolean", default: true })
  live!: boolean;
}
