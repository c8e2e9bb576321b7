import type { Currency, Money } from "@parterre/money";
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import {
  CurrencyEnum,
  connectionTypes,
  DateTime,
  type LocalisedText,
  LocalisedTextType,
  MoneyType,
} from "../platform/graphql/index.ts";
import type { Conversion } from "./convert.rules.ts";
import type { JournalRecord } from "./journal-records.store.ts";
import type { JournalSum } from "./journal-sums.store.ts";

const SalesGrouping = {
  PERFORMANCE: "performance",
  ZONE: "zone",
  TICKET_TYPE: "ticket_type",
  CHANNEL: "channel",
  SELLER: "seller",
  DAY: "day",
} as const;
registerEnumType(SalesGrouping, {
  name: "SalesGrouping",
  description: "What a line of a sales summary is about.",
  valuesConfig: {
    PERFORMANCE: { description: "A performance." },
    ZONE: { description: "A price zone of a performance." },
    TICKET_TYPE: { description: "A kind of ticket." },
    CHANNEL: { description: "A sales channel." },
    SELLER: { description: "Who did it; sales without a seller are one line." },
    DAY: { description: "A day on the calendar of the venue." },
  },
});
export const SalesGroupingEnum = SalesGrouping;

@InputType({ description: "Which entries of the journal: those that fit everything that is given." })
export class JournalFilterInput {
  @Field(() => ID, { nullable: true, description: "A performance." })
  performanceId?: string | null;

  @Field(() => String, { nullable: true, description: "First day, `YYYY-MM-DD`, on the calendar of the venue." })
  fromDay?: string | null;

  @Field(() => String, { nullable: true, description: "Last day, included." })
  untilDay?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a sales channel." })
  channelCode?: string | null;

  @Field(() => ID, { nullable: true, description: "A ticket type." })
  ticketTypeId?: string | null;

  @Field(() => ID, { nullable: true, description: "A price zone." })
  zoneId?: string | null;

  @Field(() => ID, { nullable: true, description: "Who did it." })
  sellerId?: string | null;

  @Field(() => CurrencyEnum, { nullable: true, description: "One currency." })
  currency?: Currency | null;
}

@ObjectType("Conversion", { description: "An amount said in another currency, for reading only." })
export class ConversionType {
  @Field(() => MoneyType, { description: "The amount at the rate; half a minor unit goes to the even neighbour." })
  money!: Money;

  @Field(() => String, { description: "The rate as it was recorded, a decimal: one unit of `base` in `quote`." })
  rate!: string;

  @Field(() => CurrencyEnum, { description: "The rate's first currency." })
  base!: Currency;

  @Field(() => CurrencyEnum, { description: "The rate's second currency." })
  quote!: Currency;

  @Field(() => String, { description: "The day the rate is of, `YYYY-MM-DD`." })
  day!: string;

  @Field(() => String, { description: "Where the rate is from." })
  source!: string;
}

@ObjectType("SalesSum", {
  description: "Sums of journal entries of one currency: price + discount + fee + tax + givenBack = net.",
})
export class SalesSumType {
  @Field(() => ID, { description: "What it is about: an id, a day, or empty for sales without a seller." })
  key!: string;

  @Field(() => LocalisedTextType, { description: "How that is called; empty for sales without a seller." })
  name!: LocalisedText;

  @Field(() => DateTime, { nullable: true, description: "When the performance begins, of performances and zones." })
  startsAt!: Date | null;

  @Field(() => String, { nullable: true, description: "The time zone of its venue." })
  timeZone!: string | null;

  @Field(() => Int, { description: "Tickets that came to life." })
  soldCount!: number;

  @Field(() => Int, { description: "Tickets that were taken back." })
  returnedCount!: number;

  @Field(() => MoneyType, { description: "Prices of tickets sold, before everything else." })
  price!: Money;

  @Field(() => MoneyType, { description: "Discounts of tickets sold: zero or less." })
  discount!: Money;

  @Field(() => MoneyType, { description: "Fees of tickets sold." })
  fee!: Money;

  @Field(() => MoneyType, { description: "Tax added on top of tickets sold; tax inside prices moves no money." })
  tax!: Money;

  @Field(() => MoneyType, { description: "Everything that was not a sale: refunds and exchanges, with their sign." })
  givenBack!: Money;

  @Field(() => MoneyType, { description: "What stays." })
  net!: Money;

  @Field(() => ConversionType, {
    nullable: true,
    description: "The net in the asked currency; null when none was asked, it is the same, or no rate was recorded.",
  })
  converted!: ConversionType | null;
}

@ObjectType("SalesSummary", { description: "What the journal says, by group and currency, at one moment." })
export class SalesSummaryType {
  @Field(() => [SalesSumType], { description: "One for each group and currency; amounts are never added across." })
  groups!: SalesSumType[];

  @Field(() => [SalesSumType], { description: "Over all groups, one for each currency." })
  totals!: SalesSumType[];

  @Field(() => DateTime, { description: "When all this was so." })
  takenAt!: Date;
}

@ObjectType("JournalEntry", { description: "One movement of money or tickets, as it was written; never changed." })
export class JournalEntryType {
  @Field(() => ID, { description: "Its number in the journal." })
  id!: string;

  @Field(() => DateTime, { description: "When it was written." })
  at!: Date;

  @Field(() => String, { description: "The act it belongs to: `sale`, `refund` …" })
  act!: string;

  @Field(() => String, {
    description: "What it is of that act: its own name for the ticket's price, `discount`, `fee`, `tax`.",
  })
  kind!: string;

  @Field(() => String, { description: "Reference of its order." })
  orderReference!: string;

  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => LocalisedTextType, { description: "Title of its event." })
  eventTitle!: LocalisedText;

  @Field(() => DateTime, { description: "When the performance begins." })
  startsAt!: Date;

  @Field(() => String, { description: "Time zone of the venue." })
  timeZone!: string;

  @Field(() => LocalisedTextType, { description: "Name of the price zone." })
  zoneName!: LocalisedText;

  @Field(() => LocalisedTextType, { description: "Name of the ticket type." })
  ticketTypeName!: LocalisedText;

  @Field(() => LocalisedTextType, { description: "Name of the channel." })
  channelName!: LocalisedText;

  @Field(() => String, {
    description:
      "How it was paid: a provider's code or a tender; `mixed` for several, `invoice` for what is not paid yet.",
  })
  provider!: string;

  @Field(() => String, { nullable: true, description: "Who did it; null: nobody of the staff." })
  sellerName!: string | null;

  @Field(() => String, { description: "Block, row and seat as printed, with `·` between." })
  seat!: string;

  @Field(() => MoneyType, { description: "What moved, with its sign." })
  money!: Money;

  @Field(() => Int, { description: "Tickets that came to life (1) or were taken back (-1)." })
  ticketDelta!: number;
}

export const { ConnectionType: JournalEntryConnectionType } = connectionTypes("JournalEntry", JournalEntryType);

export function toSalesSumType(sum: JournalSum, conversion: Conversion | null): SalesSumType {
  const { currency } = sum;
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  return Object.assign(new SalesSumType(), {
    key: sum.key ?? "",
    name: { zh: sum.nameZh, en: sum.nameEn },
    startsAt: sum.startsAt,
    timeZone: sum.timeZone,
    soldCount: sum.sold,
    returnedCount: sum.returned,
    price: money(sum.priceMinor),
    discount: money(sum.discountMinor),
    fee: money(sum.feeMinor),
    tax: money(sum.taxMinor),
    givenBack: money(sum.givenBackMinor),
    net: money(sum.netMinor),
    converted: conversion && Object.assign(new ConversionType(), { ...conversion.rate, money: conversion.money }),
  });
}

export function toJournalEntryType(record: JournalRecord): JournalEntryType {
  return Object.assign(new JournalEntryType(), {
    id: record.id,
    at: record.at,
    act: record.act,
    kind: record.kind,
    orderReference: record.orderReference,
    performanceId: String(record.performanceId),
    eventTitle: { zh: record.eventZh, en: record.eventEn },
    startsAt: record.startsAt,
    timeZone: record.timeZone,
    zoneName: { zh: record.zoneZh, en: record.zoneEn },
    ticketTypeName: { zh: record.ticketTypeZh, en: record.ticketTypeEn },
    channelName: { zh: record.channelZh, en: record.channelEn },
    provider: record.provider,
    sellerName: record.sellerName,
    seat: [record.block, record.row, record.seat].filter(Boolean).join(" · "),
    money: { amountMinor: Number(record.amountMinor), currency: record.currency },
    ticketDelta: record.ticketDelta,
  });
}
