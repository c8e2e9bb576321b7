import { type SeatMapGeometry, seatLabel } from "@parterre/seat-map";
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import { DateTime } from "../platform/graphql/index.ts";
import { PerformanceType, PriceZoneType, type Programme, zoneOfSeat } from "../programme/index.ts";
import { checkCartKey } from "./cart-key.ts";
import type { CartLoader } from "./cart-loader.ts";
import { CartType, HeldSeatType, HoldType, toCartType, toHoldType } from "./hold.type.ts";
import { MergeCartsResult, toMergeCartsResult } from "./hold-results.type.ts";
import type { MergeCartsOutcome } from "./merge-carts.ts";
import { toSeatLabelType } from "./seat-label.type.ts";

@Resolver(() => CartType)
export class CartResolver {
  constructor(
    private readonly carts: CartLoader,
    private readonly merge: (carts: { readonly from: string; readonly into: string }) => Promise<MergeCartsOutcome>,
  ) {}

  @Mutation(() => MergeCartsResult, {
    description: "Puts everything one cart holds into another. Every hold keeps its own end; no seat is lost.",
  })
  async mergeCarts(
    @Arg("from", () => ID, { description: "The cart that is empty then." }) from: string,
    @Arg("into", () => ID, { description: "The cart that goes on." }) into: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof MergeCartsResult> {
    const [given, kept] = [checkCartKey(from), checkCartKey(into)];
    const outcome = await this.merge({ from: given, into: kept });
    for (const key of [given, kept]) this.carts.forget(context, key);
    return toMergeCartsResult(outcome, kept);
  }

  @Query(() => CartType, { description: "A cart by its key; one that holds nothing is empty, never missing." })
  cart(@Arg("key", () => ID, { description: "From createCart." }) key: string): CartType {
    return toCartType(checkCartKey(key));
  }

  @FieldResolver(() => [HoldType], { description: "Its live holds, oldest first." })
  async holds(@Root() cart: CartType, @Ctx() context: RequestContext): Promise<HoldType[]> {
    return (await this.carts.holdsOf(context, cart.key)).map(toHoldType);
  }

  @FieldResolver(() => DateTime, { nullable: true, description: "Soonest end of any hold; null when it is empty." })
  async heldUntil(@Root() cart: CartType, @Ctx() context: RequestContext): Promise<Date | null> {
    const ends = (await this.carts.holdsOf(context, cart.key)).map((hold) => hold.heldUntil);
    return ends.length === 0 ? null : new Date(Math.min(...ends));
  }

  @FieldResolver(() => DateTime, { description: "The server's clock, for an honest countdown." })
  serverTime(): Date {
    return new Date();
  }
}

@Resolver(() => HoldType)
export class HoldFieldsResolver {
  constructor(
    private readonly programme: Pick<Programme, "loadPerformance" | "sellingFacts">,
    private readonly geometryOf: (seatMapVersionId: string) => Promise<SeatMapGeometry>,
  ) {}

  @FieldResolver(() => PerformanceType, { description: "The performance the seats are of." })
  async performance(@Root() hold: HoldType, @Ctx() context: RequestContext): Promise<PerformanceType> {
    const performance = await this.programme.loadPerformance(context.loaders, hold.performanceId);
    if (!performance) throw new Error(`performance ${hold.performanceId} of a hold is missing`);
    return performance;
  }

  @FieldResolver(() => [HeldSeatType], { description: "The seats, by ordinal." })
  async seats(@Root() hold: HoldType): Promise<HeldSeatType[]> {
    const facts = await this.programme.sellingFacts(hold.performanceId);
    if (!facts) throw new Error(`performance ${hold.performanceId} of a hold is missing`);
    const geometry = await this.geometryOf(facts.seatMapVersionId);
    return hold.ordinals.map((ordinal) => {
      const zone = zoneOfSeat(facts, ordinal);
      return Object.assign(new HeldSeatType(), {
        ordinal,
        label: toSeatLabelType(seatLabel(geometry, ordinal)),
        zone: zone && Object.assign(new PriceZoneType(), zone),
      });
    });
  }
}
