import { mostAllocations } from "@parterre/seat-map";
import { GraphQLError } from "graphql";
import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { RequestContext } from "../identity/index.ts";
import { performanceIdFrom } from "../programme/index.ts";
import { checkCartKey, newCartKey } from "./cart-key.ts";
import type { CartLoader } from "./cart-loader.ts";
import type { ChangeHolds } from "./change-holds.ts";
import { channelCodeOf } from "./channel-of-actor.ts";
import { CartType, HoldBestSeatsInput, HoldSeatsInput, ReleaseSeatsInput, toCartType } from "./hold.type.ts";
import { TooManyHoldsWaiting } from "./hold-batcher.ts";
import { holdBestSeats } from "./hold-best-seats.ts";
import {
  ExtendCartResult,
  HoldBestSeatsResult,
  HoldSeatsResult,
  ReleaseSeatsResult,
  toCartResult,
  toHoldBestSeatsResult,
  toHoldSeatsResult,
} from "./hold-results.type.ts";
import { type Holding, holdSeats, type SeatsFrom } from "./hold-seats.ts";
import { holdTogether, type WantedPart } from "./hold-together.ts";
import { HoldTogetherInput, HoldTogetherResult, toHoldTogetherResult } from "./hold-together.type.ts";

/** No request names more seats; what a cart may hold is far less. */
const mostOrdinals = 500;
/** A season has more, but nobody buys more at once. */
const mostParts = 20;
/** No performance ever has it. */
const noPerformance = 0;

function checkOrdinals(ordinals: readonly number[]): readonly number[] {
  if (ordinals.length >= 1 && ordinals.length <= mostOrdinals) return ordinals;
  throw badInput(`Name from 1 to ${mostOrdinals} seats.`);
}

/** No seller names more at once than a performance can have. */
function fromOf(
  { allocationIds, generalSale }: Pick<HoldSeatsInput, "allocationIds" | "generalSale">,
  { actor }: RequestContext,
): SeatsFrom {
  if ((allocationIds?.length ?? 0) > mostAllocations) throw badInput(`Name at most ${mostAllocations} allocations.`);
  return { actor, allocationIds: allocationIds ?? [], generalSale };
}

function partsOf({ parts }: HoldTogetherInput): readonly WantedPart[] {
  if (parts.length < 1 || parts.length > mostParts) throw badInput(`Name from 1 to ${mostParts} performances.`);
  if (new Set(parts.map((part) => part.performanceId)).size < parts.length) {
    throw badInput("Name each performance once.");
  }
  return parts.map(({ performanceId, ordinals, count, zoneId }) => {
    if ((ordinals == null) === (count == null)) throw badInput("Of each performance name `ordinals` or `count`.");
    if (count != null && (count < 1 || count > mostOrdinals)) {
      throw badInput(`\`count\` must be from 1 to ${mostOrdinals}.`);
    }
    return {
      performanceId: performanceIdFrom(performanceId) ?? noPerformance,
      wish:
        ordinals != null
          ? { kind: "seats", ordinals: checkOrdinals(ordinals) }
          : { kind: "best", count: count!, zoneId: zoneId ?? null },
    };
  });
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

/** A rush beyond what this process can serve is told so, and is no error of ours. */
async function orTooBusy<Outcome>(holding: Promise<Outcome>): Promise<Outcome> {
  try {
    return await holding;
  } catch (error) {
    if (!(error instanceof TooManyHoldsWaiting)) throw error;
    throw new GraphQLError("Very many people are choosing seats. Please try again. / 选座人数过多，请稍后再试。", {
      extensions: { code: "TOO_BUSY" },
    });
  }
}

@Resolver()
export class HoldResolver {
  constructor(
    private readonly holding: Holding,
    private readonly change: ChangeHolds,
    private readonly carts: CartLoader,
  ) {}

  @Mutation(() => CartType, {
    description: "A new secret cart key; carts cost nothing until seats are held.",
  })
  createCart(): CartType {
    return toCartType(newCartKey());
  }

  @Mutation(() => HoldSeatsResult, { description: "Holds exactly these seats for a cart, all or none." })
  async holdSeats(
    @Arg("input", () => HoldSeatsInput, { description: "Which seats, for which cart." }) input: HoldSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof HoldSeatsResult> {
    const cartKey = checkCartKey(input.cartKey);
    const outcome = await orTooBusy(
      holdSeats(this.holding, {
        cartKey,
        performanceId: performanceIdFrom(input.performanceId),
        ordinals: checkOrdinals(input.ordinals),
        seatMapVersionId: input.seatMapVersionId ?? null,
        channelCode: channelCodeOf(context.actor),
        from: fromOf(input, context),
      }),
    );
    this.carts.forget(context, cartKey);
    return toHoldSeatsResult(outcome, cartKey);
  }

  @Mutation(() => HoldBestSeatsResult, { description: "Holds the best free seats for a party, together if possible." })
  async holdBestSeats(
    @Arg("input", () => HoldBestSeatsInput, { description: "How many seats, for which cart." })
    input: HoldBestSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof HoldBestSeatsResult> {
    const cartKey = checkCartKey(input.cartKey);
    if (input.count < 1 || input.count > mostOrdinals) throw badInput(`\`count\` must be from 1 to ${mostOrdinals}.`);
    const outcome = await orTooBusy(
      holdBestSeats(this.holding, {
        cartKey,
        performanceId: performanceIdFrom(input.performanceId),
        count: input.count,
        zoneId: input.zoneId ?? null,
        channelCode: channelCodeOf(context.actor),
        from: fromOf(input, context),
      }),
    );
    this.carts.forget(context, cartKey);
    return toHoldBestSeatsResult(outcome, cartKey);
  }

  @Mutation(() => HoldTogetherResult, {
    description: "Holds seats of several performances for a cart as one: every part, or nothing.",
  })
  async holdTogether(
    @Arg("input", () => HoldTogetherInput, { description: "What is wanted of which performances." })
    input: HoldTogetherInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof HoldTogetherResult> {
    const cartKey = checkCartKey(input.cartKey);
    const command = { cartKey, channelCode: channelCodeOf(context.actor), parts: partsOf(input) };
    const outcome = await holdTogether(this.holding, command);
    this.carts.forget(context, cartKey);
    return toHoldTogetherResult(outcome, cartKey);
  }

  @Mutation(() => ReleaseSeatsResult, { description: "Gives seats of a hold back: some, or all." })
  async releaseSeats(
    @Arg("input", () => ReleaseSeatsInput, { description: "Which seats of which cart." }) input: ReleaseSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ReleaseSeatsResult> {
    const cartKey = checkCartKey(input.cartKey);
    const ordinals = input.ordinals == null ? null : checkOrdinals(input.ordinals);
    const released = isUuid(input.holdId) && (await this.change.release(cartKey, input.holdId, ordinals));
    this.carts.forget(context, cartKey);
    return toCartResult(released, cartKey);
  }

  @Mutation(() => ExtendCartResult, {
    description: "Keeps every seat of a cart for the full time from now, never past latestUntil.",
  })
  async extendCart(
    @Arg("cartKey", () => ID, { description: "From createCart." }) key: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ExtendCartResult> {
    const cartKey = checkCartKey(key);
    const extended = await this.change.extend(cartKey);
    this.carts.forget(context, cartKey);
    return toCartResult(extended, cartKey);
  }
}
