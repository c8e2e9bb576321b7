import type { Channels } from "../channels/index.ts";
import type { Actor, StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { ExchangeRate } from "./exchange-rate.entity.ts";
import type { Fee } from "./fee.entity.ts";
import type { HouseRulesCache } from "./house-rules.ts";
import type { NewExchangeRate, NewFee, NewPromotion, NewTax, NewTicketType } from "./house-settings.rules.ts";
import type { TaxWithRates } from "./house-settings.store.ts";
import type { MarketRulesRecord } from "./market-rules.entity.ts";
import type { PromotionRecord } from "./promotion.entity.ts";
import { recordExchangeRate } from "./record-exchange-rate.ts";
import type { Refused } from "./refusals.rules.ts";
import { removeFee, saveFee } from "./save-fee.ts";
import { type NewMarketRules, saveMarketRules } from "./save-market-rules.ts";
import { removePromotion, savePromotion } from "./save-promotion.ts";
import { removeTax, saveTax } from "./save-tax.ts";
import { saveTicketType } from "./save-ticket-type.ts";
import type { TicketType } from "./ticket-type.entity.ts";

/** What organisers set for all performances. Each answers what was saved, or why nothing was. */
export interface HouseSettings {
  saveTicketType(actor: Actor, type: NewTicketType): Promise<TicketType | Refused>;
  saveFee(actor: Actor, fee: NewFee): Promise<Fee | Refused>;
  removeFee(actor: Actor, code: string): Promise<Fee | Refused>;
  saveTax(actor: Actor, tax: NewTax): Promise<TaxWithRates | Refused>;
  removeTax(actor: Actor, code: string): Promise<TaxWithRates | Refused>;
  /** `id` null adds one. */
  savePromotion(actor: Actor, id: string | null, promotion: NewPromotion): Promise<PromotionRecord | Refused>;
  removePromotion(actor: Actor, id: string): Promise<PromotionRecord | Refused>;
  saveMarketRules(actor: Actor, rules: NewMarketRules): Promise<MarketRulesRecord | Refused>;
  recordExchangeRate(actor: StaffActor, rate: NewExchangeRate): Promise<ExchangeRate | Refused>;
}

export function createHouseSettings(database: Database, channels: Channels, rules: HouseRulesCache): HouseSettings {
  /** What this process remembers for selling is out of date once a change committed. */
  const forgetting = async <Saved>(saving: Promise<Saved>): Promise<Saved> => {
    const saved = await saving;
    rules.forget();
    return saved;
  };
  return {
    saveTicketType: (actor, type) => forgetting(saveTicketType(database, channels, actor, type)),
    saveFee: (actor, fee) => forgetting(saveFee(database, channels, actor, fee)),
    removeFee: (actor, code) => forgetting(removeFee(database, actor, code)),
    saveTax: (actor, tax) => forgetting(saveTax(database, actor, tax)),
    removeTax: (actor, code) => forgetting(removeTax(database, actor, code)),
    savePromotion: (actor, id, promotion) => forgetting(savePromotion(database, channels, actor, id, promotion)),
    removePromotion: (actor, id) => forgetting(removePromotion(database, actor, id)),
    saveMarketRules: (actor, rules) => forgetting(saveMarketRules(database, actor, rules)),
    recordExchangeRate: (actor, rate) => recordExchangeRate(database, actor, rate),
  };
}
