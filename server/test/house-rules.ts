import type { StaffActor } from "../src/identity/index.ts";
import { isRefused, type NewPromotion, type Programme } from "../src/programme/index.ts";

const text = (both: string) => ({ zh: both, en: both });

/** A promotion for everything, with what a test says otherwise. */
export const promotion = (more: Partial<NewPromotion>): NewPromotion => ({
  code: null,
  name: text("Promotion"),
  trigger: "code",
  effect: "percent",
  percentBp: null,
  amounts: [],
  validFrom: null,
  validUntil: null,
  least: 1,
  mostUses: null,
  mostUsesPerCustomer: null,
  performanceIds: null,
  zoneCodes: null,
  ticketTypeCodes: null,
  channelCodes: null,
  ...more,
});

/**
 * The web takes a service fee of 5 % of the order, at most 11.11 in CNY, with 8.875 % tax on top; three tickets of a
 * performance are a tenth cheaper; SAVE5 takes 5.00 CNY off an order.
 */
export async function setHouseRules(programme: Programme, admin: StaffActor): Promise<void> {
  for (const saved of [
    await programme.saveTax(admin, {
      code: "city",
      country: "US",
      name: text("City"),
      included: false,
      rounding: "half_even",
      rates: [{ validFrom: new Date(0), ratePpm: 88_750 }],
    }),
    await programme.saveFee(admin, {
      code: "service",
      name: text("Service"),
      kind: "service",
      basis: "per_order",
      channelCodes: ["web"],
      percentBp: 500,
      fixed: [],
      cap: [{ amountMinor: 1111, currency: "CNY" }],
      taxCode: "city",
    }),
    await programme.savePromotion(
      admin,
      null,
      promotion({ name: text("Group"), trigger: "group", percentBp: 1000, least: 3 }),
    ),
    await programme.savePromotion(
      admin,
      null,
      promotion({
        code: "save5",
        name: text("Five off"),
        effect: "amount_per_order",
        amounts: [{ amountMinor: 500, currency: "CNY" }],
      }),
    ),
  ]) {
    if (isRefused(saved)) throw new Error(JSON.stringify(saved));
  }
}
