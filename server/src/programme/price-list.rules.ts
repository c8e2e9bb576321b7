import { type Currency, exponentOf, type Money } from "@parterre/money";
import { type Refused, refuse } from "./refusals.rules.ts";

export interface NewPrice {
  readonly zoneCode: string;
  readonly ticketTypeCode: string;
  readonly money: Money;
}

/** One cell with the identities behind the codes. */
export interface PriceCell {
  readonly zoneId: string;
  readonly ticketTypeId: string;
  readonly currency: Currency;
  readonly amountMinor: number;
}

const mostPrices = 2000;
/** Major units: no seat costs more, and sums of a full stadium stay safe integers. */
const mostMajorUnits = 10_000_000;

/** Looks codes up and checks every cell. Refused for an unknown code, a cell given twice, or an amount out of bounds. */
export function readPriceList(
  prices: readonly NewPrice[],
  zoneIdByCode: ReadonlyMap<string, string>,
  ticketTypeIdByCode: ReadonlyMap<string, string>,
): readonly PriceCell[] | Refused {
  if (prices.length > mostPrices) {
    return refuse("prices", `最多 ${mostPrices} 个价格。`, `There can be at most ${mostPrices} prices.`);
  }
  const cells = new Map<string, PriceCell>();
  for (const [index, price] of prices.entries()) {
    const path = `prices.${index}`;
    const zoneId = zoneIdByCode.get(price.zoneCode);
    if (!zoneId) {
      return refuse(`${path}.zoneCode`, "没有这个票价区。", "There is no price zone with this code.");
    }
    const ticketTypeId = ticketTypeIdByCode.get(price.ticketTypeCode);
    if (!ticketTypeId) {
      return refuse(`${path}.ticketTypeCode`, "没有这个票种。", "There is no ticket type with this code.");
    }
    const { amountMinor, currency } = price.money;
    if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) {
      return refuse(`${path}.money`, "价格不能为负数。", "A price cannot be negative.");
    }
    if (amountMinor > mostMajorUnits * 10 ** exponentOf(currency)) {
      return refuse(`${path}.money`, "价格过高。", "A price this high is surely a mistake.");
    }
    const key = `${zoneId} ${ticketTypeId} ${currency}`;
    if (cells.has(key)) {
      return refuse(path, "同一个价格给出了两次。", "The same price is given twice.");
    }
    cells.set(key, { zoneId, ticketTypeId, currency, amountMinor });
  }
  return [...cells.values()];
}
