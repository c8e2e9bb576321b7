import { v7 as uuid } from "uuid";
import type { Channels } from "../channels/index.ts";
import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { changeHouse } from "./change-house.ts";
import type { Fee } from "./fee.entity.ts";
import { feeRefusal, type NewFee, readAmounts } from "./house-settings.rules.ts";
import { deleteFee, findFeeByCode, hasTax, saveFeeRow } from "./house-settings.store.ts";
import { isRefused, type Refused, refuse } from "./refusals.rules.ts";

/** Adds a fee, or changes the one with this code. Orders keep the fees they were sold with. */
export async function saveFee(
  database: Database,
  channels: Channels,
  actor: Actor,
  fee: NewFee,
): Promise<Fee | Refused> {
  const refused = feeRefusal(fee, new Set((await channels.all()).map((channel) => channel.code)));
  if (refused) return refused;
  const fixed = readAmounts(fee.fixed, "fixed");
  if (isRefused(fixed)) return fixed;
  const cap = readAmounts(fee.cap, "cap");
  if (isRefused(cap)) return cap;
  const { name, channelCodes, taxCode, ...rest } = fee;
  const change = { act: "fee.save", subjectKind: "fee", subjectId: fee.code, details: { fee } } as const;
  return changeHouse(database, actor, change, async (tx) => {
    if (taxCode !== null && !(await hasTax(tx, taxCode))) {
      return refuse("taxCode", "没有这个税种。", "There is no tax with this code.");
    }
    return saveFeeRow(tx, {
      ...rest,
      id: (await findFeeByCode(tx, fee.code))?.id ?? uuid(),
      nameZh: name.zh.trim(),
      nameEn: name.en.trim(),
      channelCodes: [...channelCodes],
      fixed,
      cap,
      taxCode,
    });
  });
}

/** Takes a fee away from sales to come; answers what it was. */
export async function removeFee(database: Database, actor: Actor, code: string): Promise<Fee | Refused> {
  const change = { act: "fee.remove", subjectKind: "fee", subjectId: code, details: {} } as const;
  return changeHouse(database, actor, change, async (tx) => {
    const fee = await findFeeByCode(tx, code);
    if (!fee) return refuse("code", "没有这项费用。", "There is no fee with this code.");
    await deleteFee(tx, code);
    return fee;
  });
}
