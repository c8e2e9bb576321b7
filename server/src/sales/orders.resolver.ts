import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { type Channels, ChannelType, toChannelType } from "../channels/index.ts";
import { type Identity, type RequestContext, StaffMemberType } from "../identity/index.ts";
import type { Database } from "../platform/database/index.ts";
import { pageRequest, toConnection } from "../platform/graphql/index.ts";
import { performanceIdFrom } from "../programme/index.ts";
import { ChargeType, toChargeType } from "./charge.type.ts";
import {
  OrderConnectionType,
  OrderLineType,
  OrderType,
  PaymentType,
  RefundType,
  toOrderLineType,
  toOrderType,
  toPaymentType,
  toRefundType,
} from "./order.type.ts";
import type { OrderLoaders } from "./order-loaders.ts";
import { findOrderByReference, findOrderBySecret, findOrders, findOrdersByIds } from "./order-reads.store.ts";
import { readOrderReference } from "./order-reference.ts";
import { orderSummaryOf } from "./order-summary.ts";
import { findCounterSale } from "./tenders/sell-at-counter.ts";

/** No row was ever made under it. */
const noPerformance = 0;

@Resolver(() => OrderType)
export class OrdersResolver {
  constructor(
    private readonly database: Database,
    private readonly channels: Channels,
    private readonly identity: Pick<Identity, "loadStaffMember">,
    private readonly loaders: OrderLoaders,
  ) {}

  @Query(() => OrderType, { nullable: true, description: "By the buyer's secret link." })
  async order(@Arg("secret", () => ID, { description: "From the link." }) secret: string): Promise<OrderType | null> {
    const order = await this.database.read((tx) => findOrderBySecret(tx, secret));
    return order && toOrderType(order, true);
  }

  @Authorized("orders.read")
  @Query(() => OrderType, { nullable: true, description: "By the reference that a customer reads out." })
  async orderByReference(
    @Arg("reference", () => String, { description: "With or without dash, in any case." }) typed: string,
  ): Promise<OrderType | null> {
    const reference = readOrderReference(typed);
    const order = reference && (await this.database.read((tx) => findOrderByReference(tx, reference)));
    return order ? toOrderType(order, false) : null;
  }

  @Authorized("orders.read")
  @Query(() => OrderType, {
    nullable: true,
    description: "What `sellAtCounter` made under a key, for a window that never heard its answer; null: nothing.",
  })
  async counterSale(
    @Arg("sellerId", () => ID, { description: "Who sold." }) sellerId: string,
    @Arg("idempotencyKey", () => String, { description: "Of that sale." }) idempotencyKey: string,
  ): Promise<OrderType | null> {
    const [order] = await this.database.read(async (tx) => {
      const orderId = await findCounterSale(tx, sellerId, idempotencyKey);
      return orderId ? findOrdersByIds(tx, [orderId]) : [];
    });
    return order ? toOrderType(order, false) : null;
  }

  @Authorized("orders.read")
  @Query(() => OrderConnectionType, { description: "Orders, newest first." })
  async orders(
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many, 1 to 100." }) first: number,
    @Arg("after", () => String, { nullable: true, description: "Cursor to start after." }) after: string | null,
    @Arg("search", () => String, {
      nullable: true,
      description: "A reference, a ticket's number, a telephone number, or part of a name or e-mail address.",
    })
    search: string | null,
    @Arg("performanceId", () => ID, { nullable: true, description: "Only orders with a seat of this performance." })
    performanceId: string | null,
  ) {
    const request = pageRequest(first ?? 20, after, 1);
    const filter = {
      search: search ?? null,
      performanceId: performanceId == null ? null : (performanceIdFrom(performanceId) ?? noPerformance),
    };
    const page = await this.database.read((tx) => findOrders(tx, filter, request));
    return Object.assign(
      new OrderConnectionType(),
      toConnection(
        page,
        request,
        (order) => [order.id],
        (order) => toOrderType(order, false),
      ),
    );
  }

  @FieldResolver(() => [OrderLineType], { description: "One a seat, as on the receipt." })
  async lines(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<OrderLineType[]> {
    const lines = await this.loaders.linesOf(loaders, order.id);
    return lines.map((line) => toOrderLineType(line, order.total.currency));
  }

  @FieldResolver(() => [ChargeType], {
    description: "Discounts, fees and taxes over all its lines, as on the receipt.",
  })
  async charges(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<ChargeType[]> {
    const charges = await this.loaders.chargesOf(loaders, order.id);
    return orderSummaryOf(charges).map((charge) => toChargeType(charge, order.total.currency));
  }

  @FieldResolver(() => [PaymentType], { description: "Oldest first." })
  async payments(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<PaymentType[]> {
    return (await this.loaders.paymentsOf(loaders, order.id)).map(toPaymentType);
  }

  @FieldResolver(() => [RefundType], { description: "Oldest first." })
  async refunds(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<RefundType[]> {
    return (await this.loaders.refundsOf(loaders, order.id)).map(toRefundType);
  }

  @FieldResolver(() => ChannelType, { description: "Through which it was sold." })
  async channel(@Root() order: OrderType): Promise<ChannelType> {
    const channel = await this.channels.byId(order.channelId);
    if (!channel) throw new Error(`channel ${order.channelId} of order ${order.id} is missing`);
    return toChannelType(channel);
  }

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "Who sold it; null for the web shop." })
  async seller(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<StaffMemberType | null> {
    return order.sellerId === null ? null : this.identity.loadStaffMember(loaders, order.sellerId);
  }
}

@Resolver(() => RefundType)
export class RefundFieldsResolver {
  constructor(private readonly identity: Pick<Identity, "loadStaffMember">) {}

  @FieldResolver(() => StaffMemberType, {
    nullable: true,
    description: "The second person; null where none was needed.",
  })
  async approver(@Root() refund: RefundType, @Ctx() { loaders }: RequestContext): Promise<StaffMemberType | null> {
    return refund.approverId === null ? null : this.identity.loadStaffMember(loaders, refund.approverId);
  }
}
