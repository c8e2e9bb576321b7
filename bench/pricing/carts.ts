import { type Currency, currencies, exponentOf } from "@parterre/money";
import type { Cart, PriceList, PricingRules, Promotion, TicketTypeRule } from "@parterre/pricing";

const zones = ["P", "A", "B", "C"].map((code) => ({ id: `zone-${code}`, code }));
const typeIds = ["adult", "student", "child", "comp"];
const everyChannel = ["web", "counter", "phone", "partner"];
const now = Date.UTC(2026, 2, 1);

let state = 20_260_301;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const below = (count: number) => Math.floor(random() * count);

/** An early-bird list that is over and a standard one, for each of two performances. */
function listsOf(currency: Currency, performance: number): PriceList[] {
  const unit = 10 ** exponentOf(currency);
  const cells = (share: number) =>
    zones.flatMap((zone, z) =>
      typeIds.map((ticketTypeId, t) => ({
        zoneId: zone.id,
        ticketTypeId,
        currency,
        amountMinor: Math.round((1280 - 237 * z - 31 * performance) * (1 - 0.15 * t) * share * unit) + z,
      })),
    );
  const turn = now - 86_400_000;
  return [
    { code: "early", channelCodes: null, validity: { from: null, until: turn }, cells: cells(0.8) },
    { code: "standard", channelCodes: null, validity: { from: turn, until: null }, cells: cells(1) },
  ];
}

function promotion(more: Pick<Promotion, "id" | "trigger" | "effect"> & Partial<Promotion>): Promotion {
  return {
    validity: { from: null, until: null },
    least: 1,
    performanceIds: null,
    zoneCodes: null,
    ticketTypeIds: null,
    channelCodes: null,
    ...more,
  };
}

/** A group discount of 7.5 %, a service fee of 3 % of the order, capped, with 8.875 % tax added; VAT in the tickets. */
export function rulesFor(currency: Currency): PricingRules {
  const ticketTypes = new Map(
    typeIds.map((id): [string, TicketTypeRule] => [
      id,
      {
        id,
        code: id,
        kind: id === "comp" ? "complimentary" : "standard",
        channelCodes: everyChannel,
        least: null,
        mostPerOrder: null,
        mostPerCustomer: null,
        mostPerPerformance: null,
      },
    ]),
  );
  return {
    performances: new Map([1, 2].map((id) => [id, { lists: listsOf(currency, id), taxCode: "vat" }])),
    ticketTypes,
    fees: [
      {
        id: "service",
        kind: "service",
        basis: "per_order",
        channelCodes: everyChannel,
        percentBp: 300,
        fixed: {},
        cap: { [currency]: 97 * 10 ** exponentOf(currency) },
        taxCode: "city",
      },
    ],
    taxes: new Map([
      ["vat", { code: "vat", ratePpm: 60_000, included: true, rounding: "half_up" }],
      ["city", { code: "city", ratePpm: 88_750, included: false, rounding: "half_up" }],
    ]),
    automatic: [promotion({ id: "group", trigger: "group", least: 4, effect: { kind: "percent", percentBp: 750 } })],
  };
}

/** Carts of 1 to 10 mixed lines; every third one has a code for 10.00 off the order. */
export function manyCarts(count: number): Cart[] {
  return Array.from({ length: count }, (_, index) => {
    const currency = currencies[index % currencies.length]!;
    const seats = Array.from({ length: 1 + below(10) }, (_, seat) => ({
      key: `${String(1 + (seat % 2)).padStart(10, "0")}/${String(seat).padStart(7, "0")}`,
      performanceId: 1 + (seat % 2),
      zone: zones[below(zones.length)]!,
      ticketTypeId: typeIds[below(random() < 0.1 ? 4 : 3)]!,
      isWheelchairPlace: false,
    }));
    const off = { [currency]: 10 * 10 ** exponentOf(currency) };
    return {
      currency,
      channelCode: "web",
      at: now,
      seats,
      code:
        index % 3 === 0
          ? promotion({ id: "code", trigger: "code", effect: { kind: "amount_per_order", amounts: off } })
          : null,
      deliveryFeeId: null,
      mayGiveFree: true,
    };
  });
}
