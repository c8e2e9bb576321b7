import { Event } from "./event.entity.ts";
import { ExchangeRate } from "./exchange-rate.entity.ts";
import { Fee } from "./fee.entity.ts";
import { MarketRulesRecord } from "./market-rules.entity.ts";
import { Performance } from "./performance.entity.ts";
import { Price } from "./price.entity.ts";
import { PriceListRecord } from "./price-list.entity.ts";
import { PriceZone } from "./price-zone.entity.ts";
import { PromotionRecord } from "./promotion.entity.ts";
import { RefundPolicy } from "./refund-policy.entity.ts";
import { SalesWindow } from "./sales-window.entity.ts";
import { Tax, TaxRate } from "./tax.entity.ts";
import { TicketType } from "./ticket-type.entity.ts";

export const programmeEntities = [
  Event,
  Tax,
  TaxRate,
  Performance,
  PriceZone,
  TicketType,
  PriceListRecord,
  Price,
  SalesWindow,
  RefundPolicy,
  Fee,
  PromotionRecord,
  ExchangeRate,
  MarketRulesRecord,
];
