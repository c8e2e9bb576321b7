import type { Actor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { changeHouse } from "./change-house.ts";
import { type NewTax, taxRefusal } from "./house-settings.rules.ts";
import {
  deleteTax,
  findTaxes,
  hasTax,
  isTaxInUse,
  replaceTax,
  setTaxOfPerformance,
  type TaxWithRates,
} from "./house-settings.store.ts";
import type { Performance } from "./performance.entity.ts";
import { planPerformance } from "./plan-performance.ts";
import { type Refused, refuse } from "./refusals.rules.ts";

/** Adds a tax with its rates, or replaces the one with this code. Orders keep the rate they were sold at. */
export async function saveTax(database: Database, actor: Actor, input: NewTax): Promise<TaxWithRates | Refused> {
  const refused = taxRefusal(input);
  if (refused) return refused;
  const { code, country, name, included, rounding } = input;
  const saved: TaxWithRates = {
    tax: { code, country, nameZh: name.zh.trim(), nameEn: name.en.trim(), included, rounding },
    rates: input.rates
      .map(({ validFrom, ratePpm }) => ({ taxCode: code, validFrom, ratePpm }))
      .sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime()),
  };
  const change = { act: "tax.save", subjectKind: "tax", subjectId: code, details: { tax: input } } as const;
  return changeHouse(database, actor, change, async (tx) => {
    await replaceTax(tx, saved);
    return saved;
  });
}

/** Removes a tax that nothing is taxed by. */
export async function removeTax(database: Database, actor: Actor, code: string): Promise<TaxWithRates | Refused> {
  const change = { act: "tax.remove", subjectKind: "tax", subjectId: code, details: {} } as const;
  return changeHouse(database, actor, change, async (tx) => {
    const known = (await findTaxes(tx)).find(({ tax }) => tax.code === code);
    if (!known) return refuse("code", "没有这个税种。", "There is no tax with this code.");
    if (await isTaxInUse(tx, code)) {
      return refuse("code", "仍有场次或费用使用这个税种。", "A performance or a fee is still taxed by it.");
    }
    await deleteTax(tx, code);
    return known;
  });
}

/** Says which tax a performance's tickets carry; null: none. */
export async function setPerformanceTax(
  database: Database,
  actor: Actor,
  { performanceId, taxCode }: { readonly performanceId: string; readonly taxCode: string | null },
): Promise<Performance | Refused> {
  return planPerformance(database, actor, performanceId, "performance.set-tax", async (tx, performance) => {
    if (taxCode !== null && !(await hasTax(tx, taxCode))) {
      return refuse("taxCode", "没有这个税种。", "There is no tax with this code.");
    }
    await setTaxOfPerformance(tx, performance.id, taxCode);
    return { taxCode };
  });
}
