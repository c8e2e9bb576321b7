import type { Currency } from "@parterre/money";
import { v7 as uuid } from "uuid";
import type { Transaction } from "../../platform/database/index.ts";
import type { NewPayment } from "../insert-order.store.ts";
import type { MoneyMoved } from "../journal.store.ts";
import { Refused } from "../refused.ts";
import { tenderTexts } from "./tender-texts.rules.ts";
import { referenceOf, type Tender } from "./tenders.rules.ts";
import { findVoucher, spendVoucher } from "./voucher.store.ts";
import { hashVoucherCode } from "./voucher-code.ts";

/** Tenders as payments: each is money that is there at once. What is invoiced is none of them. */
export interface TakenTenders {
  readonly payments: readonly NewPayment[];
  readonly money: readonly MoneyMoved[];
  readonly paidMinor: number;
  /** What is promised on an invoice, and by when. */
  readonly owedMinor: number;
  readonly dueAt: number | null;
  /** Takes the vouchers' parts, once the order is written. Throws `Refused` where one has too little left by now. */
  spend(orderId: string, staffId: string): Promise<void>;
}

const refused = (index: number, reason: { readonly zh: string; readonly en: string }) =>
  new Refused({ kind: "refused", reason, field: `tenders.${index}.voucherCode` });

/**
 * Makes payments of tenders that fit their total (`tendersRefusal`). Vouchers are looked up here, and taken from by
 * `spend`: by the database, so that two tills never spend the same money. Throws `Refused` for a voucher of no use.
 */
export async function takeTenders(
  tx: Transaction,
  tenders: readonly Tender[],
  currency: Currency,
): Promise<TakenTenders> {
  const payments: NewPayment[] = [];
  const vouchers: { voucherId: string; amountMinor: number; paymentId: string; index: number }[] = [];
  for (const [index, tender] of tenders.entries()) {
    const { kind, amountMinor } = tender;
    if (kind === "invoice") continue;
    const id = uuid();
    let voucherId: string | null = null;
    if (kind === "voucher") {
      const voucher = await findVoucher(tx, hashVoucherCode(tender.voucherCode ?? ""));
      if (!voucher) throw refused(index, tenderTexts.noSuchVoucher);
      if (voucher.isOver) throw refused(index, tenderTexts.voucherOver);
      if (voucher.currency !== currency) throw refused(index, tenderTexts.voucherOtherCurrency);
      voucherId = voucher.id;
      vouchers.push({ voucherId, amountMinor, paymentId: id, index });
    }
    payments.push({
      id,
      provider: kind,
      state: "captured",
      amountMinor,
      givenMinor: kind === "cash" ? tender.givenMinor : null,
      reference: referenceOf(tender),
      voucherId,
      checkInMs: null,
    });
  }
  const invoice = tenders.find((tender) => tender.kind === "invoice");
  return {
    payments,
    money: payments.map(({ id, provider, amountMinor }) => ({
      paymentId: id,
      refundId: null,
      tender: provider,
      amountMinor,
    })),
    paidMinor: payments.reduce((sum, payment) => sum + payment.amountMinor, 0),
    owedMinor: invoice?.amountMinor ?? 0,
    dueAt: invoice?.dueAt ?? null,
    spend: async (orderId, staffId) => {
      // Sorted, so that two sales with the same vouchers lock them in one order.
      for (const { index, ...use } of [...vouchers].sort((a, b) => (a.voucherId < b.voucherId ? -1 : 1))) {
        if (!(await spendVoucher(tx, { ...use, orderId, staffId }))) throw refused(index, tenderTexts.voucherTooLittle);
      }
    },
  };
}
