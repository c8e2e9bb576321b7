import type { Currency } from "@parterre/money";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { safeInteger } from "../platform/database/index.ts";
import { PaymentRecord } from "./payment.entity.ts";
import { SalesOrder } from "./sales-order.entity.ts";

/** Money of a captured payment given back: whole or a part, once or several times. */
@Entity({ name: "refund" })
@Index("refund_payment", ["paymentId"])
@Index("refund_order", ["orderId"])
@Check("refund_state_known", "state IN ('pending', 'done', 'failed')")
@Check("refund_failure_agrees", "(state = 'failed') = (failure IS NOT NULL)")
@Check("refund_amount_not_negative", "amount_minor >= 0")
export class RefundRecord {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "refund_pk" })
  id!: string;

  @Column({ name: "order_id", type: "uuid" })
  @ForeignKey(() => SalesOrder, "id", { name: "refund_order_fk" })
  orderId!: string;

  @Column({ name: "payment_id", type: "uuid" })
  @ForeignKey(() => PaymentRecord, "id", { name: "refund_payment_fk" })
  paymentId!: string;

  /** `pending` until the provider has confirmed it; cash is done at once; `failed`: a person has to find another way. */
  @Column({ name: "state", type: "text" })
  state!: "pending" | "done" | "failed";

  /** Why the provider does not give it back, in its words. */
  @Column({ name: "failure", type: "text", nullable: true })
  failure!: string | null;

  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;

  @Column({ name: "currency", type: "text" })
  currency!: Currency;

  @Column({ name: "act_id", type: "uuid", nullable: true })
  actId!: string | null;

  @Column({ name: "reason", type: "text" })
  reason!: string;

  /** Null when the server gives a late payment back by itself. */
  @Column({ name: "requested_by", type: "uuid", nullable: true })
  requestedBy!: string | null;

  /** The second person, where the role demanded one. */
  @Column({ name: "approver_id", type: "uuid", nullable: true })
  approverId!: string | null;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ name: "done_at", type: "timestamptz", nullable: true })
  doneAt!: Date | null;
}
