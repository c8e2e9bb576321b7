import type { Currency } from "@parterre/money";
import { discountsOf } from "./discounts.ts";
import { feeOn } from "./fees.ts";
import type { AmountsMinor, CartSeat, Promotion } from "./model.ts";

/** What giving a ticket back costs up to some time before the performance. */
export interface RefundStage {
  /** Holds while at least this long is left until the performance starts; 0: until it starts. */
  readonly beforeMs: number;
  /** Hundredths of a percent of what goes back for each ticket; null: fixed. */
  readonly percentBp: number | null;
  /** For each ticket; used where `percentBp` is null. */
  readonly fixed: AmountsMinor;
  /** A percentage is never more than this for each ticket. */
  readonly cap: AmountsMinor;
}

/**
 * The stage that holds with so much time left: of those that still hold, the latest one reached. Null: the last stage
 * is over, and the policy gives nothing back any more.
 */
export function refundStageAt(stages: readonly RefundStage[], leftMs: number): RefundStage | null {
  let stage: RefundStage | null = null;
  for (const each of stages) {
    if (leftMs >= each.beforeMs && (stage === null || each.beforeMs > stage.beforeMs)) stage = each;
  }
  return stage;
}

/** What a stage keeps of each ticket's refund, never more than all of it; nothing of a free ticket. */
export function keptByStage(stage: RefundStage, currency: Currency, refundMinor: number): number {
  return refundMinor <= 0 ? 0 : Math.min(feeOn(stage, refundMinor, currency), refundMinor);
}

/** A live line of an order with the discount it was sold with. */
export interface DiscountedLine {
  readonly seat: CartSeat;
  readonly priceMinor: number;
  /** Positive; 0 for none. */
  readonly offMinor: number;
}

/**
 * What each line that stays loses of its discount when others go: the discounts are worked out again over those who
 * stay, by the promotions of the sale, and nobody ever gains. What was lost by an earlier refund is not lost again.
 * By key; lines that lose nothing are left out.
 */
export function lostDiscounts(
  lines: readonly DiscountedLine[],
  goingKeys: readonly string[],
  promotions: readonly Promotion[],
  context: { readonly currency: Currency; readonly channelCode: string; readonly at: number },
): ReadonlyMap<string, number> {
  const sorted = [...lines].sort((a, b) => (a.seat.key < b.seat.key ? -1 : 1));
  const going = new Set(goingKeys);
  const staying = sorted.filter((line) => !going.has(line.seat.key));
  const before = discountsOf(sorted, promotions, context);
  const after = discountsOf(staying, promotions, context);
  const lost = new Map<string, number>();
  for (const { seat, offMinor } of staying) {
    const had = Math.min(offMinor, before.get(seat.key)?.offMinor ?? 0);
    const loses = had - Math.min(had, after.get(seat.key)?.offMinor ?? 0);
    if (loses > 0) lost.set(seat.key, loses);
  }
  return lost;
}

/**
 * What each line that stays loses of the price of its kind when others go: a kind that is sold from so many on keeps its
 * price only while so many of them stay; after that each costs what `standardMinorOf` says, and nobody ever gains. What
 * was lost by an earlier refund is not lost again. By key; lines that lose nothing are left out.
 */
export function lostGroupPrices<Line extends Pick<DiscountedLine, "seat" | "priceMinor">>(
  lines: readonly Line[],
  goingKeys: readonly string[],
  leastOf: (ticketTypeId: string) => number | null,
  standardMinorOf: (line: Line) => number | null,
): ReadonlyMap<string, number> {
  const going = new Set(goingKeys);
  const kindOf = ({ seat }: Line) => `${seat.performanceId} ${seat.ticketTypeId}`;
  const countOf = (kind: string, of: readonly Line[]) => of.filter((line) => kindOf(line) === kind).length;
  const staying = lines.filter((line) => !going.has(line.seat.key));
  const lost = new Map<string, number>();
  for (const line of staying) {
    const least = leastOf(line.seat.ticketTypeId);
    const kind = kindOf(line);
    if (least === null || countOf(kind, lines) < least || countOf(kind, staying) >= least) continue;
    const loses = (standardMinorOf(line) ?? 0) - line.priceMinor;
    if (loses > 0) lost.set(line.seat.key, loses);
  }
  return lost;
}
