import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import { PerformanceType, PriceZoneType, type Programme, TicketTypeType } from "../programme/index.ts";
import { OrderLineType, TicketHolderType, toTicketHolderType } from "./order.type.ts";
import type { OrderLoaders } from "./order-loaders.ts";
import { QuoteLineType, TicketTypeOfferType, TicketTypeRefusedType } from "./sales-results.type.ts";

type LineLoads = Pick<Programme, "loadPerformance" | "loadZone" | "loadTicketType">;
interface LineKeys {
  readonly performanceId: number;
  readonly zoneId: string;
  readonly ticketTypeId: string;
}

/** Answers what a line is of; the rows it points to are never deleted. */
async function present<Node>(loading: Promise<Node | null>, what: string): Promise<Node> {
  const found = await loading;
  if (!found) throw new Error(`${what} is missing`);
  return found;
}

@Resolver(() => OrderLineType)
export class OrderLineFieldsResolver {
  constructor(
    private readonly programme: LineLoads,
    private readonly loads: Pick<OrderLoaders, "holderOf">,
  ) {}

  @FieldResolver(() => TicketHolderType, {
    nullable: true,
    description: "Whom the ticket is for; null: nobody was asked.",
  })
  async holder(@Root() { id }: OrderLineType, @Ctx() { loaders }: RequestContext): Promise<TicketHolderType | null> {
    return toTicketHolderType(await this.loads.holderOf(loaders, id));
  }

  @FieldResolver(() => PerformanceType, { description: "What the seat is for." })
  performance(@Root() line: OrderLineType, @Ctx() { loaders }: RequestContext): Promise<PerformanceType> {
    return performanceOf(this.programme, loaders, line);
  }

  @FieldResolver(() => PriceZoneType, { description: "The price zone it was sold in." })
  zone(@Root() line: OrderLineType, @Ctx() { loaders }: RequestContext): Promise<PriceZoneType> {
    return zoneOf(this.programme, loaders, line);
  }

  @FieldResolver(() => TicketTypeType, { description: "Who the ticket is for." })
  ticketType(@Root() line: OrderLineType, @Ctx() { loaders }: RequestContext): Promise<TicketTypeType> {
    return ticketTypeOf(this.programme, loaders, line);
  }
}

@Resolver(() => QuoteLineType)
export class QuoteLineFieldsResolver {
  constructor(private readonly programme: LineLoads) {}

  @FieldResolver(() => PerformanceType, { description: "What the seat is for." })
  performance(@Root() line: QuoteLineType, @Ctx() { loaders }: RequestContext): Promise<PerformanceType> {
    return performanceOf(this.programme, loaders, line);
  }

  @FieldResolver(() => PriceZoneType, { description: "The price zone it lies in." })
  zone(@Root() line: QuoteLineType, @Ctx() { loaders }: RequestContext): Promise<PriceZoneType> {
    return zoneOf(this.programme, loaders, line);
  }

  @FieldResolver(() => TicketTypeType, { description: "Who the ticket is for." })
  ticketType(@Root() line: QuoteLineType, @Ctx() { loaders }: RequestContext): Promise<TicketTypeType> {
    return ticketTypeOf(this.programme, loaders, line);
  }
}

@Resolver(() => TicketTypeOfferType)
export class TicketTypeOfferFieldsResolver {
  constructor(private readonly programme: LineLoads) {}

  @FieldResolver(() => TicketTypeType, { description: "The kind of ticket." })
  ticketType(@Root() offer: TicketTypeOfferType, @Ctx() { loaders }: RequestContext): Promise<TicketTypeType> {
    return ticketTypeOf(this.programme, loaders, offer);
  }
}

@Resolver(() => TicketTypeRefusedType)
export class TicketTypeRefusedFieldsResolver {
  constructor(private readonly programme: LineLoads) {}

  @FieldResolver(() => TicketTypeType, { description: "The kind of ticket whose rule it is." })
  ticketType(@Root() refusal: TicketTypeRefusedType, @Ctx() { loaders }: RequestContext): Promise<TicketTypeType> {
    return ticketTypeOf(this.programme, loaders, refusal);
  }
}

function performanceOf(programme: LineLoads, loaders: RequestContext["loaders"], { performanceId }: LineKeys) {
  return present(programme.loadPerformance(loaders, performanceId), `performance ${performanceId} of a line`);
}

function zoneOf(programme: LineLoads, loaders: RequestContext["loaders"], { zoneId }: LineKeys) {
  return present(programme.loadZone(loaders, zoneId), `price zone ${zoneId} of a line`);
}

function ticketTypeOf(
  programme: LineLoads,
  loaders: RequestContext["loaders"],
  { ticketTypeId }: Pick<LineKeys, "ticketTypeId">,
) {
  return present(programme.loadTicketType(loaders, ticketTypeId), `ticket type ${ticketTypeId} of a line`);
}
