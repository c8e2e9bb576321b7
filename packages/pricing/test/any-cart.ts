import { type Currency, currencies } from "@parterre/money";
import fc from "fast-check";
import type { Cart, FeeRule, PriceList, PricingRules, Promotion, TaxRule, TicketTypeRule } from "../src/index.ts";

const performances = [1, 2, 3];
const zones = ["A", "B"].map((code) => ({ id: `zone-${code}`, code }));
const typeIds = ["adult", "child", "wheelchair", "companion", "group", "comp"];
const channels = ["web", "counter"];
const whole = { from: null, until: null };

const ticketTypes = new Map<string, TicketTypeRule>(
  typeIds.map((id) => [
    id,
    {
      id,
      code: id,
      kind:
        id === "comp" ? "complimentary" : id === "wheelchair" || id === "companion" || id === "group" ? id : "standard",
      channelCodes: channels,
      least: id === "group" ? 2 : null,
      mostPerOrder: null,
      mostPerCustomer: null,
      mostPerPerformance: null,
    },
  ]),
);

const amount = fc.oneof(fc.nat(300), fc.nat(100_000), fc.nat(10 ** 10));
const amounts = fc.record(
  Object.fromEntries(currencies.map((currency) => [currency, amount])) as Record<Currency, fc.Arbitrary<number>>,
);
const basisPoints = fc.nat(10_000);
const maybe = <Value>(values: readonly Value[]) => fc.option(fc.subarray([...values], { minLength: 1 }));

const anyPromotion = (trigger: Promotion["trigger"]): fc.Arbitrary<Promotion> =>
  fc.record({
    id: fc.uuid(),
    trigger: fc.constant(trigger),
    effect: fc.oneof(
      basisPoints.map((percentBp) => ({ kind: "percent" as const, percentBp })),
      amounts.map((each) => ({ kind: "amount_per_ticket" as const, amounts: each })),
      amounts.map((each) => ({ kind: "amount_per_order" as const, amounts: each })),
      amounts.map((each) => ({ kind: "set_price" as const, amounts: each })),
    ),
    validity: fc.constant(whole),
    least: trigger === "package" ? fc.integer({ min: 2, max: 3 }) : fc.integer({ min: 1, max: 3 }),
    performanceIds: maybe(performances),
    zoneCodes: maybe(zones.map((zone) => zone.code)),
    ticketTypeIds: maybe(typeIds),
    channelCodes: maybe(channels),
  });

const anyTax = (code: string): fc.Arbitrary<TaxRule> =>
  fc.record({
    code: fc.constant(code),
    ratePpm: fc.constantFrom(0, 30_000, 60_000, 88_750, 200_000),
    included: fc.boolean(),
    rounding: fc.constantFrom("half_up" as const, "half_even" as const),
  });

const anyFee: fc.Arbitrary<FeeRule> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom("service" as const, "delivery" as const),
  basis: fc.constantFrom("per_ticket" as const, "per_order" as const),
  channelCodes: fc.constant(channels),
  percentBp: fc.option(basisPoints),
  fixed: amounts,
  cap: fc.oneof(fc.constant({}), amounts),
  taxCode: fc.constantFrom(null, "vat", "city"),
});

function listOf(prices: readonly number[], currency: Currency): PriceList {
  const cells = zones.flatMap((zone, z) =>
    typeIds.map((ticketTypeId, t) => ({
      zoneId: zone.id,
      ticketTypeId,
      currency,
      amountMinor: prices[z * typeIds.length + t]!,
    })),
  );
  return { code: "standard", channelCodes: null, validity: whole, cells };
}

const anyRules = (currency: Currency): fc.Arbitrary<PricingRules> =>
  fc
    .record({
      prices: fc.array(fc.array(amount, { minLength: 12, maxLength: 12 }), { minLength: 3, maxLength: 3 }),
      fees: fc.array(anyFee, { maxLength: 3 }),
      taxes: fc.tuple(anyTax("vat"), anyTax("city")),
      automatic: fc.tuple(anyPromotion("group"), anyPromotion("package")),
      taxCode: fc.constantFrom(null, "vat", "city"),
    })
    .map(({ prices, fees, taxes, automatic, taxCode }) => ({
      performances: new Map(
        performances.map((id, index) => [id, { lists: [listOf(prices[index]!, currency)], taxCode }]),
      ),
      ticketTypes,
      fees,
      taxes: new Map(taxes.map((tax) => [tax.code, tax])),
      automatic,
    }));

/** Carts of up to twelve mixed lines over three performances, with every kind of rule; some of them are refused. */
export const anyCart: fc.Arbitrary<{ readonly cart: Cart; readonly rules: PricingRules }> = fc
  .constantFrom(...currencies)
  .chain((currency) =>
    fc.record({
      rules: anyRules(currency),
      seats: fc.uniqueArray(
        fc.record({
          performanceId: fc.constantFrom(...performances),
          ordinal: fc.nat(20),
          zone: fc.constantFrom(...zones),
          ticketTypeId: fc.constantFrom("adult", "adult", "adult", "child", "child", "wheelchair", "comp", ...typeIds),
        }),
        { minLength: 1, maxLength: 12, selector: (seat) => `${seat.performanceId}/${seat.ordinal}` },
      ),
      code: fc.option(anyPromotion("code")),
      delivers: fc.boolean(),
      currency: fc.constant(currency),
      channelCode: fc.constantFrom(...channels),
    }),
  )
  .map(({ rules, seats, code, delivers, currency, channelCode }) => ({
    rules,
    cart: {
      currency,
      channelCode,
      at: 0,
      seats: seats.map((seat) => ({
        ...seat,
        key: `${seat.performanceId}/${seat.ordinal}`,
        isWheelchairPlace: true,
      })),
      code,
      deliveryFeeId: delivers ? (rules.fees.find((fee) => fee.kind === "delivery")?.id ?? null) : null,
      mayGiveFree: true,
    },
  }));
