import { type Currency, exponentOf, type Money } from "@parterre/money";
import { overlapsOf, type PriceCell, type PriceList } from "@parterre/pricing";
import type { LocalisedText } from "@parterre/seat-map";
import { type Refused, refuse } from "./refusals.rules.ts";

export interface NewPrice {
  readonly zoneCode: string;
  readonly ticketTypeCode: string;
  readonly money: Money;
}

/** A price list as an organiser gives it. */
export interface NewPriceList {
  readonly code: string;
  readonly name: LocalisedText;
  /** Null: every channel. */
  readonly channelCodes: readonly string[] | null;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  readonly prices: readonly NewPrice[];
}

/** A price list with the identities behind the codes. */
export interface CheckedPriceList extends PriceList {
  readonly name: LocalisedText;
}

/** What the codes of price lists stand for. */
export interface PriceNames {
  readonly zoneIdByCode: ReadonlyMap<string, string>;
  readonly ticketTypeIdByCode: ReadonlyMap<string, string>;
  readonly channelCodes: ReadonlySet<string>;
}

/** The one list of a performance that was priced without any: every channel, always. */
export function standardList(prices: readonly NewPrice[]): NewPriceList {
  return {
    code: "standard",
    name: { zh: "标准票价", en: "Standard prices" },
    channelCodes: null,
    validFrom: null,
    validUntil: null,
    prices,
  };
}

const mostLists = 20;
const mostPrices = 2000;
const longestName = 60;
/** Major units: no seat costs more, and sums of a full stadium stay safe integers. */
const mostMajorUnits = 10_000_000;

/**
 * Looks codes up and checks every list. Refused for an unknown code, a list or cell given twice, an amount out of
 * bounds, or a cell that two lists would have for one channel at one time.
 */
export function readPriceLists(
  lists: readonly NewPriceList[],
  names: PriceNames,
): readonly CheckedPriceList[] | Refused {
  if (lists.length > mostLists) {
    return refuse("lists", `最多 ${mostLists} 个价目表。`, `There can be at most ${mostLists} price lists.`);
  }
  const checked: CheckedPriceList[] = [];
  for (const [index, list] of lists.entries()) {
    const path = `lists.${index}`;
    const refused = listRefusal(list, path, checked, names);
    if (refused) return refused;
    const cells = readCells(list.prices, path, names);
    if ("refused" in cells) return cells;
    checked.push({
      code: list.code,
      name: list.name,
      channelCodes: list.channelCodes,
      validity: { from: list.validFrom?.getTime() ?? null, until: list.validUntil?.getTime() ?? null },
      cells,
    });
  }
  if (checked.reduce((sum, list) => sum + list.cells.length, 0) > mostPrices) {
    return refuse("lists", `最多 ${mostPrices} 个价格。`, `There can be at most ${mostPrices} prices.`);
  }
  return overlapRefusal(checked) ?? checked;
}

function listRefusal(
  list: NewPriceList,
  path: string,
  before: readonly CheckedPriceList[],
  { channelCodes }: PriceNames,
): Refused | null {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(list.code)) {
    return refuse(
      `${path}.code`,
      "代码只能用小写字母、数字和连字符，最长 40。",
      "A code is lower-case letters, digits and hyphens, up to 40.",
    );
  }
  if (before.some((other) => other.code === list.code)) {
    return refuse(`${path}.code`, "同一个价目表给出了两次。", "The same price list is given twice.");
  }
  for (const name of [list.name.zh, list.name.en]) {
    if (name.trim() === "" || name.length > longestName) {
      return refuse(`${path}.name`, `请写明名称，最长 ${longestName} 字。`, `Give it a name, up to ${longestName}.`);
    }
  }
  if (list.channelCodes?.length === 0) {
    return refuse(`${path}.channelCodes`, "请至少选择一个渠道。", "Choose a channel at least.");
  }
  if (list.channelCodes?.some((code) => !channelCodes.has(code))) {
    return refuse(`${path}.channelCodes`, "没有这个销售渠道。", "There is no channel with this code.");
  }
  if (list.validFrom && list.validUntil && list.validUntil <= list.validFrom) {
    return refuse(`${path}.validUntil`, "结束时间必须晚于开始时间。", "It has to end after it begins.");
  }
  return null;
}

function readCells(
  prices: readonly NewPrice[],
  list: string,
  { zoneIdByCode, ticketTypeIdByCode }: PriceNames,
): readonly PriceCell[] | Refused {
  const cells = new Map<string, PriceCell>();
  for (const [index, price] of prices.entries()) {
    const path = `${list}.prices.${index}`;
    const zoneId = zoneIdByCode.get(price.zoneCode);
    if (!zoneId) {
      return refuse(`${path}.zoneCode`, "没有这个票价区。", "There is no price zone with this code.");
    }
    const ticketTypeId = ticketTypeIdByCode.get(price.ticketTypeCode);
    if (!ticketTypeId) {
      return refuse(`${path}.ticketTypeCode`, "没有这个票种。", "There is no ticket type with this code.");
    }
    const { amountMinor, currency } = price.money;
    const refused = amountRefusal(amountMinor, currency, `${path}.money`);
    if (refused) return refused;
    const key = `${zoneId} ${ticketTypeId} ${currency}`;
    if (cells.has(key)) {
      return refuse(path, "同一个价格给出了两次。", "The same price is given twice.");
    }
    cells.set(key, { zoneId, ticketTypeId, currency, amountMinor });
  }
  return [...cells.values()];
}

/** Why an amount cannot be a price; null when it can. */
export function amountRefusal(amountMinor: number, currency: Currency, field: string): Refused | null {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) {
    return refuse(field, "价格不能为负数。", "A price cannot be negative.");
  }
  if (amountMinor > mostMajorUnits * 10 ** exponentOf(currency)) {
    return refuse(field, "价格过高。", "A price this high is surely a mistake.");
  }
  return null;
}

function overlapRefusal(lists: readonly CheckedPriceList[]): Refused | null {
  const [overlap] = overlapsOf(lists);
  if (!overlap) return null;
  const index = lists.findIndex((list) => list.code === overlap.second);
  const nameOf = (code: string) => lists.find((list) => list.code === code)!.name;
  const [first, second] = [nameOf(overlap.first), nameOf(overlap.second)];
  return refuse(
    `lists.${index}`,
    `“${first.zh}”和“${second.zh}”在同一渠道、同一时间有相同的价格格，请错开时间或渠道。`,
    `“${first.en}” and “${second.en}” both price the same cell for one channel at the same time. Move their times or channels apart.`,
  );
}
