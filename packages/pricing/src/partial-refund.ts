/** A line of a paid order with its own parts of discounts, fees and taxes, as they were kept at the sale. */
export interface PaidLine {
  readonly key: string;
  readonly priceMinor: number;
  readonly charges: readonly {
    /** `goodwill`: money that was given back for the line before. */
    readonly kind: "discount" | "fee" | "tax" | "goodwill";
    readonly amountMinor: number;
    /** Of a tax: the fee it is the tax of; null elsewhere. */
    readonly feeId?: string | null;
  }[];
}

export interface RefundSplit {
  /** For each line given back, in the order asked: what goes back for it. */
  readonly lines: readonly { readonly key: string; readonly refundMinor: number; readonly keptFeesMinor: number }[];
  /** What goes back. */
  readonly refundMinor: number;
  /** What was paid for the lines that stay. */
  readonly remainingMinor: number;
  /** Fees, with their added tax, of lines given back that are kept. */
  readonly keptFeesMinor: number;
}

/**
 * Divides what was paid into what goes back for some lines and what stays: refund + kept fees + remaining = paid, to
 * the minor unit, however often and in whatever order lines are given back, because every line has its own parts.
 * `keepFees`: fees of the sale, and their tax, are not given back. Throws RangeError for a line that is not there.
 */
export function partialRefund(
  paid: readonly PaidLine[],
  keys: readonly string[],
  { keepFees }: { readonly keepFees: boolean },
): RefundSplit {
  const byKey = new Map(paid.map((line) => [line.key, line]));
  if (new Set(keys).size < keys.length) throw new RangeError("a line is given back twice");
  const lines = keys.map((key) => {
    const line = byKey.get(key);
    if (!line) throw new RangeError(`there is no line ${key}`);
    const fees = sum(line.charges.filter(isOfFee));
    const keptFeesMinor = keepFees ? fees : 0;
    return { key, refundMinor: line.priceMinor + sum(line.charges) - keptFeesMinor, keptFeesMinor };
  });
  const given = new Set(keys);
  const staying = paid.filter((line) => !given.has(line.key));
  return {
    lines,
    refundMinor: lines.reduce((total, line) => total + line.refundMinor, 0),
    keptFeesMinor: lines.reduce((total, line) => total + line.keptFeesMinor, 0),
    remainingMinor: staying.reduce((total, line) => total + line.priceMinor + sum(line.charges), 0),
  };
}

function isOfFee(charge: PaidLine["charges"][number]): boolean {
  return charge.kind === "fee" || (charge.kind === "tax" && (charge.feeId ?? null) !== null);
}

function sum(charges: PaidLine["charges"]): number {
  return charges.reduce((total, charge) => total + charge.amountMinor, 0);
}
