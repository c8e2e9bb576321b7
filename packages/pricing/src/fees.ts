import type { Currency } from "@parterre/money";
import type { FeeRule, TaxRule } from "./model.ts";
import { scale } from "./rounding.ts";
import { taxOf } from "./tax.ts";

const wholeBp = 10_000;

/** How much a fee is: fixed, or a share with a cap. */
type FeeAmount = Pick<FeeRule, "percentBp" | "fixed" | "cap">;

/**
 * A fee on an amount: fixed, or a percentage of it rounded half up and capped. 0 where a fixed fee has no amount in
 * the currency.
 */
export function feeOn(fee: FeeAmount, amountMinor: number, currency: Currency): number {
  if (fee.percentBp === null) return fee.fixed[currency] ?? 0;
  const share = scale(amountMinor, fee.percentBp, wholeBp);
  const cap = fee.cap[currency];
  return cap === undefined ? share : Math.min(share, cap);
}

/** What one refund fee keeps, with the tax that is in it or comes on top of it. */
export interface KeptFee {
  readonly feeId: string;
  /** Whole: fee and tax. */
  readonly keptMinor: number;
  /** Null: the fee has none. */
  readonly tax: TaxRule | null;
}

/**
 * What is kept when tickets are given back: the channel's refund fees on each ticket, or once, each with the tax that
 * is added to it. `paidMinor`: what each ticket that goes back had cost. Together never more than all of it: what comes
 * later in the order of fees gives way.
 */
export function refundFeesOn(
  fees: readonly FeeRule[],
  taxes: ReadonlyMap<string, TaxRule>,
  channelCode: string,
  currency: Currency,
  paidMinor: readonly number[],
): KeptFee[] {
  const paid = paidMinor.reduce((sum, each) => sum + each, 0);
  let left = paid;
  const kept: KeptFee[] = [];
  for (const fee of fees) {
    if (fee.kind !== "refund" || !fee.channelCodes.includes(channelCode)) continue;
    const bases = (fee.basis === "per_order" ? [paid] : paidMinor).filter((base) => base > 0);
    const bare = bases.reduce((sum, base) => sum + feeOn(fee, base, currency), 0);
    const tax = (fee.taxCode !== null && taxes.get(fee.taxCode)) || null;
    const whole = tax && !tax.included ? bare + taxOf(bare, tax) : bare;
    const keptMinor = Math.min(whole, left);
    left -= keptMinor;
    if (keptMinor > 0) kept.push({ feeId: fee.id, keptMinor, tax });
  }
  return kept;
}

/** The tax in an amount that was kept whole, whether it is contained by rule or came on top: amount × rate ÷ (1 + rate). */
export function taxInKept(keptMinor: number, tax: Pick<TaxRule, "ratePpm" | "rounding">): number {
  return taxOf(keptMinor, { ...tax, code: "", included: true });
}
