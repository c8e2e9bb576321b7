import { Field, ID, InputType, Int } from "type-graphql";
import { DateTime, LocalisedTextInput, MoneyInput } from "../platform/graphql/index.ts";

@InputType("CreateEventInput", { description: "An event to add to the programme." })
export class CreateEventInput {
  @Field(() => LocalisedTextInput, { description: "What the poster says largest; up to 120 characters." })
  title!: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { description: "One line under the title; may be empty; up to 200 characters." })
  subtitle!: LocalisedTextInput;

  @Field(() => LocalisedTextInput, { description: "A paragraph; may be empty; up to 4,000 characters." })
  description!: LocalisedTextInput;

  @Field(() => String, { description: "A word for the theme: lower-case letters and hyphens, up to 40." })
  mood!: string;

  @Field(() => String, {
    nullable: true,
    description: "Part of the public address: lower-case letters, digits, hyphens. Absent: made from the title.",
  })
  slug?: string | null;
}

@InputType("CreatePerformanceInput", { description: "A date of an event." })
export class CreatePerformanceInput {
  @Field(() => ID, { description: "The event." })
  eventId!: string;

  @Field(() => ID, {
    description:
      "The published map it sells; the venue follows from it, and the first price zones from its categories.",
  })
  seatMapVersionId!: string;

  @Field(() => DateTime, { description: "When it begins; in the future." })
  startsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When the doors open; not after the beginning." })
  doorsOpenAt?: Date | null;
}

@InputType("PriceZoneInput", { description: "One price zone and its seats." })
export class PriceZoneInput {
  @Field(() => String, { description: "Short stable code: letters, digits, hyphens, up to 16." })
  code!: string;

  @Field(() => LocalisedTextInput, { description: "Its name for people; up to 60 characters." })
  name!: LocalisedTextInput;

  @Field(() => Int, { description: "Key of a hue in the theme's zone palette, 0 to 11." })
  hue!: number;

  @Field(() => [Int], { description: "Whole blocks of the map version, by index." })
  blockIndexes!: number[];

  @Field(() => [Int], {
    nullable: true,
    description:
      "Seat ordinals on top of (and stronger than) whole blocks, as inclusive pairs [first, last, first, last …].",
  })
  ordinalRanges?: number[] | null;
}

@InputType("SetPriceZonesInput", { description: "All price zones of a performance that is not on sale." })
export class SetPriceZonesInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => [PriceZoneInput], {
    description: "Replace all zones before; prices of codes that stay are kept. No seat in two zones; up to 64.",
  })
  zones!: PriceZoneInput[];
}

@InputType("PriceInput", { description: "One cell of a price list." })
export class PriceInput {
  @Field(() => String, { description: "Code of a zone of the performance." })
  zoneCode!: string;

  @Field(() => String, { description: "Code of a ticket type." })
  ticketTypeCode!: string;

  @Field(() => MoneyInput, { description: "What one seat costs: not negative, up to 10 million major units." })
  money!: MoneyInput;
}

@InputType("PriceListInput", { description: "Prices that hold together, by channel and time." })
export class PriceListInput {
  @Field(() => String, { description: "Short stable code: lower-case letters, digits, hyphens, up to 40." })
  code!: string;

  @Field(() => LocalisedTextInput, { description: "Its name for people, such as early bird; up to 60 characters." })
  name!: LocalisedTextInput;

  @Field(() => [String], { nullable: true, description: "Codes of the channels it is for; null: every channel." })
  channelCodes!: string[] | null;

  @Field(() => DateTime, { nullable: true, description: "The first instant it holds; null: from the beginning." })
  validFrom!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "The first instant it holds no more; null: to the end." })
  validUntil!: Date | null;

  @Field(() => [PriceInput], { description: "Its cells, each once. For free kinds of ticket: the face value." })
  prices!: PriceInput[];
}

@InputType("SetPriceListsInput", { description: "All price lists of a performance." })
export class SetPriceListsInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => [PriceListInput], {
    description:
      "Replace all lists before; up to 20 with 2,000 cells. No cell in two lists for one channel at the same time.",
  })
  lists!: PriceListInput[];
}

@InputType("CopyPriceListsInput", { description: "Prices to take over from another performance." })
export class CopyPriceListsInput {
  @Field(() => ID, { description: "Whose prices to copy; every zone with a price has to exist here by its code." })
  fromPerformanceId!: string;

  @Field(() => ID, { description: "Whose prices to replace." })
  performanceId!: string;

  @Field(() => Boolean, { description: "Move the lists' times by as much as the performances are apart." })
  shiftTimes!: boolean;
}

@InputType("SetPerformanceTaxInput", { description: "The tax of a performance's tickets." })
export class SetPerformanceTaxInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => String, { nullable: true, description: "Code of the tax; null: none." })
  taxCode!: string | null;
}

@InputType("SetPricesInput", { description: "One price list for every channel at all times." })
export class SetPricesInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => [PriceInput], { description: "Replace all prices before; up to 2,000 cells, each cell once." })
  prices!: PriceInput[];
}

@InputType("SalesWindowInput", { description: "When a channel may sell." })
export class SalesWindowInput {
  @Field(() => String, { description: "Code of the channel: `web`, `counter`, `phone`, `partner`." })
  channelCode!: string;

  @Field(() => DateTime, { description: "The first instant of selling." })
  opensAt!: Date;

  @Field(() => DateTime, { description: "The first instant after selling; after `opensAt`." })
  closesAt!: Date;
}

@InputType("SetSalesWindowsInput", { description: "All sales windows of a performance." })
export class SetSalesWindowsInput {
  @Field(() => ID, { description: "The performance." })
  performanceId!: string;

  @Field(() => [SalesWindowInput], { description: "Replace all windows before; each channel once." })
  windows!: SalesWindowInput[];
}
