import type { InputRefusal } from "../sale-input.rules.ts";
import { tenderTexts } from "./tender-texts.rules.ts";

/** Ways to pay that need nobody outside. Kept as these texts; `invoice` is a promise, and no money yet. */
export type HouseTender = "cash" | "terminal" | "transfer" | "voucher" | "invoice";

/** A part of what is to be paid, and how. */
export interface Tender {
  readonly kind: HouseTender;
  /** What it pays of the total; never more. */
  readonly amountMinor: number;
  /** Cash handed over, at least the amount; change is the difference. Null for others. */
  readonly givenMinor: number | null;
  /** Of the terminal's slip, the bank's statement or the invoice; null for cash and vouchers. */
  readonly reference: string | null;
  /** Of a voucher. */
  readonly voucherCode: string | null;
  /** Of an invoice: by when it is to be paid, in milliseconds since 1970. */
  readonly dueAt: number | null;
}

const mostTenders = 10;
const longestReference = 60;
const longestCreditMs = 366 * 86_400_000;

/**
 * Why these tenders do not pay a total; null when they do: their sum is exactly it, and only cash gives change.
 * Nothing to pay needs no tender. `mayOwe`: whether a part may be invoiced.
 */
export function tendersRefusal(
  tenders: readonly Tender[],
  totalMinor: number,
  { now, mayOwe }: { readonly now: number; readonly mayOwe: boolean },
): InputRefusal | null {
  if (tenders.length > mostTenders) return { reason: tenderTexts.tooMany, field: "tenders" };
  const once: readonly HouseTender[] = ["cash", "invoice"];
  for (const [index, tender] of tenders.entries()) {
    const field = (name: string) => `tenders.${index}.${name}`;
    if (!Number.isSafeInteger(tender.amountMinor) || tender.amountMinor <= 0) {
      return { reason: tenderTexts.amountBad, field: field("amountMinor") };
    }
    if (once.includes(tender.kind) && tenders.some((other, at) => at < index && other.kind === tender.kind)) {
      return { reason: tenderTexts.twice, field: field("kind") };
    }
    const refused = refusalOfKind(tender, now, mayOwe);
    if (refused) return { reason: refused.reason, field: field(refused.field) };
  }
  const sum = sumOf(tenders);
  return sum === totalMinor ? null : { reason: tenderTexts.sumWrong(sum, totalMinor), field: "tenders" };
}

/** What tenders pay together. */
export function sumOf(tenders: readonly Tender[]): number {
  return tenders.reduce((sum, tender) => sum + tender.amountMinor, 0);
}

function refusalOfKind(tender: Tender, now: number, mayOwe: boolean): InputRefusal | null {
  switch (tender.kind) {
    case "cash":
      return tender.givenMinor !== null && tender.givenMinor >= tender.amountMinor
        ? null
        : { reason: tenderTexts.givenTooLittle, field: "givenMinor" };
    case "terminal":
    case "transfer":
      return referenceOf(tender) === null ? { reason: tenderTexts.referenceMissing, field: "reference" } : null;
    case "voucher":
      return tender.voucherCode?.trim() ? null : { reason: tenderTexts.voucherMissing, field: "voucherCode" };
    case "invoice": {
      if (!mayOwe) return { reason: tenderTexts.noInvoiceHere, field: "kind" };
      const { dueAt } = tender;
      return dueAt !== null && dueAt > now && dueAt <= now + longestCreditMs
        ? null
        : { reason: tenderTexts.dueBad, field: "dueAt" };
    }
  }
}

/** A tender's reference as it is kept; null where it has none that can be used. */
export function referenceOf({ reference }: Pick<Tender, "reference">): string | null {
  const words = reference?.trim() ?? "";
  return words === "" || words.length > longestReference ? null : words;
}

/** What to hand back: cash alone gives change. */
export function changeOf(tenders: readonly Tender[]): number {
  return tenders.reduce((sum, tender) => sum + Math.max(0, (tender.givenMinor ?? 0) - tender.amountMinor), 0);
}

/** A payment that may give something back. */
export interface Refundable {
  readonly id: string;
  readonly tender: string;
  readonly state: string;
  readonly amountMinor: number;
  readonly refundedMinor: number;
}

// Where money goes first when it goes back. What came from outside goes back to where it came from, up to what it
// brought: nobody turns somebody's card into cash. Cash goes last, so that as little of it as can be leaves the drawer.
const rankOf = (tender: string): number => {
  const rank = ["terminal", "transfer", "voucher", "cash"].indexOf(tender);
  return rank < 0 ? 0 : rank + 1;
};

/** What of an order's payments can still go back. */
export function refundableMinor(payments: readonly Refundable[]): number {
  return payments.reduce((sum, payment) => sum + leftOf(payment), 0);
}

function leftOf({ state, amountMinor, refundedMinor }: Refundable): number {
  return state === "authorised" || state === "captured" ? amountMinor - refundedMinor : 0;
}

/**
 * Which payments give an amount back, and how much each: providers outside up to what they took, then the house's own
 * card terminal, bank transfers, vouchers, and cash last; of equal ones the older first. Throws RangeError when they
 * have not brought so much.
 */
export function splitRefund(
  payments: readonly Refundable[],
  amountMinor: number,
): { readonly payment: Refundable; readonly amountMinor: number }[] {
  const inOrder = payments
    .map((payment, at) => ({ payment, at }))
    .sort((a, b) => rankOf(a.payment.tender) - rankOf(b.payment.tender) || a.at - b.at);
  let left = amountMinor;
  const parts: { payment: Refundable; amountMinor: number }[] = [];
  for (const { payment } of inOrder) {
    const part = Math.min(left, leftOf(payment));
    if (part <= 0) continue;
    parts.push({ payment, amountMinor: part });
    left -= part;
  }
  if (left > 0) throw new RangeError(`${left} more than was paid cannot go back`);
  return parts;
}
