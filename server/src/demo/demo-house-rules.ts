import type { StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { NewPriceList, Programme } from "../programme/index.ts";
import { accepted } from "./accepted.ts";
import { demoPriceList, type PricesInYuan } from "./demo-prices.ts";

/** Contained in the price of every ticket and fee of the demo. */
export const demoTax = "cn-vat";
const dayMs = 24 * 60 * 60_000;
/** How much less early birds pay. */
const earlyShare = 0.8;

/** What the demo's house sells by: VAT in all prices, a service fee on the web, a code, and a group discount. */
export async function setDemoHouseRules(database: Database, programme: Programme, admin: StaffActor): Promise<void> {
  accepted(
    await programme.saveTax(admin, {
      code: demoTax,
      country: "CN",
      name: { zh: "增值税", en: "VAT" },
      included: true,
      rounding: "half_up",
      rates: [{ validFrom: new Date("2026-01-01T00:00:00+08:00"), ratePpm: 60_000 }],
    }),
  );
  accepted(
    await programme.saveFee(admin, {
      code: "web-service",
      name: { zh: "网上服务费", en: "Online service fee" },
      kind: "service",
      basis: "per_ticket",
      channelCodes: ["web"],
      percentBp: 200,
      fixed: [],
      cap: [
        { amountMinor: 1500, currency: "CNY" },
        { amountMinor: 1600, currency: "HKD" },
        { amountMinor: 200, currency: "USD" },
      ],
      taxCode: demoTax,
    }),
  );
  const known = await database.read((tx) => programme.findPromotion(tx, "EARLY10"));
  if (known) return;
  const always = {
    validFrom: null,
    validUntil: null,
    performanceIds: null,
    zoneCodes: null,
    ticketTypeCodes: null,
    channelCodes: null,
  };
  accepted(
    await programme.savePromotion(admin, null, {
      ...always,
      code: "EARLY10",
      name: { zh: "九折优惠码", en: "A tenth off" },
      trigger: "code",
      effect: "percent",
      percentBp: 1000,
      amounts: [],
      least: 1,
      mostUses: 500,
      mostUsesPerCustomer: 2,
    }),
  );
  accepted(
    await programme.savePromotion(admin, null, {
      ...always,
      code: null,
      name: { zh: "十人团体九折", en: "Parties of ten and more" },
      trigger: "group",
      effect: "percent",
      percentBp: 1000,
      amounts: [],
      least: 10,
      mostUses: null,
      mostUsesPerCustomer: null,
    }),
  );
}

/** An early-bird list until a week before, then the standard one; for a performance that is far enough away. */
export function demoPriceLists(prices: PricesInYuan, startsAt: Date): NewPriceList[] {
  const standard = { code: "standard", name: { zh: "标准票价", en: "Standard prices" }, channelCodes: null };
  const early = new Date(startsAt.getTime() - 7 * dayMs);
  if (early.getTime() - Date.now() < 7 * dayMs) {
    return [{ ...standard, validFrom: null, validUntil: null, prices: demoPriceList(prices) }];
  }
  return [
    {
      code: "early-bird",
      name: { zh: "早鸟价", en: "Early bird" },
      channelCodes: null,
      validFrom: null,
      validUntil: early,
      prices: demoPriceList(
        Object.fromEntries(Object.entries(prices).map(([zone, yuan]) => [zone, Math.round(yuan * earlyShare)])),
      ),
    },
    { ...standard, validFrom: early, validUntil: null, prices: demoPriceList(prices) },
  ];
}
