import { validate as isUuid, v7 as uuid } from "uuid";
import type { Channels } from "../channels/index.ts";
import type { Actor } from "../identity/index.ts";
import type { Database, EntityTransaction } from "../platform/database/index.ts";
import { changeHouse } from "./change-house.ts";
import { type NewPromotion, promotionCodeOf, promotionRefusal, readAmounts } from "./house-settings.rules.ts";
import {
  countPerformances,
  deletePromotion,
  findPromotion,
  findPromotionOfCode,
  savePromotionRow,
} from "./house-settings.store.ts";
import { findTicketTypes } from "./price-list.store.ts";
import type { PromotionRecord } from "./promotion.entity.ts";
import { isRefused, type Refused, refuse } from "./refusals.rules.ts";

const none = refuse("id", "没有这项优惠。", "There is no such promotion.");

/** Adds a promotion (`id` null), or changes one. Orders keep the discounts they were sold with. */
export async function savePromotion(
  database: Database,
  channels: Channels,
  actor: Actor,
  id: string | null,
  input: NewPromotion,
): Promise<PromotionRecord | Refused> {
  const promotion = { ...input, code: input.code === null ? null : promotionCodeOf(input.code) };
  const refused = promotionRefusal(promotion, new Set((await channels.all()).map((channel) => channel.code)));
  if (refused) return refused;
  const amounts = readAmounts(promotion.amounts, "amounts");
  if (isRefused(amounts)) return amounts;
  if (id !== null && !isUuid(id)) return none;
  const savedId = id ?? uuid();
  const change = {
    act: "promotion.save",
    subjectKind: "promotion",
    subjectId: savedId,
    details: { promotion },
  } as const;
  return changeHouse(database, actor, change, async (tx) => {
    const known = id === null ? null : await findPromotion(tx, id);
    if (id !== null && !known) return none;
    const other = promotion.code === null ? null : await findPromotionOfCode(tx, promotion.code);
    if (other && other.id !== savedId) {
      return refuse("code", "这个优惠码已被使用。", "Another promotion has this code already.");
    }
    const pointed = await pointedTo(tx, promotion);
    if (isRefused(pointed)) return pointed;
    const { name, ticketTypeCodes: _, ...rest } = promotion;
    return savePromotionRow(tx, {
      ...rest,
      ...pointed,
      id: savedId,
      nameZh: name.zh.trim(),
      nameEn: name.en.trim(),
      amounts,
      zoneCodes: promotion.zoneCodes && [...promotion.zoneCodes],
      channelCodes: promotion.channelCodes && [...promotion.channelCodes],
      createdAt: known?.createdAt ?? new Date(),
    });
  });
}

/** The performances and ticket types that a promotion names, if they all exist. */
async function pointedTo(
  tx: EntityTransaction,
  { performanceIds, ticketTypeCodes }: NewPromotion,
): Promise<Pick<PromotionRecord, "performanceIds" | "ticketTypeIds"> | Refused> {
  const distinct = performanceIds && [...new Set(performanceIds)];
  if (distinct && (await countPerformances(tx, distinct)) < distinct.length) {
    return refuse("performanceIds", "其中有不存在的场次。", "One of these performances does not exist.");
  }
  const idByCode = new Map((await findTicketTypes(tx)).map((type) => [type.code, type.id]));
  const ticketTypeIds = ticketTypeCodes?.flatMap((code) => idByCode.get(code) ?? []) ?? null;
  if (ticketTypeCodes && ticketTypeIds && ticketTypeIds.length < ticketTypeCodes.length) {
    return refuse("ticketTypeCodes", "没有这个票种。", "There is no ticket type with this code.");
  }
  return { performanceIds: distinct, ticketTypeIds };
}

/** Takes a promotion away from sales to come; orders keep their discounts and the name of it. */
export async function removePromotion(
  database: Database,
  actor: Actor,
  id: string,
): Promise<PromotionRecord | Refused> {
  if (!isUuid(id)) return none;
  const change = { act: "promotion.remove", subjectKind: "promotion", subjectId: id, details: {} } as const;
  return changeHouse(database, actor, change, async (tx) => {
    const promotion = await findPromotion(tx, id);
    if (!promotion) return none;
    await deletePromotion(tx, id);
    return promotion;
  });
}
