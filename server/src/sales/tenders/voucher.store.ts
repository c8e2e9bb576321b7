import type { Currency } from "@parterre/money";
import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import { Voucher } from "./voucher.entity.ts";

interface VoucherRow {
  id: string;
  currency: Currency;
  balance_minor: string;
  over: boolean;
}

const find = statement<VoucherRow>(
  "sales.find_voucher",
  `SELECT id, currency, balance_minor, valid_until IS NOT NULL AND valid_until <= now() AS over
   FROM voucher WHERE code_hash = $1`,
);

/** A voucher as a till needs to know it. */
export interface FoundVoucher {
  readonly id: string;
  readonly currency: Currency;
  readonly balanceMinor: number;
  readonly isOver: boolean;
}

export async function findVoucher(tx: Transaction, codeHash: string): Promise<FoundVoucher | null> {
  const [row] = await tx.query(find, [codeHash]);
  return row ? { id: row.id, currency: row.currency, balanceMinor: Number(row.balance_minor), isOver: row.over } : null;
}

/** Takes from the balance only what is there: of two tills at once the second waits, and sees what the first left. */
const spend = statement<{ id: string }>(
  "sales.spend_voucher",
  `WITH taken AS (
     UPDATE voucher SET balance_minor = balance_minor - $2::bigint WHERE id = $1 AND balance_minor >= $2::bigint
     RETURNING id
   )
   INSERT INTO voucher_entry (voucher_id, kind, amount_minor, order_id, payment_id, staff_id)
   SELECT id, 'spend', -$2::bigint, $3, $4, $5 FROM taken RETURNING voucher_id AS id`,
);

export interface VoucherUse {
  readonly voucherId: string;
  readonly amountMinor: number;
  readonly orderId: string;
  readonly paymentId: string;
  readonly staffId: string | null;
}

/** False, and nothing taken, when the balance is too small by now. */
export async function spendVoucher(tx: Transaction, use: VoucherUse): Promise<boolean> {
  const { voucherId, amountMinor, orderId, paymentId, staffId } = use;
  return (await tx.query(spend, [voucherId, amountMinor, orderId, paymentId, staffId])).length > 0;
}

const giveBack = statement<never>(
  "sales.return_to_voucher",
  `WITH raised AS (
     UPDATE voucher SET balance_minor = balance_minor + $2::bigint WHERE id = $1 RETURNING id
   )
   INSERT INTO voucher_entry (voucher_id, kind, amount_minor, order_id, payment_id, staff_id)
   SELECT id, 'return', $2::bigint, $3, $4, $5 FROM raised`,
);

/** Puts money back on the voucher it came from. */
export async function returnToVoucher(tx: Transaction, use: VoucherUse): Promise<void> {
  await tx.query(giveBack, [use.voucherId, use.amountMinor, use.orderId, use.paymentId, use.staffId]);
}

const issue = statement<never>(
  "sales.issue_voucher",
  `WITH made AS (
     INSERT INTO voucher (id, code_hash, hint, currency, face_minor, balance_minor, valid_until, issued_by, reason)
     VALUES ($1, $2, $3, $4, $5::bigint, $5::bigint, to_timestamp($6::float8 / 1000), $7, $8)
     RETURNING id, currency, issued_by
   ), begun AS (
     INSERT INTO voucher_entry (voucher_id, kind, amount_minor, staff_id) SELECT id, 'issue', $5::bigint, issued_by FROM made
   )
   INSERT INTO money_movement (voucher_id, tender, channel_id, seller_id, currency, amount_minor)
   SELECT id, $9, $10, issued_by, currency, $5::bigint FROM made WHERE $9::text IS NOT NULL`,
);

export interface NewVoucher {
  readonly id: string;
  readonly codeHash: string;
  readonly hint: string;
  readonly currency: Currency;
  readonly faceMinor: number;
  readonly validUntil: number | null;
  readonly issuedBy: string;
  readonly reason: string;
  /** How it was paid; null: it is given. */
  readonly tender: string | null;
  readonly channelId: string;
}

export async function insertVoucher(tx: Transaction, voucher: NewVoucher): Promise<void> {
  await tx.query(issue, [
    voucher.id,
    voucher.codeHash,
    voucher.hint,
    voucher.currency,
    voucher.faceMinor,
    voucher.validUntil,
    voucher.issuedBy,
    voucher.reason,
    voucher.tender,
    voucher.channelId,
  ]);
}

export function findVoucherByHash(tx: EntityTransaction, codeHash: string): Promise<Voucher | null> {
  return tx.manager.findOneBy(Voucher, { codeHash });
}
