import type { Currency } from "@parterre/money";
import { type FeeRule, refundFeesOn, splitByWeights, type TaxRule, taxInKept } from "@parterre/pricing";
import type { SoldLine } from "../account/sold-order.rules.ts";

/** The tax in what is kept, as the journal writes it. */
export interface KeptTax {
  readonly code: string | null;
  readonly ratePpm: number;
  readonly taxMinor: number;
  /** It came on top of the fee, instead of being contained in it. */
  readonly isAdded: boolean;
}

/** A part of what is kept of a line that is given back. */
export interface KeptPart {
  /** `refund-fee` of the policy, `lost-discount`, or the id of a fee of the house. */
  readonly source: string;
  /** Whole: with its tax. */
  readonly amountMinor: number;
  readonly tax: KeptTax | null;
}

/** Sources of what is kept by a policy, as the journal names them. */
export const keptSources = { refundFee: "refund-fee", lostDiscount: "lost-discount" } as const;

/**
 * What a policy keeps of a ticket is counted from what would go back for it, tax and all: so it has the ticket's own
 * tax in it, at the rate of the sale, rounded half up. Empty for nothing.
 */
export function keptByPolicy(source: string, line: SoldLine, amountMinor: number): readonly KeptPart[] {
  if (amountMinor <= 0) return [];
  const ofTicket = line.charges.find((charge) => charge.kind === "tax" && charge.feeId === null);
  if (!ofTicket?.ratePpm) return [{ source, amountMinor, tax: null }];
  const { sourceId: code, ratePpm } = ofTicket;
  const taxMinor = taxInKept(amountMinor, { ratePpm, rounding: "half_up" });
  return [{ source, amountMinor, tax: { code, ratePpm, taxMinor, isAdded: ofTicket.amountMinor !== 0 } }];
}

export interface HouseFees {
  readonly fees: readonly FeeRule[];
  /** As they are when the tickets are given back. */
  readonly taxes: ReadonlyMap<string, TaxRule>;
  readonly channelCode: string;
  readonly currency: Currency;
}

/** What the house's refund fees keep of each of these amounts, by the fees' own taxes; later fees give way. */
export function keptByHouse(
  { fees, taxes, channelCode, currency }: HouseFees,
  amountsMinor: readonly number[],
): readonly (readonly KeptPart[])[] {
  const kept = refundFeesOn(fees, taxes, channelCode, currency, amountsMinor);
  const whole = kept.reduce((sum, { keptMinor }) => sum + keptMinor, 0);
  const weights = kept.map(({ keptMinor }) => keptMinor);
  return splitByWeights(whole, amountsMinor).map((ofLine) => {
    if (ofLine === 0) return [];
    return splitByWeights(ofLine, weights).flatMap((amountMinor, index): KeptPart[] => {
      const { feeId: source, tax } = kept[index]!;
      if (amountMinor === 0) return [];
      if (!tax) return [{ source, amountMinor, tax: null }];
      const { code, ratePpm, included } = tax;
      return [
        { source, amountMinor, tax: { code, ratePpm, taxMinor: taxInKept(amountMinor, tax), isAdded: !included } },
      ];
    });
  });
}
