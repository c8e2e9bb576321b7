import {
  type DiscountedLine,
  type FeeRule,
  keptByStage,
  lostDiscounts,
  lostGroupPrices,
  type Promotion,
  partialRefund,
  type RefundStage,
  refundStageAt,
  splitByWeights,
  type TaxRule,
  taxOf,
} from "@parterre/pricing";
import type { SoldLine, SoldOrder } from "../account/sold-order.rules.ts";
import { refundableMinor, splitRefund } from "../tenders/tenders.rules.ts";
import { type KeptPart, keptByHouse, keptByPolicy, keptSources } from "./kept-amounts.rules.ts";

/** What a line was sold under, as it was fixed then. */
export interface LineTerms {
  /** Null: sold without a policy; the house's refund fees of today hold. */
  readonly policy: {
    readonly stages: readonly RefundStage[];
    readonly keepsSaleFees: boolean;
    readonly keepsLostDiscounts: boolean;
  } | null;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly zoneCode: string;
  /** The house has moved the performance: for some time yet nothing is kept, and it is not too late. */
  readonly isFree: boolean;
}

export interface RefundFacts {
  readonly order: SoldOrder;
  readonly channelCode: string;
  readonly termsOf: (line: SoldLine) => LineTerms;
  /** Every promotion that lowered a live line. */
  readonly promotions: readonly Promotion[];
  /** From how many on a kind of ticket is sold; null: any number. */
  readonly leastOf: (ticketTypeId: string) => number | null;
  /** What the seat would have cost as an ordinary ticket when it was sold; null: it had no such price. */
  readonly standardMinorOf: (line: SoldLine) => number | null;
  readonly houseFees: readonly FeeRule[];
  /** Taxes as they are now. */
  readonly taxes: ReadonlyMap<string, TaxRule>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Nothing is kept, and no time is too late: somebody who may has decided so. */
  readonly waive: boolean;
}

export interface QuotedRefundLine {
  readonly line: SoldLine;
  /** What it has come to. */
  readonly paidMinor: number;
  /** Fees of the sale that stay. */
  readonly keptSaleFeesMinor: number;
  /** What the policy's stage, or the house's refund fee, keeps. */
  readonly refundFeeMinor: number;
  /** Its part of the discount that those who stay lose, where the policy keeps it. */
  readonly lostDiscountMinor: number;
  /** The two before, part by part, each with the tax in it. */
  readonly kept: readonly KeptPart[];
  /** What it takes off the order. */
  readonly refundMinor: number;
  /** Tax in what goes back of price and fees, contained or added. */
  readonly taxMinor: number;
}

export interface RemainingLine {
  readonly line: SoldLine;
  readonly paidMinor: number;
  /** What it would have cost without those who go. */
  readonly repricedMinor: number;
}

/** What giving lines back would do. */
export interface RefundQuote {
  readonly lines: readonly QuotedRefundLine[];
  /** By how much less is owed. */
  readonly refundMinor: number;
  /** What of it is money: the rest was never paid. */
  readonly moneyMinor: number;
  readonly ways: readonly { readonly paymentId: string; readonly tender: string; readonly amountMinor: number }[];
  readonly remaining: readonly RemainingLine[];
}

/** Lines whose performance is too near, by the policy they were sold under. */
export interface TooLate {
  readonly tooLate: readonly SoldLine[];
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);
/** What a line has come to. */
export const worthOf = (line: SoldLine): number => line.priceMinor + sum(line.charges.map((each) => each.amountMinor));

/**
 * What giving lines of an order back comes to: for each line what it has come to, less the fees of the sale that the
 * policy keeps, less the stage's share of the rest, less its part of the discount that those who stay lose. Money goes
 * back up to what was paid more than is owed afterwards. Nothing here changes anything.
 */
export function quoteOfRefund(facts: RefundFacts, going: readonly SoldLine[]): RefundQuote | TooLate {
  const { order, termsOf, now, waive } = facts;
  const keepsNothing = (line: SoldLine) => waive || termsOf(line).isFree;
  const tooLate = going.filter((line) => !keepsNothing(line) && stageOf(termsOf(line), now) === "over");
  if (tooLate.length > 0) return { tooLate };
  const bases = going.map((line) =>
    baseOf(line, !keepsNothing(line) && (termsOf(line).policy?.keepsSaleFees ?? false)),
  );
  const feeParts = waive ? going.map(() => []) : refundFees(facts, bases);
  const fees = feeParts.map((parts) => sum(parts.map(({ amountMinor }) => amountMinor)));
  const lostOf = lostBy(facts, going);
  const lost = waive ? going.map(() => 0) : keptOfLost(facts, bases, fees, sum([...lostOf.values()]));
  const lines = bases.map((base, index) => ({
    ...base,
    refundFeeMinor: fees[index]!,
    lostDiscountMinor: lost[index]!,
    kept: [...feeParts[index]!, ...keptByPolicy(keptSources.lostDiscount, base.line, lost[index]!)],
    refundMinor: base.refundMinor - fees[index]! - lost[index]!,
  }));
  const refundMinor = sum(lines.map((line) => line.refundMinor));
  const moneyMinor = Math.min(
    Math.max(0, order.paidMinor - (order.owedMinor - refundMinor)),
    refundableMinor(order.payments),
  );
  const gone = new Set(going.map((line) => line.id));
  return {
    lines,
    refundMinor,
    moneyMinor,
    ways: waysOf(order, moneyMinor),
    remaining: order.lines
      .filter((line) => !gone.has(line.id))
      .map((line) => ({ line, paidMinor: worthOf(line), repricedMinor: repriced(line, lostOf.get(keyOf(line)) ?? 0) })),
  };
}

/** The payments that an amount goes back to. */
export function waysOf(order: Pick<SoldOrder, "payments">, amountMinor: number): RefundQuote["ways"] {
  return splitRefund(order.payments, amountMinor).map((part) => ({
    paymentId: part.payment.id,
    tender: part.payment.tender,
    amountMinor: part.amountMinor,
  }));
}

/** What each line that stays loses when others go, of its discount and of a group's price. By key. */
function lostBy(facts: RefundFacts, going: readonly SoldLine[]): ReadonlyMap<string, number> {
  const { order, termsOf, promotions, channelCode, leastOf, standardMinorOf } = facts;
  const lines = order.lines.map((line) => ({ line, ...discounted(termsOf)(line) }));
  const goingKeys = going.map(keyOf);
  const { currency, createdAt: at } = order;
  const lost = new Map(lostDiscounts(lines, goingKeys, promotions, { currency, channelCode, at }));
  for (const [key, minor] of lostGroupPrices(lines, goingKeys, leastOf, ({ line }) => standardMinorOf(line))) {
    lost.set(key, (lost.get(key) ?? 0) + minor);
  }
  return lost;
}

/** As text in the order of the receipt. */
const keyOf = (line: SoldLine): string => String(line.position).padStart(6, "0");

function stageOf({ policy, startsAt }: LineTerms, now: number): RefundStage | "over" | null {
  if (!policy) return null;
  return refundStageAt(policy.stages, startsAt - now) ?? "over";
}

function baseOf(line: SoldLine, keepFees: boolean): QuotedRefundLine {
  const split = partialRefund([{ key: line.id, ...line }], [line.id], { keepFees });
  const taxes = line.charges.filter((each) => each.kind === "tax" && !(keepFees && each.feeId !== null));
  return {
    line,
    paidMinor: worthOf(line),
    keptSaleFeesMinor: split.keptFeesMinor,
    refundFeeMinor: 0,
    lostDiscountMinor: 0,
    kept: [],
    // Money given for nothing before may have left less than nothing of it.
    refundMinor: split.refundMinor,
    taxMinor: sum(taxes.map((each) => each.taxMinor)),
  };
}

/** What is kept of each line: by the stage of its policy, or by the house's refund fees where it has none. */
function refundFees(
  { order, termsOf, houseFees, taxes, channelCode, now }: RefundFacts,
  bases: readonly QuotedRefundLine[],
): readonly (readonly KeptPart[])[] {
  const bare = bases.filter(({ line }) => termsOf(line).policy === null && !termsOf(line).isFree);
  const amounts = bare.map(({ refundMinor }) => Math.max(0, refundMinor));
  const parts = keptByHouse({ fees: houseFees, taxes, channelCode, currency: order.currency }, amounts);
  const ofBare = new Map(bare.map(({ line }, index) => [line.id, parts[index]!]));
  return bases.map(({ line, refundMinor }) => {
    if (termsOf(line).isFree) return [];
    const stage = stageOf(termsOf(line), now);
    if (stage === null || stage === "over") return ofBare.get(line.id) ?? [];
    return keptByPolicy(keptSources.refundFee, line, keptByStage(stage, order.currency, refundMinor));
  });
}

/** Each going line's part of what those who stay lose, where its policy keeps that; never more than is left of it. */
function keptOfLost(
  { termsOf }: RefundFacts,
  bases: readonly QuotedRefundLine[],
  fees: readonly number[],
  lostMinor: number,
): number[] {
  const left = bases.map(({ line, refundMinor }, index) =>
    termsOf(line).policy?.keepsLostDiscounts && !termsOf(line).isFree ? Math.max(0, refundMinor - fees[index]!) : 0,
  );
  const all = sum(left);
  return all === 0 ? left : splitByWeights(Math.min(lostMinor, all), left);
}

const discounted =
  (termsOf: RefundFacts["termsOf"]) =>
  (line: SoldLine): DiscountedLine => ({
    seat: {
      key: keyOf(line),
      performanceId: line.performanceId,
      zone: { id: line.zoneId, code: termsOf(line).zoneCode },
      ticketTypeId: line.ticketTypeId,
      isWheelchairPlace: false,
    },
    priceMinor: line.priceMinor,
    offMinor: -sum(line.charges.filter((each) => each.kind === "discount").map((each) => each.amountMinor)),
  });

/** The line without the discount it loses, with the added tax that goes with it. */
function repriced(line: SoldLine, lostMinor: number): number {
  const added = line.charges.find((each) => each.kind === "tax" && each.feeId === null && each.amountMinor !== 0);
  const rule = { code: "", included: false, rounding: "half_up" as const };
  const tax = added?.ratePpm ? taxOf(lostMinor, { ...rule, ratePpm: added.ratePpm }) : 0;
  return worthOf(line) + lostMinor + tax;
}
