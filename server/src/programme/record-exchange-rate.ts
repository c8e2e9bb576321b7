import type { StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { changeHouse } from "./change-house.ts";
import type { ExchangeRate } from "./exchange-rate.entity.ts";
import { exchangeRateRefusal, type NewExchangeRate } from "./house-settings.rules.ts";
import { saveExchangeRateRow } from "./house-settings.store.ts";
import type { Refused } from "./refusals.rules.ts";

/** Keeps the rate of a day for reports, with where it comes from; a second one for the same day corrects the first. */
export async function recordExchangeRate(
  database: Database,
  actor: StaffActor,
  rate: NewExchangeRate,
): Promise<ExchangeRate | Refused> {
  const refused = exchangeRateRefusal(rate);
  if (refused) return refused;
  const { base, quote, day } = rate;
  const change = {
    act: "exchange-rate.record",
    subjectKind: "exchange-rate",
    subjectId: `${base}/${quote} ${day}`,
    details: { rate },
  } as const;
  return changeHouse(database, actor, change, (tx) =>
    saveExchangeRateRow(tx, { ...rate, source: rate.source.trim(), recordedBy: actor.staffId }),
  );
}
