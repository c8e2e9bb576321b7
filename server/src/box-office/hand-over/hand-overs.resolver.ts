import { Arg, Authorized, Ctx, ID, Mutation, Query, Resolver, Subscription } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { RequestContext, StaffActor } from "../../identity/index.ts";
import { servedByBroadcaster } from "../../platform/live/index.ts";
import { toBoxOfficeRefused } from "../box-office-results.type.ts";
import type { BoxOfficeTools } from "../box-office-tools.ts";
import { findCounters } from "../counter.store.ts";
import type { NotDone } from "../refused.ts";
import { findPrintPlaces } from "./find-print-places.ts";
import { ticketsToMove } from "./hand-over.rules.ts";
import { findHandedTickets, findHandOversInVenue, findPapers, type HandOverRow } from "./hand-over.store.ts";
import {
  HandOverPrintsInput,
  PrintHandOverNotedType,
  PrintHandOverResult,
  PrintHandOversType,
  PrintPlaceType,
  toPrintHandOverRefused,
  toPrintHandOverType,
  toPrintPlaceType,
} from "./hand-over.type.ts";
import { type HandOverRefused, handOverPrints } from "./hand-over-prints.ts";
import { takeBackPrints } from "./take-back-prints.ts";

/** Tickets that one window prints for another. */
@Resolver()
export class HandOversResolver {
  constructor(private readonly tools: BoxOfficeTools) {}

  @Authorized("tickets.print")
  @Query(() => [PrintPlaceType], {
    description:
      "The other windows of a venue and whether they could print an order's tickets; none for no such order.",
  })
  async printPlaces(
    @Arg("orderId", () => ID, { description: "The order." }) orderId: string,
    @Arg("fromCounterId", () => ID, { description: "The window that would hand over." }) fromCounterId: string,
    @Arg("insteadOf", () => ID, { nullable: true, description: "A hand-over whose tickets would be handed on." })
    insteadOf?: string | null,
  ): Promise<PrintPlaceType[]> {
    if (!isUuid(orderId)) return [];
    return this.tools.database.read(async (tx) => {
      const all = await findCounters(tx);
      const from = all.find(({ id }) => id === fromCounterId);
      const ticketIds = ticketsToMove(await findPapers(tx, orderId), insteadOf ?? null);
      if (!from || typeof ticketIds === "string") return [];
      const others = all.filter(({ id, venue_id }) => id !== from.id && venue_id === from.venue_id);
      const places = await findPrintPlaces(tx, others, ticketIds);
      return places.map((place) => toPrintPlaceType(place, { counterId: from.id, venueId: from.venue_id }));
    });
  }

  @Authorized("tickets.print")
  @Mutation(() => PrintHandOverResult, {
    description: "Hands the tickets of an order that wait for paper to another window, which alone prints them then.",
  })
  async handOverPrints(
    @Arg("input", () => HandOverPrintsInput, { description: "Which, and where to." }) input: HandOverPrintsInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof PrintHandOverResult> {
    const insteadOf = input.insteadOf ?? null;
    return this.noted(await handOverPrints(this.tools, actor as StaffActor, { ...input, insteadOf }));
  }

  @Authorized("tickets.print")
  @Mutation(() => PrintHandOverResult, {
    description: "Takes back what waits at another window. What was printed there, or may have been, stays.",
  })
  async takeBackPrints(
    @Arg("handOverId", () => ID, { description: "The hand-over." }) handOverId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof PrintHandOverResult> {
    return this.noted(await takeBackPrints(this.tools, actor as StaffActor, handOverId));
  }

  @Subscription(() => PrintHandOversType, {
    subscribe: servedByBroadcaster,
    description: "What windows of a venue print for one another: at once, and again whenever it changes.",
  })
  async printHandOvers(
    @Arg("venueId", () => ID, { description: "The venue." }) venueId: string,
  ): Promise<PrintHandOversType> {
    return this.tools.database.read(async (tx) => {
      const rows = await findHandOversInVenue(tx, venueId);
      const tickets = await findHandedTickets(
        tx,
        rows.map(({ id }) => id),
      );
      const handOvers = rows.map((row) => toPrintHandOverType(row, tickets));
      return Object.assign(new PrintHandOversType(), { handOvers });
    });
  }

  private async noted(outcome: HandOverRow | HandOverRefused | NotDone): Promise<typeof PrintHandOverResult> {
    if ("kind" in outcome) {
      return outcome.kind === "not-done" ? toBoxOfficeRefused(outcome) : toPrintHandOverRefused(outcome);
    }
    const tickets = await this.tools.database.read((tx) => findHandedTickets(tx, [outcome.id]));
    return Object.assign(new PrintHandOverNotedType(), { handOver: toPrintHandOverType(outcome, tickets) });
  }
}
