import { type Charge, type QuoteCharge, summaryOf, taxSums } from "@parterre/pricing";
import type { OrderCharge } from "./order-charge.entity.ts";

/** A kept charge as the pricing function made it. */
function chargeOf(kept: OrderCharge): Charge {
  const { sourceId, amountMinor } = kept;
  switch (kept.kind) {
    case "discount":
      return { kind: "discount", promotionId: sourceId, amountMinor };
    case "fee":
      return { kind: "fee", feeId: sourceId, amountMinor };
    case "tax":
      return {
        kind: "tax",
        taxCode: sourceId,
        amountMinor,
        feeId: kept.feeId,
        // The database's own check sees to it that a tax has these.
        ratePpm: kept.ratePpm ?? 0,
        included: kept.included ?? false,
        baseMinor: kept.baseMinor ?? 0,
        taxMinor: kept.taxMinor ?? 0,
      };
  }
}

/** An order's discounts, fees and taxes as its receipt lists them, under the names they were sold. */
export function orderSummaryOf(kept: readonly OrderCharge[]): QuoteCharge[] {
  const byLine = new Map<string, { charges: Charge[] }>();
  const names = new Map<string, { zh: string; en: string }>();
  for (const each of kept) {
    names.set(`${each.kind} ${each.sourceId}`, { zh: each.nameZh, en: each.nameEn });
    const line = byLine.get(each.orderLineId) ?? { charges: [] };
    line.charges.push(chargeOf(each));
    byLine.set(each.orderLineId, line);
  }
  const lines = [...byLine.values()];
  return summaryOf(lines, taxSums(lines), (kind, sourceId) => names.get(`${kind} ${sourceId}`)!);
}
