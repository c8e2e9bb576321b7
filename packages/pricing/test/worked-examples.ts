import { type Currency, parseMajor } from "@parterre/money";
import type {
  AmountsMinor,
  Cart,
  CartSeat,
  DiscountEffect,
  FeeRule,
  PriceCell,
  PriceList,
  PricingRules,
  Promotion,
  RefundStage,
  Rounding,
  TaxRule,
  TicketKind,
  TicketTypeRule,
} from "../src/index.ts";

/** An example of docs/money as it is written: amounts in major units. */
export interface Example {
  readonly example: string;
  readonly currency: Currency;
  readonly channel?: string;
  readonly at?: string | Date;
  readonly prices?: Readonly<Record<string, number>>;
  readonly lists?: readonly WrittenList[];
  readonly types?: Readonly<Record<string, Partial<TicketTypeRule> & { readonly kind?: TicketKind }>>;
  readonly seats?: readonly string[];
  readonly code?: WrittenDiscount;
  readonly automatic?: readonly (WrittenDiscount & Pick<Promotion, "trigger">)[];
  readonly fees?: readonly WrittenFee[];
  readonly tax?: WrittenTax;
  readonly deliver?: boolean;
  readonly mayGiveFree?: boolean;
  readonly giveBack?: { readonly seats: readonly number[]; readonly keepFees?: boolean };
  readonly split?: { readonly amount: number; readonly by: readonly number[] };
  readonly refundFee?: WrittenFee & { readonly of: readonly number[] };
  /** What giving one ticket back costs, so many days before. */
  readonly refundStages?: {
    readonly stages: readonly {
      readonly days: number;
      readonly percent?: number;
      readonly fixed?: number;
      readonly cap?: number;
    }[];
    readonly daysLeft: number;
    readonly goesBack: number;
  };
  readonly convert?: { readonly amount: number; readonly to: Currency; readonly rate: string };
  readonly then: Readonly<Record<string, unknown>>;
}

interface WrittenList {
  readonly code: string;
  readonly channels?: readonly string[];
  readonly from?: string | Date;
  readonly until?: string | Date;
  readonly cells: Readonly<Record<string, number>>;
}

interface WrittenDiscount {
  readonly percent?: number;
  readonly perTicket?: number;
  readonly perOrder?: number;
  readonly price?: number;
  readonly in?: Currency;
  readonly least?: number;
  readonly zones?: readonly string[];
  readonly types?: readonly string[];
}

interface WrittenFee {
  readonly kind?: FeeRule["kind"];
  readonly basis: FeeRule["basis"];
  readonly percent?: number;
  readonly fixed?: number;
  readonly cap?: number;
  readonly in?: Currency;
  readonly channels?: readonly string[];
  readonly tax?: WrittenTax;
}

interface WrittenTax {
  readonly rate: number;
  readonly included: boolean;
  readonly rounding?: Rounding;
}

export const dayMs = 86_400_000;
const everyChannel = ["web", "counter", "phone", "partner"];

/** Minor units of an amount as it is written. */
export function minor(major: number, currency: Currency): number {
  const read = parseMajor(String(major), currency);
  if (!read) throw new Error(`${major} is no amount in ${currency}`);
  return read.amountMinor;
}

const instant = (text: string | Date | undefined) => (text === undefined ? null : new Date(text).getTime());
const amountsOf = (major: number | undefined, currency: Currency): AmountsMinor =>
  major === undefined ? {} : { [currency]: minor(major, currency) };

function listsOf(example: Example): PriceList[] {
  const written = example.lists ?? [{ code: "standard", cells: example.prices ?? {} }];
  return written.map(({ code, channels, from, until, cells }) => ({
    code,
    channelCodes: channels ?? null,
    validity: { from: instant(from), until: instant(until) },
    cells: Object.entries(cells).map(([cell, major]): PriceCell => {
      const [zoneId = "", ticketTypeId = ""] = cell.split(" ");
      return { zoneId, ticketTypeId, currency: example.currency, amountMinor: minor(major, example.currency) };
    }),
  }));
}

function seatsOf(example: Example): CartSeat[] {
  return (example.seats ?? []).map((text, index) => {
    const [, performance = "1", zone = "", ticketTypeId = ""] = /^(?:(\d+): )?(\S+) (\S+)$/.exec(text) ?? [];
    return {
      key: String(index).padStart(3, "0"),
      performanceId: Number(performance),
      zone: { id: zone, code: zone },
      ticketTypeId,
      isWheelchairPlace: ticketTypeId === "wheelchair",
    };
  });
}

function typesOf(example: Example, seats: readonly CartSeat[]): Map<string, TicketTypeRule> {
  return new Map(
    seats.map(({ ticketTypeId: id }) => [
      id,
      {
        id,
        code: id,
        kind: "standard",
        channelCodes: everyChannel,
        least: null,
        mostPerOrder: null,
        mostPerCustomer: null,
        mostPerPerformance: null,
        ...example.types?.[id],
      },
    ]),
  );
}

/** The stages of an example as the rules take them. */
export function stagesOf({ refundStages, currency }: Example): RefundStage[] {
  return (refundStages?.stages ?? []).map(({ days, percent, fixed, cap }) => ({
    beforeMs: days * dayMs,
    percentBp: percent === undefined ? null : Math.round(percent * 100),
    fixed: amountsOf(fixed, currency),
    cap: amountsOf(cap, currency),
  }));
}

function effectOf(discount: WrittenDiscount, currency: Currency): DiscountEffect {
  const amounts = (major: number) => amountsOf(major, discount.in ?? currency);
  if (discount.percent !== undefined) return { kind: "percent", percentBp: Math.round(discount.percent * 100) };
  if (discount.perTicket !== undefined) return { kind: "amount_per_ticket", amounts: amounts(discount.perTicket) };
  if (discount.perOrder !== undefined) return { kind: "amount_per_order", amounts: amounts(discount.perOrder) };
  return { kind: "set_price", amounts: amounts(discount.price ?? 0) };
}

function promotionOf(
  discount: WrittenDiscount,
  trigger: Promotion["trigger"],
  id: string,
  currency: Currency,
): Promotion {
  return {
    id,
    trigger,
    effect: effectOf(discount, currency),
    validity: { from: null, until: null },
    least: discount.least ?? 1,
    performanceIds: null,
    zoneCodes: discount.zones ?? null,
    ticketTypeIds: discount.types ?? null,
    channelCodes: null,
  };
}

export function taxOfExample(code: string, { rate, included, rounding = "half_up" }: WrittenTax): TaxRule {
  return { code, ratePpm: Math.round(rate * 10_000), included, rounding };
}

/** A fee as the rules have it. */
export function feeOf(fee: WrittenFee, id: string, currency: Currency): FeeRule {
  const { kind = "refund", basis, percent, fixed, cap, channels = everyChannel, tax } = fee;
  return {
    id,
    kind,
    basis,
    channelCodes: channels,
    percentBp: percent === undefined ? null : Math.round(percent * 100),
    fixed: amountsOf(fixed, fee.in ?? currency),
    cap: amountsOf(cap, fee.in ?? currency),
    taxCode: tax ? `tax of ${id}` : null,
  };
}

/** The cart and the rules that an example describes. */
export function cartOf(example: Example): { readonly cart: Cart; readonly rules: PricingRules } {
  const { currency, channel = "web", fees = [], tax, code, automatic = [] } = example;
  const seats = seatsOf(example);
  const feeRules = fees.map((fee, index) => feeOf(fee, `fee ${index}`, currency));
  const taxes = fees.flatMap((fee, index) => (fee.tax ? [taxOfExample(`tax of fee ${index}`, fee.tax)] : []));
  if (tax) taxes.push(taxOfExample("tickets", tax));
  const performance = { lists: listsOf(example), taxCode: tax ? "tickets" : null };
  return {
    cart: {
      currency,
      channelCode: channel,
      at: instant(example.at) ?? 0,
      seats,
      code: code ? promotionOf(code, "code", "code", currency) : null,
      deliveryFeeId: example.deliver ? (feeRules.find((fee) => fee.kind === "delivery")?.id ?? null) : null,
      mayGiveFree: example.mayGiveFree ?? false,
    },
    rules: {
      performances: new Map(seats.map((seat) => [seat.performanceId, performance])),
      ticketTypes: typesOf(example, seats),
      fees: feeRules,
      taxes: new Map(taxes.map((each) => [each.code, each])),
      automatic: automatic.map((each, index) => promotionOf(each, each.trigger, `automatic ${index}`, currency)),
    },
  };
}
