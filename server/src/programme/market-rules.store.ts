import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import { MarketRulesRecord } from "./market-rules.entity.ts";

/** The rules without their key. */
export function findMarketRules(tx: EntityTransaction): Promise<MarketRulesRecord> {
  return tx.manager.findOneByOrFail(MarketRulesRecord, { id: 1 });
}

export async function updateMarketRules(
  tx: EntityTransaction,
  rules: Pick<MarketRulesRecord, "realName" | "publicSharePercent" | "mostPerIdentity">,
): Promise<void> {
  await tx.manager.update(MarketRulesRecord, { id: 1 }, rules);
}

const key = statement<{ hash_key: Buffer }>("programme.read_identity_key", "SELECT hash_key FROM market_rules");

/** What numbers of documents are hashed by. */
export async function readIdentityKey(tx: Transaction): Promise<Buffer> {
  return (await tx.query(key, []))[0]!.hash_key;
}
