import type { Currency } from "@parterre/money";
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from "typeorm";
import { safeInteger } from "../../platform/database/index.ts";

/** A gift voucher (礼品卡): money paid before, or given. Its balance can never go below zero. */
@Entity({ name: "voucher" })
@Unique("voucher_code_unique", ["codeHash"])
@Check("voucher_face_positive", "face_minor > 0")
@Check("voucher_balance_within_face", "balance_minor BETWEEN 0 AND face_minor")
export class Voucher {
  @PrimaryColumn("uuid", { name: "id", primaryKeyConstraintName: "voucher_pk" })
  id!: string;

  /** SHA-256 of the code: who reads the database cannot spend. */
  @Column({ name: "code_hash", type: "text" })
  codeHash!: string;

  /** The code's last four characters, to tell vouchers apart. */
  @Column({ name: "hint", type: "text" })
  hint!: string;

  @Column({ name: "currency", type: "text" })
  currency!: Currency;

  @Column({ name: "face_minor", type: "bigint", transformer: safeInteger })
  faceMinor!: number;

  @Column({ name: "balance_minor", type: "bigint", transformer: safeInteger })
  balanceMinor!: number;

  /** Null: for ever. */
  @Column({ name: "valid_until", type: "timestamptz", nullable: true })
  validUntil!: Date | null;

  @Column({ name: "issued_by", type: "uuid" })
  issuedBy!: string;

  @Column({ name: "issued_at", type: "timestamptz", default: () => "now()" })
  issuedAt!: Date;

  @Column({ name: "reason", type: "text" })
  reason!: string;
}

/** A change of a voucher's balance. Append-only: the database refuses changes. */
@Entity({ name: "voucher_entry" })
@Index("voucher_entry_voucher", ["voucherId"])
@Check(
  "voucher_entry_kind_agrees",
  `CASE kind WHEN 'issue' THEN amount_minor > 0 AND order_id IS NULL
      WHEN 'spend' THEN amount_minor < 0 AND order_id IS NOT NULL
      WHEN 'return' THEN amount_minor > 0 AND order_id IS NOT NULL ELSE false END`,
)
export class VoucherEntry {
  @PrimaryGeneratedColumn("identity", {
    name: "id",
    type: "bigint",
    generatedIdentity: "ALWAYS",
    primaryKeyConstraintName: "voucher_entry_pk",
  })
  id!: string;

  @Column({ name: "voucher_id", type: "uuid" })
  @ForeignKey(() => Voucher, "id", { name: "voucher_entry_voucher_fk" })
  voucherId!: string;

  @Column({ name: "at", type: "timestamptz", default: () => "now()" })
  at!: Date;

  @Column({ name: "kind", type: "text" })
  kind!: "issue" | "spend" | "return";

  /** Signed. */
  @Column({ name: "amount_minor", type: "bigint", transformer: safeInteger })
  amountMinor!: number;

  @Column({ name: "order_id", type: "uuid", nullable: true })
  orderId!: string | null;

  @Column({ name: "payment_id", type: "uuid", nullable: true })
  paymentId!: string | null;

  @Column({ name: "staff_id", type: "uuid", nullable: true })
  staffId!: string | null;
}
