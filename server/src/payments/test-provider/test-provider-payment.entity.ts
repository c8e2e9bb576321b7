import type { Currency } from "@parterre/money";
import { Check, Column, Entity, PrimaryColumn } from "typeorm";
import { safeInteger } from "../../platform/database/index.ts";

/** `approving`: approved by the buyer, but told to the server late. */
export type TestPaymentState = "open" | "approving" | "approved" | "declined" | "refunded";

/** What the test provider knows of a payment: the stand-in for a bank's own database. */
@Entity({ name: "test_provider_payment" })
@Check("test_provider_payment_state", "state IN ('open', 'approving', 'approved', 'declined', 'refunded')")
export class TestProviderPayment {
  /** The payment's id, which is the provider's reference as well. */
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "test_provider_payment_pk" })
  id!: string;

  @Column({ name: "state", type: "text" })
  state!: TestPaymentState;

  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;

  @Column({ name: "currency", type: "text" })
  currency!: Currency;

  @Column({ name: "order_reference", type: "text" })
  orderReference!: string;

  /** Where the buyer goes after deciding. */
  @Column({ name: "return_url", type: "text" })
  returnUrl!: string;

  /** When the shop stops waiting. */
  @Column({ name: "pay_by", type: "timestamptz" })
  payBy!: Date;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ name: "decided_at", type: "timestamptz", nullable: true })
  decidedAt!: Date | null;

  /** The bank refuses to give this one back. */
  @Column({ name: "keeps_money", type: "boolean", default: false })
  keepsMoney!: boolean;

  /** What was given back, in minor units by refund. */
  @Column({ name: "refunds", type: "jsonb", default: {} })
  refunds!: Record<string, number>;
}
