import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import type { Planning } from "./planning.ts";
import {
  CopyPriceListsInput,
  CreateEventInput,
  CreatePerformanceInput,
  SetPerformanceTaxInput,
  SetPriceListsInput,
  SetPricesInput,
  SetPriceZonesInput,
  SetSalesWindowsInput,
} from "./programme-inputs.type.ts";
import {
  SaveEventResult,
  SavePerformanceResult,
  toSaveEventResult,
  toSavePerformanceResult,
} from "./programme-results.type.ts";

@Resolver()
export class ProgrammeMutationsResolver {
  constructor(private readonly planning: Planning) {}

  @Authorized("programme.edit")
  @Mutation(() => SaveEventResult, { description: "Adds an event to the programme." })
  async createEvent(
    @Arg("input", () => CreateEventInput, { description: "The event." }) input: CreateEventInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveEventResult> {
    return toSaveEventResult(await this.planning.createEvent(actor, input));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, { description: "Adds a date of an event, as a draft." })
  async createPerformance(
    @Arg("input", () => CreatePerformanceInput, { description: "The performance." }) input: CreatePerformanceInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    return toSavePerformanceResult(await this.planning.createPerformance(actor, input));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, { description: "Replaces all price zones of a draft performance." })
  async setPriceZones(
    @Arg("input", () => SetPriceZonesInput, { description: "The zones." }) input: SetPriceZonesInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    return toSavePerformanceResult(await this.planning.setPriceZones(actor, input));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, {
    description: "Replaces all price lists of a performance by one for every channel at all times.",
  })
  async setPrices(
    @Arg("input", () => SetPricesInput, { description: "The prices." }) input: SetPricesInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    return toSavePerformanceResult(await this.planning.setPrices(actor, input));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, { description: "Replaces all price lists of a performance." })
  async setPriceLists(
    @Arg("input", () => SetPriceListsInput, { description: "The lists." }) input: SetPriceListsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    const lists = input.lists.map(({ channelCodes, validFrom, validUntil, ...list }) => ({
      ...list,
      channelCodes: channelCodes ?? null,
      validFrom: validFrom ?? null,
      validUntil: validUntil ?? null,
    }));
    return toSavePerformanceResult(await this.planning.setPriceLists(actor, { ...input, lists }));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, {
    description: "Makes a performance's price lists those of another one; zones are matched by code.",
  })
  async copyPriceLists(
    @Arg("input", () => CopyPriceListsInput, { description: "From where to where." }) input: CopyPriceListsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    return toSavePerformanceResult(await this.planning.copyPriceLists(actor, input));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, { description: "Says which tax a performance's tickets carry." })
  async setPerformanceTax(
    @Arg("input", () => SetPerformanceTaxInput, { description: "The tax." }) input: SetPerformanceTaxInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    const { performanceId, taxCode } = input;
    return toSavePerformanceResult(
      await this.planning.setPerformanceTax(actor, { performanceId, taxCode: taxCode ?? null }),
    );
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, { description: "Replaces all sales windows of a performance." })
  async setSalesWindows(
    @Arg("input", () => SetSalesWindowsInput, { description: "The windows." }) input: SetSalesWindowsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    return toSavePerformanceResult(await this.planning.setSalesWindows(actor, input));
  }

  @Authorized("programme.edit")
  @Mutation(() => SavePerformanceResult, {
    description: "Ends sales through every channel; carts that hold seats may still pay. Tickets stay valid.",
  })
  async closeSales(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SavePerformanceResult> {
    return toSavePerformanceResult(await this.planning.closeSales(actor, performanceId));
  }
}
