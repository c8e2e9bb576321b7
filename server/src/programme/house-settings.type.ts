import { type Currency, currencies, type Money } from "@parterre/money";
import type { AmountsMinor, DiscountEffect, FeeBasis, FeeKind, PromotionTrigger, Rounding } from "@parterre/pricing";
import { Field, ID, Int, ObjectType } from "type-graphql";
import {
  CurrencyEnum,
  connectionTypes,
  DateTime,
  type LocalisedText,
  LocalisedTextType,
  MoneyType,
} from "../platform/graphql/index.ts";
import type { ExchangeRate } from "./exchange-rate.entity.ts";
import type { Fee } from "./fee.entity.ts";
import type { TaxWithRates } from "./house-settings.store.ts";
import { DiscountEffectEnum, FeeBasisEnum, FeeKindEnum, PromotionTriggerEnum, RoundingEnum } from "./pricing-enums.ts";
import type { PromotionRecord } from "./promotion.entity.ts";

@ObjectType("Fee", { description: "What is charged beside the tickets, per channel (费用)." })
export class FeeType {
  @Field(() => ID, { description: "Its identity; lines of orders name it." })
  id!: string;

  @Field(() => String, { description: "Short stable code." })
  code!: string;

  @Field(() => LocalisedTextType, { description: "Its name for people." })
  name!: LocalisedText;

  @Field(() => FeeKindEnum, { description: "What it is for." })
  kind!: FeeKind;

  @Field(() => FeeBasisEnum, { description: "What it is counted by." })
  basis!: FeeBasis;

  @Field(() => [String], { description: "Codes of the channels that charge it." })
  channelCodes!: string[];

  @Field(() => Int, {
    nullable: true,
    description: "Hundredths of a percent of what the tickets cost after discounts; null: fixed amounts.",
  })
  percentBp!: number | null;

  @Field(() => [MoneyType], { description: "Fixed amounts; not charged in a currency that has none." })
  fixed!: Money[];

  @Field(() => [MoneyType], { description: "The most that a percentage comes to, by currency." })
  cap!: Money[];

  @Field(() => String, { nullable: true, description: "Code of the tax on it; null: none." })
  taxCode!: string | null;
}

@ObjectType("TaxRate", { description: "A rate from an instant on, until the next one begins." })
export class TaxRateType {
  @Field(() => DateTime, { description: "The first instant it holds." })
  validFrom!: Date;

  @Field(() => Int, { description: "Millionths: 60,000 is 6 %." })
  ratePpm!: number;
}

@ObjectType("Tax", { description: "A tax by the rule of a country (税种)." })
export class TaxType {
  @Field(() => String, { description: "Short stable code; performances and fees name it." })
  code!: string;

  @Field(() => String, { description: "ISO 3166-1 country, two letters." })
  country!: string;

  @Field(() => LocalisedTextType, { description: "Its name for people." })
  name!: LocalisedText;

  @Field(() => Boolean, { description: "Whether prices contain it; else it is added to them." })
  included!: boolean;

  @Field(() => RoundingEnum, { description: "How half a minor unit is rounded, line by line." })
  rounding!: Rounding;

  @Field(() => [TaxRateType], { description: "The earliest first." })
  rates!: TaxRateType[];
}

@ObjectType("Promotion", { description: "A discount and what it is for (优惠)." })
export class PromotionType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { nullable: true, description: "The code that a buyer gives; null: it applies by itself." })
  code!: string | null;

  @Field(() => LocalisedTextType, { description: "Its name on receipts." })
  name!: LocalisedText;

  @Field(() => PromotionTriggerEnum, { description: "What starts it." })
  trigger!: PromotionTrigger;

  @Field(() => DiscountEffectEnum, { description: "What it takes off." })
  effect!: DiscountEffect["kind"];

  @Field(() => Int, { nullable: true, description: "Hundredths of a percent; null: amounts." })
  percentBp!: number | null;

  @Field(() => [MoneyType], { description: "By currency; it does not apply in a currency that has none." })
  amounts!: Money[];

  @Field(() => DateTime, { nullable: true, description: "The first instant it holds; null: at once." })
  validFrom!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "The first instant it holds no more; null: no end." })
  validUntil!: Date | null;

  @Field(() => Int, { description: "Tickets of one performance that it takes; of a package: performances." })
  least!: number;

  @Field(() => Int, { nullable: true, description: "Orders that may use the code, in all; null: no limit." })
  mostUses!: number | null;

  @Field(() => Int, { nullable: true, description: "Orders of one customer that may; null: no limit." })
  mostUsesPerCustomer!: number | null;

  @Field(() => [ID], { nullable: true, description: "Only for these performances; null: for all." })
  performanceIds!: number[] | null;

  @Field(() => [String], { nullable: true, description: "Only for zones with these codes; null: for all." })
  zoneCodes!: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Only for these ticket types; null: for all." })
  ticketTypeIds!: string[] | null;

  @Field(() => [String], { nullable: true, description: "Only through these channels; null: through all." })
  channelCodes!: string[] | null;
}

export const { ConnectionType: PromotionConnectionType } = connectionTypes("Promotion", PromotionType);

@ObjectType("ExchangeRate", { description: "A rate of a day, for figures beside a report; never for a sale." })
export class ExchangeRateType {
  @Field(() => CurrencyEnum, { description: "One unit of this" })
  base!: Currency;

  @Field(() => CurrencyEnum, { description: "is so many of this." })
  quote!: Currency;

  @Field(() => String, { description: "The day it is of, `2026-03-01`." })
  day!: string;

  @Field(() => String, { description: "Decimal text, exact." })
  rate!: string;

  @Field(() => String, { description: "Where it comes from." })
  source!: string;

  @Field(() => DateTime, { description: "When it was written down." })
  recordedAt!: Date;
}

export function toMoneys(amounts: AmountsMinor): Money[] {
  return currencies.flatMap((currency) => {
    const amountMinor = amounts[currency];
    return amountMinor === undefined ? [] : [{ amountMinor, currency }];
  });
}

export function toFeeType(fee: Fee): FeeType {
  const { nameZh, nameEn, fixed, cap, ...rest } = fee;
  return Object.assign(new FeeType(), rest, {
    name: { zh: nameZh, en: nameEn },
    fixed: toMoneys(fixed),
    cap: toMoneys(cap),
  });
}

export function toTaxType({ tax, rates }: TaxWithRates): TaxType {
  const { nameZh, nameEn, ...rest } = tax;
  return Object.assign(new TaxType(), rest, {
    name: { zh: nameZh, en: nameEn },
    rates: rates.map(({ validFrom, ratePpm }) => Object.assign(new TaxRateType(), { validFrom, ratePpm })),
  });
}

export function toPromotionType(promotion: PromotionRecord): PromotionType {
  const { nameZh, nameEn, amounts, createdAt: _, ...rest } = promotion;
  return Object.assign(new PromotionType(), rest, { name: { zh: nameZh, en: nameEn }, amounts: toMoneys(amounts) });
}

export function toExchangeRateType({ base, quote, day, rate, source, recordedAt }: ExchangeRate): ExchangeRateType {
  // The database pads a rate to the column's scale.
  const plain = rate.replace(/\.?0+$/, "");
  return Object.assign(new ExchangeRateType(), { base, quote, day, rate: plain, source, recordedAt });
}
