import type { Currency } from "@parterre/money";
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";
import { safeInteger } from "../../platform/database/index.ts";

/**
 * Money that came or went, by the way it did: the journal's other side. What is in a drawer at night is the sum of
 * its cash. Append-only: the database refuses changes.
 */
@Entity({ name: "money_movement" })
@Index("money_movement_order", ["orderId"])
@Index("money_movement_at", ["at"])
@Index("money_movement_shift", ["shiftId"], { where: "shift_id IS NOT NULL" })
@Check("money_movement_of_order_or_voucher", "(order_id IS NULL) <> (voucher_id IS NULL)")
@Check("money_movement_act_agrees", "(order_id IS NULL) = (act_id IS NULL)")
@Check("money_movement_sign_agrees", "CASE WHEN refund_id IS NULL THEN amount_minor >= 0 ELSE amount_minor <= 0 END")
export class MoneyMovement {
  @PrimaryGeneratedColumn("identity", {
    name: "id",
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "money_movement_pk",
  })
  id!: string;

  @Column({ name: "at", type: "timestamptz", default: () => "now()" })
  at!: Date;

  @Column({ name: "act_id", type: "uuid", nullable: true })
  actId!: string | null;

  @Column({ name: "order_id", type: "uuid", nullable: true })
  orderId!: string | null;

  /** Of a voucher that was bought; null for the money of orders. */
  @Column({ name: "voucher_id", type: "uuid", nullable: true })
  voucherId!: string | null;

  @Column({ name: "payment_id", type: "uuid", nullable: true })
  paymentId!: string | null;

  /** The refund that took it out; null for money that came in. */
  @Column({ name: "refund_id", type: "uuid", nullable: true })
  refundId!: string | null;

  /** `cash`, `terminal`, `transfer`, `voucher`, or the code of a payment provider. */
  @Column({ name: "tender", type: "text" })
  tender!: string;

  @Column({ name: "channel_id", type: "uuid" })
  channelId!: string;

  /** Through whose hands it went; null for buyers and the server itself. */
  @Column({ name: "seller_id", type: "uuid", nullable: true })
  sellerId!: string | null;

  @Column({ name: "counter", type: "text", nullable: true })
  counter!: string | null;

  /** The shift whose drawer or terminal it went through, put there by the database; null: none was open. */
  @Column({ name: "shift_id", type: "uuid", nullable: true, insert: false, update: false })
  shiftId!: string | null;

  @Column({ name: "currency", type: "text" })
  currency!: Currency;

  /** Signed. */
  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;
}
