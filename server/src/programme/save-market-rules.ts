import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { changeHouse } from "./change-house.ts";
import type { MarketRulesRecord } from "./market-rules.entity.ts";
import { findMarketRules, updateMarketRules } from "./market-rules.store.ts";
import { type Refused, refuse } from "./refusals.rules.ts";

export type NewMarketRules = Pick<MarketRulesRecord, "realName" | "publicSharePercent" | "mostPerIdentity">;

const isWhole = (number: number | null) =>
  number === null || (Number.isInteger(number) && number >= 1 && number <= 100);

/** Sets what the market asks, for sales and acts from now on; what was sold stays as it is. */
export async function saveMarketRules(
  database: Database,
  actor: Actor,
  rules: NewMarketRules,
): Promise<MarketRulesRecord | Refused> {
  if (!isWhole(rules.publicSharePercent)) {
    return refuse("publicSharePercent", "比例须为 1 到 100 的整数。", "The share is a whole number from 1 to 100.");
  }
  if (!isWhole(rules.mostPerIdentity)) {
    return refuse("mostPerIdentity", "限购张数须为 1 到 100 的整数。", "The limit is a whole number from 1 to 100.");
  }
  const change = { act: "market-rules.save", subjectKind: "market-rules", subjectId: "1", details: { rules } } as const;
  return changeHouse(database, actor, change, async (tx) => {
    await updateMarketRules(tx, rules);
    return findMarketRules(tx);
  });
}
