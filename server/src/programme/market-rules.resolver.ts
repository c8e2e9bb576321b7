import {
  Arg,
  Authorized,
  Ctx,
  createUnionType,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import type { HouseSettings } from "./house-settings.ts";
import { toSaveResult } from "./house-settings-results.type.ts";
import type { MarketRulesRecord } from "./market-rules.entity.ts";
import { findMarketRules } from "./market-rules.store.ts";
import { ProgrammeRefusedType } from "./programme-results.type.ts";

@ObjectType("MarketRules", { description: "What a market asks of the house; everything is off until it is set." })
class MarketRulesType {
  @Field(() => Boolean, { description: "Every ticket that is sold names whom it is for, one identity a performance." })
  realName!: boolean;

  @Field(() => Int, { nullable: true, description: "At least this share of a house is on public sale, percent." })
  publicSharePercent!: number | null;

  @Field(() => Int, { nullable: true, description: "Tickets of a performance that one buyer's identity may have." })
  mostPerIdentity!: number | null;
}

@InputType("MarketRulesInput", { description: "What the market asks." })
class MarketRulesInput {
  @Field(() => Boolean, { description: "Every ticket that is sold names whom it is for." })
  realName!: boolean;

  @Field(() => Int, { nullable: true, description: "1 to 100; null: no such rule." })
  publicSharePercent?: number | null;

  @Field(() => Int, { nullable: true, description: "1 to 100; null: no such rule." })
  mostPerIdentity?: number | null;
}

@ObjectType("MarketRulesSaved", { description: "The rules as they are now." })
class MarketRulesSavedType {
  @Field(() => MarketRulesType, { description: "The rules." })
  rules!: MarketRulesType;
}

const SaveMarketRulesResult = createUnionType({
  name: "SaveMarketRulesResult",
  description: "The rules, or why nothing was changed.",
  types: () => [MarketRulesSavedType, ProgrammeRefusedType] as const,
});

const toType = ({ realName, publicSharePercent, mostPerIdentity }: MarketRulesRecord): MarketRulesType =>
  Object.assign(new MarketRulesType(), { realName, publicSharePercent, mostPerIdentity });

@Resolver()
export class MarketRulesResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: Pick<HouseSettings, "saveMarketRules">,
  ) {}

  @Query(() => MarketRulesType, { description: "What the market asks; a shop asks its buyers for it." })
  async marketRules(): Promise<MarketRulesType> {
    return toType(await this.database.read(findMarketRules));
  }

  @Authorized("programme.edit")
  @Mutation(() => SaveMarketRulesResult, { description: "Sets what the market asks, for sales from now on." })
  async saveMarketRules(
    @Arg("input", () => MarketRulesInput, { description: "The rules." }) input: MarketRulesInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveMarketRulesResult> {
    const { realName, publicSharePercent, mostPerIdentity } = input;
    const saved = await this.settings.saveMarketRules(actor, {
      ...{ realName, publicSharePercent: publicSharePercent ?? null, mostPerIdentity: mostPerIdentity ?? null },
    });
    return toSaveResult(saved, MarketRulesSavedType, (rules) => ({ rules: toType(rules) }));
  }
}
