import type { Currency } from "@parterre/money";
import type { FeeRule } from "./model.ts";
import { scale } from "./rounding.ts";

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

/**
 * What is kept when tickets are given back: the channel's refund fees on each ticket, or once. `paidMinor`: what each
 * ticket that goes back had cost. Never more than all of it.
 */
export function refundFeeOn(
  fees: readonly FeeRule[],
  channelCode: string,
  currency: Currency,
  paidMinor: readonly number[],
): number {
  const paid = paidMinor.reduce((sum, each) => sum + each, 0);
  let kept = 0;
  for (const fee of fees) {
    if (fee.kind !== "refund" || !fee.channelCodes.includes(channelCode)) continue;
    if (fee.basis === "per_order") kept += paid === 0 ? 0 : feeOn(fee, paid, currency);
    else for (const each of paidMinor) kept += each === 0 ? 0 : feeOn(fee, each, currency);
  }
  return Math.min(kept, paid);
}
