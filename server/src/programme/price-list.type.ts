import type { Money } from "@parterre/money";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { ChannelType } from "../channels/index.ts";
import { DateTime, type LocalisedText, LocalisedTextType, MoneyType } from "../platform/graphql/index.ts";
import type { Price } from "./price.entity.ts";
import type { PriceZone } from "./price-zone.entity.ts";
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
}

@ObjectType("Price", {
  description: "One cell of a performance's price list: zone, ticket type and currency. An absent cell is not sold.",
})
export class PriceType {
  @Field(() => ID, { description: "The zone it is for." })
  zoneId!: string;

  @Field(() => ID, { description: "The ticket type it is for." })
  ticketTypeId!: string;

  @Field(() => MoneyType, { description: "What one seat costs." })
  money!: Money;
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
  });
}

export function toPriceType(price: Price): PriceType {
  return Object.assign(new PriceType(), {
    zoneId: price.zoneId,
    ticketTypeId: price.ticketTypeId,
    money: { amountMinor: price.amountMinor, currency: price.currency },
  });
}
