import type { Channels } from "../channels/index.ts";
import type { Actor } from "../identity/index.ts";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import type { Performance } from "./performance.entity.ts";
import { findPerformancesByIds } from "./performance.store.ts";
import { performanceIdFrom } from "./performance-id.ts";
import { planPerformance } from "./plan-performance.ts";
import type { NewPriceList } from "./price-list.rules.ts";
import {
  findPriceListsOfPerformances,
  findPricesOfPerformances,
  findTicketTypes,
  findZonesOfPerformances,
} from "./price-list.store.ts";
import { type Refused, refuse } from "./refusals.rules.ts";
import { keepPriceLists } from "./set-prices.ts";

export interface CopyPriceLists {
  readonly fromPerformanceId: string;
  readonly performanceId: string;
  /** Moves the times of lists by as much as the two performances are apart. */
  readonly shiftTimes: boolean;
}

/**
 * Makes the price lists of one performance those of another, by the codes of zones. Refused where the other lacks a
 * zone that has a price: prices would get lost on the way.
 */
export async function copyPriceLists(
  database: Database,
  channels: Channels,
  actor: Actor,
  input: CopyPriceLists,
): Promise<Performance | Refused> {
  const channelCodes = new Set((await channels.all()).map((channel) => channel.code));
  const fromId = performanceIdFrom(input.fromPerformanceId);
  return planPerformance(database, actor, input.performanceId, "performance.copy-prices", async (tx, performance) => {
    const [from] = fromId === null ? [] : await findPerformancesByIds(tx, [fromId]);
    if (!from) return refuse("fromPerformanceId", "没有这个场次。", "There is no such performance.");
    const shiftMs = input.shiftTimes ? performance.startsAt.getTime() - from.startsAt.getTime() : 0;
    const lists = await priceListsOf(tx, from.id, shiftMs);
    if (lists.length === 0) return refuse("fromPerformanceId", "这个场次没有票价。", "That performance has no prices.");
    const here = new Set((await findZonesOfPerformances(tx, [performance.id])).map((zone) => zone.code));
    const codes = new Set(lists.flatMap((list) => list.prices.map((price) => price.zoneCode)));
    const missing = [...codes].filter((code) => !here.has(code));
    if (missing.length > 0) {
      return refuse(
        "fromPerformanceId",
        `本场没有这些票价区：${missing.join("、")}。`,
        `This performance does not have these price zones: ${missing.join(", ")}.`,
      );
    }
    return (await keepPriceLists(tx, performance, lists, channelCodes)) ?? { fromPerformanceId: from.id, lists };
  });
}

async function priceListsOf(tx: EntityTransaction, performanceId: number, shiftMs: number): Promise<NewPriceList[]> {
  const [lists, prices, zones, types] = [
    await findPriceListsOfPerformances(tx, [performanceId]),
    await findPricesOfPerformances(tx, [performanceId]),
    await findZonesOfPerformances(tx, [performanceId]),
    await findTicketTypes(tx),
  ];
  const zoneCodes = new Map(zones.map((zone) => [zone.id, zone.code]));
  const typeCodes = new Map(types.map((type) => [type.id, type.code]));
  const shifted = (at: Date | null) => at && new Date(at.getTime() + shiftMs);
  return lists.map((list) => ({
    code: list.code,
    name: { zh: list.nameZh, en: list.nameEn },
    channelCodes: list.channelCodes,
    validFrom: shifted(list.validFrom),
    validUntil: shifted(list.validUntil),
    prices: prices
      .filter((price) => price.listCode === list.code)
      .map((price) => ({
        zoneCode: zoneCodes.get(price.zoneId)!,
        ticketTypeCode: typeCodes.get(price.ticketTypeId)!,
        money: { amountMinor: price.amountMinor, currency: price.currency },
      })),
  }));
}
