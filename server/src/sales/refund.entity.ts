import type { Currency } from "@parterre/money";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { PaymentRecord } from "./payment.entity.ts";
import { safeInteger } from "./safe-integer.ts";
import { SalesOrder } from "./sales-order.entity.ts";

/** A captured payment given back: whole, and once at most. */
@Entity({ name: "refund" })
@Unique("refund_payment_unique", ["paymentId"])
@Index("refund_order", ["orderId"])
@Check("refund_state_known", "state IN ('pending', 'done')")
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

  /** `pending` until the provider has confirmed it; cash is done at once. */
  @Column({ name: "state", type: "text" })
  state!: "pending" | "done";

  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;

  @Column({ name: "currency", type: "text" })
  currency!: Currency;

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
