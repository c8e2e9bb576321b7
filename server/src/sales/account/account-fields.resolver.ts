import type { Money } from "@parterre/money";
import { Authorized, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type Channels, ChannelType, toChannelType } from "../../channels/index.ts";
import { type Identity, type RequestContext, StaffMemberType } from "../../identity/index.ts";
import { MoneyType } from "../../platform/graphql/index.ts";
import { OrderType } from "../order.type.ts";
import type { OrderLoaders } from "../order-loaders.ts";
import { OrderActType, toOrderActType } from "./account.type.ts";

/** An order as a debtor account: what is owed, what is paid, and every act. */
@Resolver(() => OrderType)
export class OrderAccountResolver {
  constructor(private readonly loaders: OrderLoaders) {}

  @FieldResolver(() => MoneyType, {
    description: "What its lines and charges come to, less what was given back; nothing until it is sold.",
  })
  async owed(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<Money> {
    return this.money(order, (await this.loaders.accountOf(loaders, order.id)).owedMinor);
  }

  @FieldResolver(() => MoneyType, { description: "Payments less refunds." })
  async paid(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<Money> {
    return this.money(order, (await this.loaders.accountOf(loaders, order.id)).paidMinor);
  }

  @FieldResolver(() => MoneyType, { description: "Owed less paid: what is still to come." })
  async balance(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<Money> {
    const { owedMinor, paidMinor } = await this.loaders.accountOf(loaders, order.id);
    return this.money(order, owedMinor - paidMinor);
  }

  @Authorized("orders.read")
  @FieldResolver(() => [OrderActType], { description: "Everything that was done to it, oldest first." })
  async acts(@Root() order: OrderType, @Ctx() { loaders }: RequestContext): Promise<OrderActType[]> {
    return (await this.loaders.actsOf(loaders, order.id)).map((act) => toOrderActType(act, order.total.currency));
  }

  private money(order: OrderType, amountMinor: number): Money {
    return { amountMinor, currency: order.total.currency };
  }
}

@Resolver(() => OrderActType)
export class OrderActFieldsResolver {
  constructor(
    private readonly identity: Pick<Identity, "loadStaffMember">,
    private readonly channels: Channels,
  ) {}

  @FieldResolver(() => StaffMemberType, {
    nullable: true,
    description: "Who; null: the buyer, a provider or the server.",
  })
  async staffMember(@Root() act: OrderActType, @Ctx() { loaders }: RequestContext): Promise<StaffMemberType | null> {
    return act.staffId === null ? null : this.identity.loadStaffMember(loaders, act.staffId);
  }

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "The second person, where one was needed." })
  async approver(@Root() act: OrderActType, @Ctx() { loaders }: RequestContext): Promise<StaffMemberType | null> {
    return act.approverId === null ? null : this.identity.loadStaffMember(loaders, act.approverId);
  }

  @FieldResolver(() => ChannelType, { description: "Through which channel." })
  async channel(@Root() act: OrderActType): Promise<ChannelType> {
    const channel = await this.channels.byId(act.channelId);
    if (!channel) throw new Error(`channel ${act.channelId} of act ${act.id} is missing`);
    return toChannelType(channel);
  }
}
