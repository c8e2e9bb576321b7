import DataLoader from "dataloader";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../identity/index.ts";
import { SeatLabelType } from "../inventory/index.ts";
import type { Database } from "../platform/database/index.ts";
import { MoneyType } from "../platform/graphql/index.ts";
import { PerformanceType, type Programme, TicketTypeType } from "../programme/index.ts";
import { type OrderLineType, OrderType, type Sales, TicketHolderType } from "../sales/index.ts";
import { findTicketsOfOrders } from "./ticket.store.ts";
import { TicketType, toTicketType } from "./ticket.type.ts";

const key = Symbol("tickets of orders");

/** The tickets of an order. */
@Resolver(() => OrderType)
export class OrderTicketsResolver {
  constructor(private readonly database: Database) {}

  @FieldResolver(() => [TicketType], { description: "In the order of its lines; revoked ones too." })
  async tickets(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<TicketType[]> {
    const loader = loaders.get<string, TicketType[]>(
      key,
      () =>
        new DataLoader(async (orderIds) => {
          const tickets = await this.database.read((tx) => findTicketsOfOrders(tx, orderIds));
          return orderIds.map((orderId) =>
            tickets.filter((ticket) => ticket.orderId === orderId).map((ticket) => toTicketType(ticket)),
          );
        }),
    );
    return loader.load(order.id);
  }
}

@Resolver(() => TicketType)
export class TicketFieldsResolver {
  constructor(
    private readonly programme: Pick<Programme, "loadPerformance" | "loadTicketType">,
    private readonly sales: Pick<Sales, "loadOrderLine" | "loadTicketHolder">,
  ) {}

  @FieldResolver(() => TicketHolderType, {
    nullable: true,
    description: "Whom it is for, where the market asks for real names; null: nobody was asked.",
  })
  holder(@Root() ticket: TicketType, @Ctx() { loaders }: RequestContext): Promise<TicketHolderType | null> {
    return this.sales.loadTicketHolder(loaders, ticket.orderLineId);
  }

  @FieldResolver(() => PerformanceType, { description: "What it lets in to." })
  async performance(@Root() ticket: TicketType, @Ctx() { loaders }: RequestContext): Promise<PerformanceType> {
    const performance = await this.programme.loadPerformance(loaders, ticket.performanceId);
    if (!performance) throw new Error(`performance ${ticket.performanceId} of ticket ${ticket.number} is missing`);
    return performance;
  }

  @FieldResolver(() => SeatLabelType, { description: "What was printed on the seat when it was sold." })
  async label(@Root() ticket: TicketType, @Ctx() context: RequestContext): Promise<SeatLabelType> {
    return (await this.line(ticket, context)).label;
  }

  @FieldResolver(() => TicketTypeType, { description: "Who it is for." })
  async ticketType(@Root() ticket: TicketType, @Ctx() context: RequestContext): Promise<TicketTypeType> {
    const { ticketTypeId } = await this.line(ticket, context);
    const type = await this.programme.loadTicketType(context.loaders, ticketTypeId);
    if (!type) throw new Error(`ticket type ${ticketTypeId} of ticket ${ticket.number} is missing`);
    return type;
  }

  @FieldResolver(() => MoneyType, { description: "What was paid for it." })
  async price(@Root() ticket: TicketType, @Ctx() context: RequestContext): Promise<MoneyType> {
    return (await this.line(ticket, context)).price;
  }

  @FieldResolver(() => MoneyType, { description: "What the price list said; more than the price for free tickets." })
  async faceValue(@Root() ticket: TicketType, @Ctx() context: RequestContext): Promise<MoneyType> {
    return (await this.line(ticket, context)).faceValue;
  }

  private async line(ticket: TicketType, { loaders }: RequestContext): Promise<OrderLineType> {
    const line = await this.sales.loadOrderLine(loaders, ticket.orderLineId);
    if (!line) throw new Error(`the order line of ticket ${ticket.number} is missing`);
    return line;
  }
}
