import { In, Not } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import { Price } from "./price.entity.ts";
import { PriceListRecord } from "./price-list.entity.ts";
import type { CheckedPriceList } from "./price-list.rules.ts";
import { PriceZone } from "./price-zone.entity.ts";
import { SalesWindow } from "./sales-window.entity.ts";
import type { CheckedWindow } from "./sales-windows.rules.ts";
import { TicketType } from "./ticket-type.entity.ts";

/** In the order of lists. */
export function findTicketTypes(tx: EntityTransaction): Promise<TicketType[]> {
  return tx.manager.find(TicketType, { order: { position: "ASC", id: "ASC" } });
}

export function findTicketTypesByIds(tx: EntityTransaction, ids: readonly string[]): Promise<TicketType[]> {
  return tx.manager.findBy(TicketType, { id: In([...ids]) });
}

/** Ticket types with a price for the performance, for each performance, in the order of lists. */
export async function findTicketTypesOfPerformances(
  tx: EntityTransaction,
  performanceIds: readonly number[],
): Promise<{ readonly performanceId: number; readonly ticketType: TicketType }[]> {
  const { entities, raw } = await tx.manager
    .createQueryBuilder(TicketType, "type")
    .innerJoin(
      (priced) =>
        priced
          .select("price.performance_id", "performance_id")
          .addSelect("price.ticket_type_id", "ticket_type_id")
          .distinct(true)
          .from(Price, "price")
          .where("price.performance_id = ANY(:performanceIds)", { performanceIds: [...performanceIds] }),
      "priced",
      "priced.ticket_type_id = type.id",
    )
    .addSelect("priced.performance_id", "performance_id")
    .orderBy("type.position", "ASC")
    .getRawAndEntities<{ performance_id: number; type_id: string }>();
  const byId = new Map(entities.map((type) => [type.id, type]));
  return raw.flatMap((row) => {
    const ticketType = byId.get(row.type_id);
    return ticketType ? [{ performanceId: row.performance_id, ticketType }] : [];
  });
}

export function findZonesByIds(tx: EntityTransaction, ids: readonly string[]): Promise<PriceZone[]> {
  return tx.manager.findBy(PriceZone, { id: In([...ids]) });
}

/** Of each performance by index. */
export function findZonesOfPerformances(
  tx: EntityTransaction,
  performanceIds: readonly number[],
): Promise<PriceZone[]> {
  return tx.manager.find(PriceZone, { where: { performanceId: In([...performanceIds]) }, order: { index: "ASC" } });
}

/** Of each performance by zone, ticket type in the order of lists, currency and price list. */
export function findPricesOfPerformances(tx: EntityTransaction, performanceIds: readonly number[]): Promise<Price[]> {
  return tx.manager
    .createQueryBuilder(Price, "price")
    .innerJoin(PriceZone, "zone", "zone.id = price.zoneId")
    .innerJoin(TicketType, "type", "type.id = price.ticketTypeId")
    .where("price.performanceId = ANY(:performanceIds)", { performanceIds: [...performanceIds] })
    .orderBy("zone.index", "ASC")
    .addOrderBy("type.position", "ASC")
    .addOrderBy("price.currency", "ASC")
    .addOrderBy("price.listCode", "ASC")
    .getMany();
}

/** Of each performance in the order of lists. */
export function findPriceListsOfPerformances(
  tx: EntityTransaction,
  performanceIds: readonly number[],
): Promise<PriceListRecord[]> {
  return tx.manager.find(PriceListRecord, {
    where: { performanceId: In([...performanceIds]) },
    order: { position: "ASC", code: "ASC" },
  });
}

export function findWindowsOfPerformances(
  tx: EntityTransaction,
  performanceIds: readonly number[],
): Promise<SalesWindow[]> {
  return tx.manager.find(SalesWindow, {
    where: { performanceId: In([...performanceIds]) },
    order: { opensAt: "ASC", channelId: "ASC" },
  });
}

/** Makes these the performance's zones; zones that left take their prices with them. */
export async function replaceZones(
  tx: EntityTransaction,
  performanceId: number,
  zones: readonly PriceZone[],
): Promise<void> {
  await tx.manager.delete(PriceZone, { performanceId, id: Not(In(zones.map((zone) => zone.id))) });
  await tx.manager.upsert(PriceZone, [...zones], {
    conflictPaths: ["id"],
    skipUpdateIfNoValuesChanged: true,
  });
}

/** Makes these the performance's price lists, in the order given. */
export async function replacePriceLists(
  tx: EntityTransaction,
  performanceId: number,
  lists: readonly CheckedPriceList[],
): Promise<void> {
  // Their prices go with them.
  await tx.manager.delete(PriceListRecord, { performanceId });
  if (lists.length === 0) return;
  await tx.manager.insert(
    PriceListRecord,
    lists.map(({ code, name, channelCodes, validity }, index) => ({
      performanceId,
      code,
      nameZh: name.zh,
      nameEn: name.en,
      position: index + 1,
      channelCodes: channelCodes && [...channelCodes],
      validFrom: validity.from === null ? null : new Date(validity.from),
      validUntil: validity.until === null ? null : new Date(validity.until),
    })),
  );
  const cells = lists.flatMap((list) => list.cells.map((cell) => ({ performanceId, listCode: list.code, ...cell })));
  if (cells.length > 0) await tx.manager.insert(Price, cells);
}

export async function replaceWindows(
  tx: EntityTransaction,
  performanceId: number,
  windows: readonly CheckedWindow[],
): Promise<void> {
  await tx.manager.delete(SalesWindow, { performanceId });
  if (windows.length === 0) return;
  await tx.manager.insert(
    SalesWindow,
    windows.map((window) => ({ performanceId, ...window })),
  );
}

/** Seats of zones, by the zone's id. */
export async function setZoneSeatCounts(tx: EntityTransaction, counts: ReadonlyMap<string, number>): Promise<void> {
  for (const [id, seatCount] of counts) await tx.manager.update(PriceZone, { id }, { seatCount });
}
