import type { Money } from "@parterre/money";
import type { TicketKind } from "@parterre/pricing";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { ChannelType } from "../channels/index.ts";
import { DateTime, type LocalisedText, LocalisedTextType, MoneyType } from "../platform/graphql/index.ts";
import type { Price } from "./price.entity.ts";
import type { PriceListRecord } from "./price-list.entity.ts";
import type { PriceZone } from "./price-zone.entity.ts";
import { TicketKindEnum } from "./pricing-enums.ts";
import type { TicketType } from "./ticket-type.entity.ts";

@ObjectType("PriceZone", { description: "Seats of one performance that cost the same (票价区)." })
export class PriceZoneType {
  @Field(() => ID, { description: "Its identity; kept when zones are set again with the same code." })
  id!: string;

  @Field(() => Int, { description: "The byte that stands for it in the zone map." })
  index!: number;

  @Field(() => String, { description: "Short stable code that prices are set by." })
  code!: string;

  @Field(() => LocalisedTextType, { description: "Its name for people." })
  name!: LocalisedText;

  @Field(() => Int, { description: "Key of a hue in the theme's zone palette, 0 to 11." })
  hue!: number;

  @Field(() => Int, { description: "Seats in the zone, sold or not." })
  seatCount!: number;
}

@ObjectType("TicketType", { description: "Who a ticket is for (票种): adult, student, child." })
export class TicketTypeType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "Short stable code that prices are set by." })
  code!: string;

  @Field(() => LocalisedTextType, { description: "Its name for people." })
  name!: LocalisedText;

  @Field(() => Int, { description: "Order in lists; the first one is offered first." })
  position!: number;

  @Field(() => TicketKindEnum, { description: "By which rule it is sold." })
  kind!: TicketKind;

  @Field(() => [String], { description: "Codes of the channels that may sell it." })
  channelCodes!: string[];

  @Field(() => Int, { nullable: true, description: "Sold from so many of a performance on, in one order." })
  least!: number | null;

  @Field(() => Int, { nullable: true, description: "The most of a performance in one order; null: no limit." })
  mostPerOrder!: number | null;

  @Field(() => Int, { nullable: true, description: "The most of a performance for one customer; null: no limit." })
  mostPerCustomer!: number | null;

  @Field(() => Int, { nullable: true, description: "The most of a performance in all; null: no limit." })
  mostPerPerformance!: number | null;

  @Field(() => LocalisedTextType, {
    nullable: true,
    description: "What has to be shown at the door, such as a student card; null: nothing.",
  })
  proof!: LocalisedText | null;

  @Field(() => Boolean, { description: "Whether it is sold at present; types are never deleted." })
  onOffer!: boolean;
}

@ObjectType("PriceList", { description: "Prices of a performance that hold together, by channel and time." })
export class PriceListType {
  @Field(() => String, { description: "Short stable code within the performance." })
  code!: string;

  @Field(() => LocalisedTextType, { description: "Its name for people." })
  name!: LocalisedText;

  @Field(() => [String], { nullable: true, description: "Codes of the channels it is for; null: every channel." })
  channelCodes!: string[] | null;

  @Field(() => DateTime, { nullable: true, description: "The first instant it holds; null: from the beginning." })
  validFrom!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "The first instant it holds no more; null: to the end." })
  validUntil!: Date | null;

  @Field(() => [PriceType], { description: "Its cells by zone, ticket type and currency; an absent one is not sold." })
  prices!: PriceType[];
}

@ObjectType("Price", {
  description:
    "One cell of a price list: zone, ticket type and currency. An absent cell is not sold. For free kinds of ticket it is the face value.",
})
export class PriceType {
  @Field(() => ID, { description: "The zone it is for." })
  zoneId!: string;

  @Field(() => ID, { description: "The ticket type it is for." })
  ticketTypeId!: string;

  @Field(() => MoneyType, { description: "What one seat costs." })
  money!: Money;

  /** Not a field: the list it stands in. */
  listCode!: string;
}

@ObjectType("SalesWindow", { description: "When a channel may sell a performance; without a window it may not." })
export class SalesWindowType {
  @Field(() => ChannelType, { description: "The channel." })
  channel!: ChannelType;

  @Field(() => DateTime, { description: "The first instant of selling." })
  opensAt!: Date;

  @Field(() => DateTime, { description: "The first instant after selling." })
  closesAt!: Date;
}

export function toPriceZoneType(zone: PriceZone): PriceZoneType {
  return Object.assign(new PriceZoneType(), {
    id: zone.id,
    index: zone.index,
    code: zone.code,
    name: { zh: zone.nameZh, en: zone.nameEn },
    hue: zone.hue,
    seatCount: zone.seatCount,
  });
}

export function toTicketTypeType(type: TicketType): TicketTypeType {
  return Object.assign(new TicketTypeType(), {
    id: type.id,
    code: type.code,
    name: { zh: type.nameZh, en: type.nameEn },
    position: type.position,
    kind: type.kind,
    channelCodes: type.channelCodes,
    least: type.least,
    mostPerOrder: type.mostPerOrder,
    mostPerCustomer: type.mostPerCustomer,
    mostPerPerformance: type.mostPerPerformance,
    proof: type.proofZh === null || type.proofEn === null ? null : { zh: type.proofZh, en: type.proofEn },
    onOffer: type.onOffer,
  });
}

export function toPriceListType(list: PriceListRecord, prices: readonly PriceType[]): PriceListType {
  return Object.assign(new PriceListType(), {
    code: list.code,
    name: { zh: list.nameZh, en: list.nameEn },
    channelCodes: list.channelCodes,
    validFrom: list.validFrom,
    validUntil: list.validUntil,
    prices: prices.filter((price) => price.listCode === list.code),
  });
}

export function toPriceType(price: Price): PriceType {
  return Object.assign(new PriceType(), {
    zoneId: price.zoneId,
    ticketTypeId: price.ticketTypeId,
    money: { amountMinor: price.amountMinor, currency: price.currency },
    listCode: price.listCode,
  });
}
