import { GraphQLError } from "graphql";
import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { type Identity, type RequestContext, type StaffActor, StaffMemberType } from "../../identity/index.ts";
import { PerformanceType, type Programme, performanceIdFrom } from "../../programme/index.ts";
import { checkCartKey } from "../cart-key.ts";
import type { CartLoader } from "../cart-loader.ts";
import { extendReservation, releaseReservation } from "./change-reservation.ts";
import type { ReservationRefusal } from "./reservation.rules.ts";
import { findReservation, searchReservations } from "./reservation.store.ts";
import {
  ExtendReservationInput,
  ReleaseReservationInput,
  ReservationFilter,
  ReservationType,
  ReserveSeatsInput,
  SaveReservationResult,
  toReservationRefused,
  toReservationSaved,
  toReservationType,
} from "./reservation.type.ts";
import { type Reserving, reserveSeats } from "./reserve-seats.ts";

const mostListed = 200;

/** What staff do with reservations. */
@Resolver(() => ReservationType)
export class ReservationsResolver {
  constructor(
    private readonly reserving: Reserving,
    private readonly carts: CartLoader,
    private readonly programme: Pick<Programme, "loadPerformance">,
    private readonly identity: Pick<Identity, "loadStaffMember">,
  ) {}

  @Authorized("inventory.reserve")
  @Query(() => [ReservationType], { description: "Reservations by deadline, soonest first." })
  async reservations(
    @Arg("filter", () => ReservationFilter, { nullable: true, description: "Absent: all." })
    filter: ReservationFilter | null,
    @Arg("first", () => Int, { defaultValue: 100, description: `At most so many, up to ${mostListed}.` }) first: number,
  ): Promise<ReservationType[]> {
    if (first < 1 || first > mostListed) throw badInput(`\`first\` must be from 1 to ${mostListed}.`);
    const performanceId = filter?.performanceId == null ? null : performanceIdFrom(filter.performanceId);
    if (filter?.performanceId != null && performanceId === null) return [];
    const text = filter?.text?.trim().slice(0, 100) ?? "";
    const found = await this.reserving.database.read((tx) =>
      searchReservations(tx, { text, state: filter?.state ?? null, performanceId, most: first }),
    );
    return found.map(toReservationType);
  }

  @Authorized("inventory.reserve")
  @Mutation(() => SaveReservationResult, {
    description: "Keeps everything a cart holds for a named customer until a deadline; the cart is empty then.",
  })
  async reserveSeats(
    @Arg("input", () => ReserveSeatsInput, { description: "Which cart, for whom, until when." })
    input: ReserveSeatsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SaveReservationResult> {
    const cartKey = checkCartKey(input.cartKey);
    const outcome = await reserveSeats(this.reserving, staff(context), {
      cartKey,
      customer: {
        name: input.customerName,
        phone: input.customerPhone ?? null,
        email: input.customerEmail ?? null,
        note: input.note ?? null,
        customerId: input.customerId ?? null,
      },
      deadline: input.deadline,
    });
    this.carts.forget(context, cartKey);
    return this.answer(outcome);
  }

  @Authorized("inventory.reserve")
  @Mutation(() => SaveReservationResult, { description: "Gives an open reservation another deadline." })
  async extendReservation(
    @Arg("input", () => ExtendReservationInput, { description: "Which, and until when." })
    input: ExtendReservationInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SaveReservationResult> {
    return this.answer(await extendReservation(this.reserving, staff(context), input));
  }

  @Authorized("inventory.reserve")
  @Mutation(() => SaveReservationResult, { description: "Gives an open reservation's seats back." })
  async releaseReservation(
    @Arg("input", () => ReleaseReservationInput, { description: "Which, and why." }) input: ReleaseReservationInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SaveReservationResult> {
    return this.answer(await releaseReservation(this.reserving, staff(context), input));
  }

  @FieldResolver(() => [PerformanceType], { description: "The performances its seats are of." })
  async performances(
    @Root() { performanceIds }: ReservationType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<PerformanceType[]> {
    const all = await Promise.all(performanceIds.map((id) => this.programme.loadPerformance(loaders, id)));
    return all.filter((performance) => performance !== null);
  }

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "Who made it." })
  reservedBy(
    @Root() { reservedById }: ReservationType,
    @Ctx() { loaders }: RequestContext,
  ): Promise<StaffMemberType | null> | null {
    return reservedById === null ? null : this.identity.loadStaffMember(loaders, reservedById);
  }

  private async answer(
    outcome: ReservationRefusal | { readonly kind: string; readonly id: string },
  ): Promise<typeof SaveReservationResult> {
    if ("field" in outcome) return toReservationRefused(outcome);
    const reservation = await this.reserving.database.read((tx) => findReservation(tx, outcome.id));
    if (!reservation) throw new Error(`reservation ${outcome.id} is gone`);
    return toReservationSaved(toReservationType(reservation));
  }
}

function staff({ actor }: RequestContext): StaffActor {
  if (actor.kind === "staff") return actor;
  throw new GraphQLError("Please sign in.", { extensions: { code: "UNAUTHENTICATED" } });
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}
