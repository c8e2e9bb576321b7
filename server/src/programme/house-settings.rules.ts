import { type Currency, currencies, isCurrency } from "@parterre/money";
import type {
  AmountsMinor,
  DiscountEffect,
  FeeBasis,
  FeeKind,
  PromotionTrigger,
  Rounding,
  TicketKind,
} from "@parterre/pricing";
import type { LocalisedText } from "@parterre/seat-map";
import { amountRefusal } from "./price-list.rules.ts";
import { type Refused, refuse } from "./refusals.rules.ts";

export interface NewTicketType {
  readonly code: string;
  readonly name: LocalisedText;
  readonly position: number;
  readonly kind: TicketKind;
  readonly channelCodes: readonly string[];
  readonly least: number | null;
  readonly mostPerOrder: number | null;
  readonly mostPerCustomer: number | null;
  readonly mostPerPerformance: number | null;
  readonly proof: LocalisedText | null;
  readonly onOffer: boolean;
}

export interface NewFee {
  readonly code: string;
  readonly name: LocalisedText;
  readonly kind: FeeKind;
  readonly basis: FeeBasis;
  readonly channelCodes: readonly string[];
  readonly percentBp: number | null;
  readonly fixed: readonly AmountOf[];
  readonly cap: readonly AmountOf[];
  readonly taxCode: string | null;
}

export interface NewTax {
  readonly code: string;
  readonly country: string;
  readonly name: LocalisedText;
  readonly included: boolean;
  readonly rounding: Rounding;
  readonly rates: readonly { readonly validFrom: Date; readonly ratePpm: number }[];
}

export interface NewPromotion {
  readonly code: string | null;
  readonly name: LocalisedText;
  readonly trigger: PromotionTrigger;
  readonly effect: DiscountEffect["kind"];
  readonly percentBp: number | null;
  readonly amounts: readonly AmountOf[];
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  readonly least: number;
  readonly mostUses: number | null;
  readonly mostUsesPerCustomer: number | null;
  readonly performanceIds: readonly number[] | null;
  readonly zoneCodes: readonly string[] | null;
  readonly ticketTypeCodes: readonly string[] | null;
  readonly channelCodes: readonly string[] | null;
}

export interface NewExchangeRate {
  readonly base: Currency;
  readonly quote: Currency;
  /** `2026-03-01`. */
  readonly day: string;
  /** Decimal text: what one unit of the base is in the quote currency. */
  readonly rate: string;
  readonly source: string;
}

export interface AmountOf {
  readonly amountMinor: number;
  readonly currency: Currency;
}

const longestName = 60;
const mostOfAnything = 100_000;
const mostRates = 100;
const wholeBp = 10_000;
const wholePpm = 1_000_000;

/** How a code of the house's lists looks. */
function codeRefusal(code: string): Refused | null {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(code)
    ? null
    : refuse(
        "code",
        "代码只能用小写字母、数字和连字符，最长 40。",
        "A code is lower-case letters, digits and hyphens, up to 40.",
      );
}

/** A discount code as it is kept and compared: capitals, no spaces. */
export function promotionCodeOf(typed: string): string {
  return typed.replaceAll(/\s+/g, "").toUpperCase();
}

function nameRefusal(name: LocalisedText, field = "name"): Refused | null {
  const bad = [name.zh, name.en].some((text) => text.trim() === "" || text.length > longestName);
  return bad ? refuse(field, `请写明中英文名称，最长 ${longestName} 字。`, "Give a name in both languages.") : null;
}

function channelsRefusal(codes: readonly string[], known: ReadonlySet<string>): Refused | null {
  if (codes.length === 0) return refuse("channelCodes", "请至少选择一个渠道。", "Choose a channel at least.");
  return codes.every((code) => known.has(code))
    ? null
    : refuse("channelCodes", "没有这个销售渠道。", "There is no channel with this code.");
}

function countRefusal(field: string, count: number | null): Refused | null {
  return count === null || (Number.isInteger(count) && count >= 1 && count <= mostOfAnything)
    ? null
    : refuse(field, "必须是 1 或以上的整数。", "It has to be a whole number from 1 on.");
}

/** Why a ticket type cannot be kept; null when it can. */
export function ticketTypeRefusal(type: NewTicketType, channels: ReadonlySet<string>): Refused | null {
  return (
    codeRefusal(type.code) ??
    nameRefusal(type.name) ??
    channelsRefusal(type.channelCodes, channels) ??
    countRefusal("position", type.position) ??
    countRefusal("least", type.least) ??
    countRefusal("mostPerOrder", type.mostPerOrder) ??
    countRefusal("mostPerCustomer", type.mostPerCustomer) ??
    countRefusal("mostPerPerformance", type.mostPerPerformance) ??
    (type.kind === "group" && (type.least ?? 1) < 2
      ? refuse("least", "团体票请写明最少张数，至少 2。", "Say from how many on group tickets are sold: 2 at least.")
      : null) ??
    (type.least !== null && type.mostPerOrder !== null && type.mostPerOrder < type.least
      ? refuse("mostPerOrder", "每单上限不能少于最少张数。", "The most of an order cannot be fewer than the least.")
      : null) ??
    (type.proof && nameRefusal(type.proof, "proof"))
  );
}

/** Amounts by currency, or why they cannot be. */
export function readAmounts(amounts: readonly AmountOf[], field: string): AmountsMinor | Refused {
  const read: Partial<Record<Currency, number>> = {};
  for (const [index, { amountMinor, currency }] of amounts.entries()) {
    const refused = amountRefusal(amountMinor, currency, `${field}.${index}`);
    if (refused) return refused;
    if (read[currency] !== undefined) {
      return refuse(`${field}.${index}`, "同一币种给出了两次。", "The same currency is given twice.");
    }
    read[currency] = amountMinor;
  }
  return read;
}

/** Why a fee cannot be kept, its amounts and tax aside; null when it can. */
export function feeRefusal(fee: NewFee, channels: ReadonlySet<string>): Refused | null {
  return (
    codeRefusal(fee.code) ??
    nameRefusal(fee.name) ??
    channelsRefusal(fee.channelCodes, channels) ??
    percentRefusal(fee.percentBp) ??
    (fee.percentBp === null && fee.fixed.length === 0
      ? refuse("fixed", "请写明百分比或至少一个币种的金额。", "Give a percentage, or an amount in a currency at least.")
      : null)
  );
}

function percentRefusal(percentBp: number | null): Refused | null {
  return percentBp === null || (Number.isInteger(percentBp) && percentBp >= 1 && percentBp <= wholeBp)
    ? null
    : refuse("percentBp", "百分比必须在 0.01% 到 100% 之间。", "A percentage is from 0.01 % to 100 %.");
}

/** Why a tax cannot be kept; null when it can. */
export function taxRefusal(tax: NewTax): Refused | null {
  const refused = codeRefusal(tax.code) ?? nameRefusal(tax.name);
  if (refused) return refused;
  if (!/^[A-Z]{2}$/.test(tax.country)) {
    return refuse("country", "国家请用两位代码，如 CN。", "A country is its two letters, such as CN.");
  }
  if (tax.rates.length > mostRates) return refuse("rates", "税率太多。", "There are too many rates.");
  const starts = new Set<number>();
  for (const [index, { validFrom, ratePpm }] of tax.rates.entries()) {
    if (!Number.isInteger(ratePpm) || ratePpm < 0 || ratePpm > wholePpm) {
      return refuse(`rates.${index}.ratePpm`, "税率必须在 0% 到 100% 之间。", "A rate is from 0 % to 100 %.");
    }
    if (starts.has(validFrom.getTime())) {
      return refuse(`rates.${index}.validFrom`, "两个税率从同一时间开始。", "Two rates begin at the same time.");
    }
    starts.add(validFrom.getTime());
  }
  return null;
}

/** Why a promotion cannot be kept, what it points to aside; null when it can. `code` as it will be kept. */
export function promotionRefusal(promotion: NewPromotion, channels: ReadonlySet<string>): Refused | null {
  const { code, trigger, effect, percentBp, amounts, validFrom, validUntil, least } = promotion;
  if (trigger === "code" && !/^[A-Z0-9-]{3,40}$/.test(code ?? "")) {
    return refuse("code", "优惠码为 3 到 40 个字母、数字或连字符。", "A code is 3 to 40 letters, digits or hyphens.");
  }
  if (trigger !== "code" && code !== null) {
    return refuse("code", "自动优惠不需要优惠码。", "A promotion that applies by itself has no code.");
  }
  if (trigger !== "code" && least < 2) {
    return refuse("least", "至少 2。", "It takes 2 at least.");
  }
  if ((effect === "percent") !== (percentBp !== null)) {
    return refuse(
      "percentBp",
      "百分比优惠请写百分比，其他优惠请写金额。",
      "A percentage off needs one, others amounts.",
    );
  }
  if (effect !== "percent" && amounts.length === 0) {
    return refuse("amounts", "请至少写明一个币种的金额。", "Give an amount in a currency at least.");
  }
  if (validFrom && validUntil && validUntil <= validFrom) {
    return refuse("validUntil", "结束时间必须晚于开始时间。", "It has to end after it begins.");
  }
  return (
    nameRefusal(promotion.name) ??
    percentRefusal(percentBp) ??
    countRefusal("least", least) ??
    countRefusal("mostUses", promotion.mostUses) ??
    countRefusal("mostUsesPerCustomer", promotion.mostUsesPerCustomer) ??
    (trigger !== "code" && (promotion.mostUses !== null || promotion.mostUsesPerCustomer !== null)
      ? refuse("mostUses", "只有优惠码可以限制使用次数。", "Only a code can have a limit of uses.")
      : null) ??
    (promotion.channelCodes && channelsRefusal(promotion.channelCodes, channels))
  );
}

/** Why a rate cannot be kept; null when it can. */
export function exchangeRateRefusal({ base, quote, day, rate, source }: NewExchangeRate): Refused | null {
  if (!isCurrency(base) || !isCurrency(quote) || base === quote) {
    const known = currencies.join(", ");
    return refuse("quote", `请选择两种不同的币种（${known}）。`, `Choose two different currencies of ${known}.`);
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) {
    return refuse("day", "日期请写作 2026-03-01。", "A day is written 2026-03-01.");
  }
  if (!/^\d{1,9}(\.\d{1,10})?$/.test(rate) || Number(rate) <= 0) {
    return refuse("rate", "汇率必须是正数，最多十位小数。", "A rate is a positive number with up to ten decimals.");
  }
  return source.trim() === "" || source.length > 100
    ? refuse("source", "请写明汇率来源。", "Say where the rate comes from.")
    : null;
}
