import type { Currency } from "@parterre/money";
import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { RequestContext, StaffActor } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { type Connection, CurrencyEnum, pageRequest, toConnection } from "../platform/graphql/index.ts";
import { findExchangeRates, findFees, findPromotionPage, findTaxes } from "./house-settings.store.ts";
import type { HouseSettings } from "./house-settings.ts";
import {
  ExchangeRateType,
  FeeType,
  PromotionConnectionType,
  PromotionType,
  TaxType,
  toExchangeRateType,
  toFeeType,
  toPromotionType,
  toTaxType,
} from "./house-settings.type.ts";
import {
  RecordExchangeRateInput,
  SaveFeeInput,
  SavePromotionInput,
  SaveTaxInput,
  SaveTicketTypeInput,
} from "./house-settings-inputs.type.ts";
import {
  ExchangeRateSavedType,
  FeeSavedType,
  PromotionSavedType,
  SaveExchangeRateResult,
  SaveFeeResult,
  SavePromotionResult,
  SaveTaxResult,
  SaveTicketTypeResult,
  TaxSavedType,
  TicketTypeSavedType,
  toSaveResult,
} from "./house-settings-results.type.ts";
import { performanceIdFrom } from "./performance-id.ts";
import { toTicketTypeType } from "./price-list.type.ts";
import { refuse } from "./refusals.rules.ts";

const mostRates = 100;

@Resolver()
export class HouseSettingsResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: HouseSettings,
  ) {}

  @Query(() => [FeeType], { description: "The house's fees by code." })
  async fees(): Promise<FeeType[]> {
    return (await this.database.read(findFees)).map(toFeeType);
  }

  @Query(() => [TaxType], { description: "Taxes with their rates, by code." })
  async taxes(): Promise<TaxType[]> {
    return (await this.database.read(findTaxes)).map(toTaxType);
  }

  @Authorized("programme.read-drafts")
  @Query(() => PromotionConnectionType, { description: "Promotions, newest first." })
  async promotions(
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, up to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor of the last one before." }) after: string | null,
  ): Promise<Connection<PromotionType>> {
    const request = pageRequest(first ?? 20, after, 1);
    const known = request.after && isUuid(request.after[0] ?? "") ? request : { ...request, after: null };
    const page = await this.database.read((tx) => findPromotionPage(tx, known));
    return toConnection(page, known, (promotion) => [promotion.id], toPromotionType);
  }

  @Authorized("reports.read")
  @Query(() => [ExchangeRateType], { description: "Rates for reports, the newest first; up to 100." })
  async exchangeRates(
    @Arg("base", () => CurrencyEnum, { nullable: true, description: "With `quote`: only of this pair." })
    base: Currency | null,
    @Arg("quote", () => CurrencyEnum, { nullable: true, description: "With `base`." }) quote: Currency | null,
  ): Promise<ExchangeRateType[]> {
    const pair = base && quote ? { base, quote } : null;
    return (await this.database.read((tx) => findExchangeRates(tx, pair, mostRates))).map(toExchangeRateType);
  }

  @Authorized("programme.edit")
  @Mutation(() => SaveTicketTypeResult, { description: "Adds a ticket type, or changes the one with this code." })
  async saveTicketType(
    @Arg("input", () => SaveTicketTypeInput, { description: "The ticket type." }) input: SaveTicketTypeInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveTicketTypeResult> {
    const saved = await this.settings.saveTicketType(actor, {
      ...input,
      least: input.least ?? null,
      mostPerOrder: input.mostPerOrder ?? null,
      mostPerCustomer: input.mostPerCustomer ?? null,
      mostPerPerformance: input.mostPerPerformance ?? null,
      proof: input.proof ?? null,
    });
    return toSaveResult(saved, TicketTypeSavedType, (type) => ({ ticketType: toTicketTypeType(type) }));
  }

  @Authorized("programme.edit")
  @Mutation(() => SaveFeeResult, { description: "Adds a fee, or changes the one with this code." })
  async saveFee(
    @Arg("input", () => SaveFeeInput, { description: "The fee." }) input: SaveFeeInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveFeeResult> {
    const { percentBp, taxCode } = input;
    const fee = { ...input, percentBp: percentBp ?? null, taxCode: taxCode ?? null };
    return toSaveResult(await this.settings.saveFee(actor, fee), FeeSavedType, (saved) => ({ fee: toFeeType(saved) }));
  }

  @Authorized("programme.edit")
  @Mutation(() => SaveFeeResult, { description: "Takes a fee away; orders keep what they were sold with." })
  async removeFee(
    @Arg("code", () => String, { description: "The fee." }) code: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveFeeResult> {
    return toSaveResult(await this.settings.removeFee(actor, code), FeeSavedType, (fee) => ({ fee: toFeeType(fee) }));
  }

  @Authorized("programme.edit")
  @Mutation(() => SaveTaxResult, { description: "Adds a tax, or replaces the one with this code." })
  async saveTax(
    @Arg("input", () => SaveTaxInput, { description: "The tax." }) input: SaveTaxInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveTaxResult> {
    return toSaveResult(await this.settings.saveTax(actor, input), TaxSavedType, (saved) => ({
      tax: toTaxType(saved),
    }));
  }

  @Authorized("programme.edit")
  @Mutation(() => SaveTaxResult, { description: "Removes a tax that nothing is taxed by." })
  async removeTax(
    @Arg("code", () => String, { description: "The tax." }) code: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveTaxResult> {
    return toSaveResult(await this.settings.removeTax(actor, code), TaxSavedType, (saved) => ({
      tax: toTaxType(saved),
    }));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePromotionResult, { description: "Adds a promotion, or changes one." })
  async savePromotion(
    @Arg("input", () => SavePromotionInput, { description: "The promotion." }) input: SavePromotionInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePromotionResult> {
    const { id, ...promotion } = input;
    const ids = promotion.performanceIds?.map(performanceIdFrom) ?? null;
    const saved = ids?.includes(null)
      ? refuse("performanceIds", "其中有不存在的场次。", "One of these performances does not exist.")
      : await this.settings.savePromotion(actor, id ?? null, {
          ...promotion,
          code: promotion.code ?? null,
          percentBp: promotion.percentBp ?? null,
          validFrom: promotion.validFrom ?? null,
          validUntil: promotion.validUntil ?? null,
          mostUses: promotion.mostUses ?? null,
          mostUsesPerCustomer: promotion.mostUsesPerCustomer ?? null,
          performanceIds: ids as number[] | null,
          zoneCodes: promotion.zoneCodes ?? null,
          ticketTypeCodes: promotion.ticketTypeCodes ?? null,
          channelCodes: promotion.channelCodes ?? null,
        });
    return toSaveResult(saved, PromotionSavedType, (row) => ({ promotion: toPromotionType(row) }));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePromotionResult, {
    description: "Takes a promotion away; orders keep the discounts they were sold with.",
  })
  async removePromotion(
    @Arg("id", () => ID, { description: "The promotion." }) id: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePromotionResult> {
    return toSaveResult(await this.settings.removePromotion(actor, id), PromotionSavedType, (row) => ({
      promotion: toPromotionType(row),
    }));
  }

  @Authorized("programme.edit")
  @Mutation(() => SaveExchangeRateResult, {
    description: "Keeps the rate of a day for reports; a second one for the same day corrects the first.",
  })
  async recordExchangeRate(
    @Arg("input", () => RecordExchangeRateInput, { description: "The rate." }) input: RecordExchangeRateInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveExchangeRateResult> {
    const saved = await this.settings.recordExchangeRate(actor as StaffActor, { ...input });
    return toSaveResult(saved, ExchangeRateSavedType, (rate) => ({ exchangeRate: toExchangeRateType(rate) }));
  }
}
