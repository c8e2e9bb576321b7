import { mostAllocations } from "@parterre/seat-map";
import { GraphQLError } from "graphql";
import { Arg, Authorized, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import { performanceIdFrom } from "../programme/index.ts";
import { checkCartKey } from "./cart-key.ts";
import type { CartLoader } from "./cart-loader.ts";
import { channelCodeOf } from "./channel-of-actor.ts";
import { HoldManySeatsInput, HoldManySeatsResult, toHoldManySeatsResult } from "./hold-many.type.ts";
import { holdManySeats } from "./hold-many-seats.ts";
import type { Holding } from "./hold-seats.ts";

@Resolver()
export class HoldManyResolver {
  constructor(
    private readonly holding: Holding,
    private readonly carts: CartLoader,
  ) {}

  @Authorized("orders.sell")
  @Mutation(() => HoldManySeatsResult, {
    description: "Holds hundreds of seats at once for a sale of the staff, past the limit of a buyer's cart.",
  })
  async holdManySeats(
    @Arg("input", () => HoldManySeatsInput, { description: "Which seats, for which cart." }) input: HoldManySeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof HoldManySeatsResult> {
    const cartKey = checkCartKey(input.cartKey);
    const { ordinals, generalSale, asManyAsFree } = input;
    const allocationIds = input.allocationIds ?? [];
    if (allocationIds.length > mostAllocations) {
      const extensions = { code: "BAD_USER_INPUT" };
      throw new GraphQLError(`Name at most ${mostAllocations} allocations.`, { extensions });
    }
    const outcome = await holdManySeats(this.holding, {
      cartKey,
      performanceId: performanceIdFrom(input.performanceId),
      ordinals,
      channelCode: channelCodeOf(context.actor),
      from: { actor: context.actor, allocationIds, generalSale },
      asManyAsFree,
    });
    this.carts.forget(context, cartKey);
    return toHoldManySeatsResult(outcome, cartKey);
  }
}
