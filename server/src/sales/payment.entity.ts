import type { Currency } from "@parterre/money";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from "typeorm";
import { safeInteger } from "../platform/database/index.ts";
import { SalesOrder } from "./sales-order.entity.ts";
import { Voucher } from "./tenders/voucher.entity.ts";

/** Where a payment stands; the diagram is in README.md. Kept as these texts. */
export type PaymentStateName = "pending" | "authorised" | "captured" | "declined" | "refunded";

/** Money asked for, or taken, for an order through one provider. */
@Entity({ name: "payment" })
@Unique("payment_provider_reference_unique", ["provider", "providerReference"])
@Index("payment_order", ["orderId"])
@Index("payment_to_check", ["nextCheckAt"], { where: "next_check_at IS NOT NULL" })
@Check("payment_state_known", "state IN ('pending', 'authorised', 'captured', 'declined', 'refunded')")
@Check("payment_amount_not_negative", "amount_minor >= 0")
@Check("payment_gives_back_what_it_took", "refunded_minor BETWEEN 0 AND amount_minor")
@Check("payment_voucher_agrees", "(voucher_id IS NOT NULL) = (provider = 'voucher')")
export class PaymentRecord {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "payment_pk" })
  id!: string;

  @Column({ name: "order_id", type: "uuid" })
  @ForeignKey(() => SalesOrder, "id", { name: "payment_order_fk" })
  orderId!: string;

  /** Code of the provider in the registry, or a tender of the house: `cash`, `terminal`, `transfer`, `voucher`. */
  @Column({ name: "provider", type: "text" })
  provider!: string;

  /** The provider's own name for it; null until it has answered. */
  @Column({ name: "provider_reference", type: "text", nullable: true })
  providerReference!: string | null;

  /** Where the buyer pays. */
  @Column({ name: "redirect_url", type: "text", nullable: true })
  redirectUrl!: string | null;

  /** What a QR code has to say to pay by telephone; null where there is none. */
  @Column({ name: "qr_text", type: "text", nullable: true })
  qrText!: string | null;

  @Column({ name: "state", type: "text" })
  state!: PaymentStateName;

  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;

  @Column({ name: "currency", type: "text" })
  currency!: Currency;

  /** Cash handed over; change is the difference. */
  @Column({ name: "given_minor", type: "bigint", nullable: true, transformer: safeInteger })
  givenMinor!: number | null;

  /** Of the terminal's slip or the bank's statement. */
  @Column({ name: "tender_reference", type: "text", nullable: true })
  tenderReference!: string | null;

  @Column({ name: "voucher_id", type: "uuid", nullable: true })
  @ForeignKey(() => Voucher, "id", { name: "payment_voucher_fk" })
  voucherId!: string | null;

  /** What of it was given back, or is about to be. */
  @Column({ name: "refunded_minor", type: "bigint", default: 0, transformer: safeInteger })
  refundedMinor!: number;

  @Column({ name: "created_at", type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ name: "captured_at", type: "timestamptz", nullable: true })
  capturedAt!: Date | null;

  /** When to ask the provider, if it has not called by itself. */
  @Column({ name: "next_check_at", type: "timestamptz", nullable: true })
  nextCheckAt!: Date | null;
}
