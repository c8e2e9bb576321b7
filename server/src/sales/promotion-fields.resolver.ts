import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import { PromotionType } from "../programme/index.ts";
import type { OrderLoaders } from "./order-loaders.ts";

@Resolver(() => PromotionType)
export class PromotionFieldsResolver {
  constructor(private readonly loaders: OrderLoaders) {}

  @FieldResolver(() => Int, { description: "Orders that use the code: paid, or still to be paid." })
  uses(@Root() promotion: PromotionType, @Ctx() { loaders }: RequestContext): Promise<number> {
    return this.loaders.usesOf(loaders, promotion.id);
  }
}
