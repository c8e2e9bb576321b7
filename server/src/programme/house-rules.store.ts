import type { AmountsMinor, DiscountEffect, FeeRule, PromotionTrigger, Rounding } from "@parterre/pricing";
import { statement, type Transaction } from "../platform/database/index.ts";
import type { HousePromotion, HouseRules, HouseTicketType } from "./house-rules.rules.ts";

interface PromotionRow {
  id: string;
  code: string | null;
  name_zh: string;
  name_en: string;
  trigger: PromotionTrigger;
  effect: DiscountEffect["kind"];
  percent_bp: number | null;
  amounts: AmountsMinor;
  from_ms: number | null;
  until_ms: number | null;
  least: number;
  most_uses: number | null;
  most_uses_per_customer: number | null;
  performance_ids: number[] | null;
  zone_codes: string[] | null;
  ticket_type_ids: string[] | null;
  channel_codes: string[] | null;
}

interface RulesRow {
  types: (Omit<HouseTicketType, "name"> & { zh: string; en: string })[];
  fees: (FeeRule & { code: string; zh: string; en: string })[];
  taxes: {
    code: string;
    zh: string;
    en: string;
    included: boolean;
    rounding: Rounding;
    rates: { from: number; ratePpm: number }[];
  }[];
  market: HouseRules["market"];
  automatic: PromotionRow[];
}

const promotionColumns = `id, code, name_zh, name_en, trigger, effect, percent_bp, amounts,
  (extract(epoch FROM valid_from) * 1000)::float8 AS from_ms, (extract(epoch FROM valid_until) * 1000)::float8 AS until_ms,
  least, most_uses, most_uses_per_customer, performance_ids, zone_codes, ticket_type_ids, channel_codes`;

const load = statement<RulesRow>(
  "programme.load_house_rules",
  `SELECT
     (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code, 'zh', name_zh, 'en', name_en, 'kind', kind,
        'channelCodes', channel_codes, 'least', least, 'mostPerOrder', most_per_order,
        'mostPerCustomer', most_per_customer, 'mostPerPerformance', most_per_performance, 'onOffer', on_offer)
        ORDER BY position, id), '[]') FROM ticket_type) AS types,
     (SELECT coalesce(json_agg(json_build_object('id', id, 'code', code, 'zh', name_zh, 'en', name_en, 'kind', kind,
        'basis', basis, 'channelCodes', channel_codes, 'percentBp', percent_bp, 'fixed', fixed, 'cap', cap,
        'taxCode', tax_code) ORDER BY code), '[]') FROM fee) AS fees,
     (SELECT coalesce(json_agg(json_build_object('code', code, 'zh', name_zh, 'en', name_en, 'included', included,
        'rounding', rounding, 'rates', (SELECT coalesce(json_agg(json_build_object(
          'from', extract(epoch FROM r.valid_from) * 1000, 'ratePpm', r.rate_ppm)), '[]')
          FROM tax_rate r WHERE r.tax_code = tax.code)) ORDER BY code), '[]') FROM tax) AS taxes,
     (SELECT json_build_object('realName', real_name, 'publicSharePercent', public_share_percent,
        'mostPerIdentity', most_per_identity) FROM market_rules) AS market,
     (SELECT coalesce(json_agg(row_to_json(automatic)), '[]')
      FROM (SELECT ${promotionColumns} FROM promotion WHERE code IS NULL ORDER BY id) automatic) AS automatic`,
);

/** Everything the house sells by, in one statement. */
export async function loadHouseRules(tx: Transaction): Promise<HouseRules> {
  const [row] = await tx.query(load, []);
  if (!row) throw new Error("a statement without FROM answered no row");
  return {
    ticketTypes: row.types.map(({ zh, en, ...type }) => ({ ...type, name: { zh, en } })),
    fees: row.fees.map(({ zh, en, ...fee }) => ({ ...fee, name: { zh, en } })),
    taxes: row.taxes.map(({ zh, en, ...tax }) => ({ ...tax, name: { zh, en } })),
    market: row.market,
    automatic: row.automatic.map(toPromotion),
  };
}

const byCode = statement<PromotionRow>(
  "programme.find_promotion_by_code",
  `SELECT ${promotionColumns} FROM promotion WHERE code = $1`,
);

/** `code`: as it is kept, in capitals. */
export async function findPromotionByCode(tx: Transaction, code: string): Promise<HousePromotion | null> {
  const [row] = await tx.query(byCode, [code]);
  return row ? toPromotion(row) : null;
}

const byIds = statement<PromotionRow>(
  "programme.find_promotions_by_ids",
  `SELECT ${promotionColumns} FROM promotion WHERE id = ANY($1::uuid[]) ORDER BY id`,
);

/** Those that still are there. */
export async function findPromotionsByIds(tx: Transaction, ids: readonly string[]): Promise<HousePromotion[]> {
  return ids.length === 0 ? [] : (await tx.query(byIds, [ids])).map(toPromotion);
}

function toPromotion(row: PromotionRow): HousePromotion {
  return {
    id: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    trigger: row.trigger,
    effect:
      row.effect === "percent"
        ? { kind: "percent", percentBp: row.percent_bp ?? 0 }
        : { kind: row.effect, amounts: row.amounts },
    validity: { from: row.from_ms, until: row.until_ms },
    least: row.least,
    mostUses: row.most_uses,
    mostUsesPerCustomer: row.most_uses_per_customer,
    performanceIds: row.performance_ids,
    zoneCodes: row.zone_codes,
    ticketTypeIds: row.ticket_type_ids,
    channelCodes: row.channel_codes,
  };
}
