import type { Money } from "@parterre/money";
import type { StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { InputRefusal } from "../sale-input.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { tenderTexts } from "../tenders/tender-texts.rules.ts";
import { sumOf, type Tender, tendersRefusal } from "../tenders/tenders.rules.ts";
import { findVoucher } from "../tenders/voucher.store.ts";
import { hashVoucherCode } from "../tenders/voucher-code.ts";
import { tillRefusal } from "../tills.ts";
import { telephoneTexts } from "./telephone-texts.rules.ts";

interface Beside {
  readonly seller: StaffActor;
  readonly tenders: readonly Tender[];
  /** What the tenders and the telephone pay together. */
  readonly total: Money;
}

/**
 * Why these tenders cannot lie on the counter while a telephone pays the rest; null when they can. Nothing is taken: a
 * voucher is looked at, and spent together with everything else.
 */
export async function besideRefusal(
  tools: SalesTools,
  tx: Transaction,
  { seller, tenders, total }: Beside,
): Promise<InputRefusal | null> {
  const sumMinor = sumOf(tenders);
  const bad = tendersRefusal(tenders, sumMinor, { now: Date.now(), mayOwe: false });
  if (bad) return bad;
  if (sumMinor >= total.amountMinor) return { reason: telephoneTexts.nothingLeft, field: "tenders" };
  const noTill = await tillRefusal(tools, tx, seller.staffId, tenders);
  if (noTill) return noTill;
  for (const [index, { kind, voucherCode, amountMinor }] of tenders.entries()) {
    if (kind !== "voucher") continue;
    const voucher = await findVoucher(tx, hashVoucherCode(voucherCode ?? ""));
    const refuse = (reason: InputRefusal["reason"]) => ({ reason, field: `tenders.${index}.voucherCode` });
    if (!voucher) return refuse(tenderTexts.noSuchVoucher);
    if (voucher.isOver) return refuse(tenderTexts.voucherOver);
    if (voucher.currency !== total.currency) return refuse(tenderTexts.voucherOtherCurrency);
    if (voucher.balanceMinor < amountMinor) return refuse(tenderTexts.voucherTooLittle);
  }
  return null;
}
