import type { Currency } from "@parterre/money";
import type { DiscountEffect, FeeBasis, FeeKind, PromotionTrigger, Rounding, TicketKind } from "@parterre/pricing";
import { Field, ID, InputType, Int } from "type-graphql";
import { CurrencyEnum, DateTime, LocalisedTextInput, MoneyInput } from "../platform/graphql/index.ts";
import {
  DiscountEffectEnum,
  FeeBasisEnum,
  FeeKindEnum,
  PromotionTriggerEnum,
  RoundingEnum,
  TicketKindEnum,
} from "./pricing-enums.ts";

@InputType("SaveTicketTypeInput", { description: "A ticket type and its rules." })
export class SaveTicketTypeInput {
  @Field(() => String, {
    description: "Which one to change; a new code adds one. Lower-case letters, digits, hyphens.",
  })
  code!: string;

  @Field(() => LocalisedTextInput, { description: "Its name for people; up to 60 characters." })
  name!: LocalisedTextInput;

  @Field(() => Int, { description: "Order in lists, from 1." })
  position!: number;

  @Field(() => TicketKindEnum, { description: "By which rule it is sold." })
  kind!: TicketKind;

  @Field(() => [String], { description: "Codes of the channels that may sell it; one at least." })
  channelCodes!: string[];

  @Field(() => Int, { nullable: true, description: "Sold from so many of a performance on; groups: 2 at least." })
  least!: number | null;

  @Field(() => Int, { nullable: true, description: "The most of a performance in one order; null: no limit." })
  mostPerOrder!: number | null;

  @Field(() => Int, { nullable: true, description: "The most of a performance for one customer; null: no limit." })
  mostPerCustomer!: number | null;

  @Field(() => Int, { nullable: true, description: "The most of a performance in all; null: no limit." })
  mostPerPerformance!: number | null;

  @Field(() => LocalisedTextInput, { nullable: true, description: "What has to be shown at the door; null: nothing." })
  proof!: LocalisedTextInput | null;

  @Field(() => Boolean, { description: "Whether it is sold." })
  onOffer!: boolean;
}

@InputType("SaveFeeInput", { description: "A fee." })
export class SaveFeeInput {
  @Field(() => String, { description: "Which one to change; a new code adds one." })
  code!: string;

  @Field(() => LocalisedTextInput, { description: "Its name on receipts; up to 60 characters." })
  name!: LocalisedTextInput;

  @Field(() => FeeKindEnum, { description: "What it is for." })
  kind!: FeeKind;

  @Field(() => FeeBasisEnum, { description: "What it is counted by." })
  basis!: FeeBasis;

  @Field(() => [String], { description: "Codes of the channels that charge it; one at least." })
  channelCodes!: string[];

  @Field(() => Int, { nullable: true, description: "Hundredths of a percent, 1 to 10,000; null: fixed." })
  percentBp!: number | null;

  @Field(() => [MoneyInput], { description: "Fixed amounts, each currency once; unused with a percentage." })
  fixed!: MoneyInput[];

  @Field(() => [MoneyInput], { description: "The most that a percentage comes to, each currency once." })
  cap!: MoneyInput[];

  @Field(() => String, { nullable: true, description: "Code of the tax on it; null: none." })
  taxCode!: string | null;
}

@InputType("TaxRateInput", { description: "A rate from an instant on." })
export class TaxRateInput {
  @Field(() => DateTime, { description: "The first instant it holds." })
  validFrom!: Date;

  @Field(() => Int, { description: "Millionths, 0 to 1,000,000." })
  ratePpm!: number;
}

@InputType("SaveTaxInput", { description: "A tax with all its rates." })
export class SaveTaxInput {
  @Field(() => String, { description: "Which one to change; a new code adds one." })
  code!: string;

  @Field(() => String, { description: "ISO 3166-1 country, two capitals." })
  country!: string;

  @Field(() => LocalisedTextInput, { description: "Its name on receipts; up to 60 characters." })
  name!: LocalisedTextInput;

  @Field(() => Boolean, { description: "Whether prices contain it." })
  included!: boolean;

  @Field(() => RoundingEnum, { description: "How half a minor unit is rounded." })
  rounding!: Rounding;

  @Field(() => [TaxRateInput], { description: "Replace all rates before; no two from the same instant." })
  rates!: TaxRateInput[];
}

@InputType("SavePromotionInput", { description: "A promotion." })
export class SavePromotionInput {
  @Field(() => ID, { nullable: true, description: "Which one to change; null adds one." })
  id!: string | null;

  @Field(() => String, { nullable: true, description: "3 to 40 letters, digits or hyphens; null unless by code." })
  code!: string | null;

  @Field(() => LocalisedTextInput, { description: "Its name on receipts; up to 60 characters." })
  name!: LocalisedTextInput;

  @Field(() => PromotionTriggerEnum, { description: "What starts it." })
  trigger!: PromotionTrigger;

  @Field(() => DiscountEffectEnum, { description: "What it takes off." })
  effect!: DiscountEffect["kind"];

  @Field(() => Int, { nullable: true, description: "Hundredths of a percent, 1 to 10,000; for percentages only." })
  percentBp!: number | null;

  @Field(() => [MoneyInput], { description: "By currency; for the other effects." })
  amounts!: MoneyInput[];

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
  performanceIds!: string[] | null;

  @Field(() => [String], { nullable: true, description: "Only for zones with these codes; null: for all." })
  zoneCodes!: string[] | null;

  @Field(() => [String], { nullable: true, description: "Only for ticket types with these codes; null: for all." })
  ticketTypeCodes!: string[] | null;

  @Field(() => [String], { nullable: true, description: "Only through these channels; null: through all." })
  channelCodes!: string[] | null;
}

@InputType("RecordExchangeRateInput", { description: "A rate to be kept for reports." })
export class RecordExchangeRateInput {
  @Field(() => CurrencyEnum, { description: "One unit of this" })
  base!: Currency;

  @Field(() => CurrencyEnum, { description: "is so many of this." })
  quote!: Currency;

  @Field(() => String, { description: "The day it is of, `2026-03-01`." })
  day!: string;

  @Field(() => String, { description: "A positive decimal number with up to ten decimals." })
  rate!: string;

  @Field(() => String, { description: "Where it comes from; up to 100 characters." })
  source!: string;
}
