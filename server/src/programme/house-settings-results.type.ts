import { createUnionType, Field, ObjectType } from "type-graphql";
import { ExchangeRateType, FeeType, PromotionType, TaxType } from "./house-settings.type.ts";
import { TicketTypeType } from "./price-list.type.ts";
import { ProgrammeRefusedType, toProgrammeRefused } from "./programme-results.type.ts";
import { isRefused, type Refused } from "./refusals.rules.ts";

@ObjectType("TicketTypeSaved", { description: "The ticket type as it is now." })
export class TicketTypeSavedType {
  @Field(() => TicketTypeType, { description: "The ticket type." })
  ticketType!: TicketTypeType;
}

@ObjectType("FeeSaved", { description: "The fee as it is now; after removing: as it was." })
export class FeeSavedType {
  @Field(() => FeeType, { description: "The fee." })
  fee!: FeeType;
}

@ObjectType("TaxSaved", { description: "The tax as it is now; after removing: as it was." })
export class TaxSavedType {
  @Field(() => TaxType, { description: "The tax." })
  tax!: TaxType;
}

@ObjectType("PromotionSaved", { description: "The promotion as it is now; after removing: as it was." })
export class PromotionSavedType {
  @Field(() => PromotionType, { description: "The promotion." })
  promotion!: PromotionType;
}

@ObjectType("ExchangeRateSaved", { description: "The rate as it is kept." })
export class ExchangeRateSavedType {
  @Field(() => ExchangeRateType, { description: "The rate." })
  exchangeRate!: ExchangeRateType;
}

export const SaveTicketTypeResult = createUnionType({
  name: "SaveTicketTypeResult",
  description: "The ticket type as saved, or why nothing was.",
  types: () => [TicketTypeSavedType, ProgrammeRefusedType] as const,
});

export const SaveFeeResult = createUnionType({
  name: "SaveFeeResult",
  description: "The fee, or why nothing was changed.",
  types: () => [FeeSavedType, ProgrammeRefusedType] as const,
});

export const SaveTaxResult = createUnionType({
  name: "SaveTaxResult",
  description: "The tax, or why nothing was changed.",
  types: () => [TaxSavedType, ProgrammeRefusedType] as const,
});

export const SavePromotionResult = createUnionType({
  name: "SavePromotionResult",
  description: "The promotion, or why nothing was changed.",
  types: () => [PromotionSavedType, ProgrammeRefusedType] as const,
});

export const SaveExchangeRateResult = createUnionType({
  name: "SaveExchangeRateResult",
  description: "The rate as saved, or why nothing was.",
  types: () => [ExchangeRateSavedType, ProgrammeRefusedType] as const,
});

/** What was saved as its GraphQL type, or the refusal. */
export function toSaveResult<Saved extends object, Answer extends object>(
  outcome: Saved | Refused,
  type: new () => Answer,
  fieldsOf: (saved: Saved) => Answer,
): Answer | ProgrammeRefusedType {
  if (isRefused(outcome)) return toProgrammeRefused(outcome as Refused);
  return Object.assign(new type(), fieldsOf(outcome as Saved));
}
