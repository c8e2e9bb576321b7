import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { may, type RequestContext, type StaffActor } from "../../identity/index.ts";
import { channelCodeOf, checkCartKey } from "../../inventory/index.ts";
import { OrderType, toOrderType } from "../order.type.ts";
import type { OrderLoaders } from "../order-loaders.ts";
import { findOrderByCollectCode, findOrderBySecret, findOrdersByIds } from "../order-reads.store.ts";
import { readCollectCode, readOrderLink } from "../order-reference.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { plainSeats } from "../sales-inputs.type.ts";
import { refusal, toSaleRefusal } from "../sales-results.type.ts";
import { type ChangePayLinkOutcome, cancelPayLink, sendPayLinkAgain } from "./change-pay-link.ts";
import { payByLink } from "./pay-by-link.ts";
import {
  ChangePayLinkResult,
  LinkPaymentRefusedType,
  LinkPaymentStartedType,
  PayByLinkResult,
  PayLinkChangedType,
  PayLinkNotChangedType,
  PayLinkSentType,
  SendPayLinkInput,
  SendPayLinkResult,
} from "./pay-links.type.ts";
import { sendPayLink } from "./send-pay-link.ts";

/** Orders that somebody who is not here pays by a link, and collects by a code. */
@Resolver(() => OrderType)
export class PayLinksResolver {
  constructor(
    private readonly tools: SalesTools,
    private readonly loaders: Pick<OrderLoaders, "order">,
  ) {}

  @Authorized("orders.sell")
  @Mutation(() => SendPayLinkResult, {
    description: "Makes an order of everything a cart holds, keeps its seats, and writes the customer where to pay.",
  })
  async sendPayLink(
    @Arg("input", () => SendPayLinkInput, { description: "What is sold, to whom, and until when." })
    input: SendPayLinkInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof SendPayLinkResult> {
    const cartKey = checkCartKey(input.cartKey);
    const { name, phone, email, idNumber, customerId } = input.customer;
    const outcome = await sendPayLink(this.tools, {
      ...{ cartKey, currency: input.currency, seats: plainSeats(input.seats), payBy: input.payBy },
      ...{ promotionCode: input.promotionCode ?? null, deliveryCode: input.deliveryCode ?? null },
      channelCode: channelCodeOf(context.actor),
      shownTotalMinor: input.shownTotalMinor,
      customer: {
        ...{ name: name ?? null, phone: phone ?? null, email: email ?? null, locale: input.locale },
        ...{ idNumber: idNumber ?? null, customerId: customerId ?? null },
      },
      idempotencyKey: input.idempotencyKey,
      seller: context.actor as StaffActor,
    });
    this.tools.inventory.forgetCart(context, cartKey);
    if (outcome.kind !== "sent") return toSaleRefusal(outcome, cartKey);
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return Object.assign(new PayLinkSentType(), { order: toOrderType(order!, true) });
  }

  @Authorized("orders.sell")
  @Mutation(() => ChangePayLinkResult, { description: "Ends the wait for a payment by link; the seats are free." })
  async cancelPayLink(
    @Arg("orderId", () => ID, { description: "An order that waits for its payment." }) orderId: string,
    @Arg("reason", () => String, { description: "Why; kept with the order." }) reason: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof ChangePayLinkResult> {
    return this.changed(await cancelPayLink(this.tools, actor as StaffActor, { orderId, reason }));
  }

  @Authorized("orders.sell")
  @Mutation(() => ChangePayLinkResult, { description: "Writes the link to the customer once more." })
  async sendPayLinkAgain(
    @Arg("orderId", () => ID, { description: "An order that waits for its payment." }) orderId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof ChangePayLinkResult> {
    return this.changed(await sendPayLinkAgain(this.tools, actor as StaffActor, orderId));
  }

  @Mutation(() => PayByLinkResult, { description: "Begins to pay an order whose link was sent." })
  async payByLink(
    @Arg("secret", () => ID, { description: "From the link." }) secret: string,
    @Arg("provider", () => String, { description: "One of paymentProviders." }) provider: string,
    @Arg("idempotencyKey", () => ID, { description: "Chosen by the client, 8 to 100 characters; repeats do nothing." })
    idempotencyKey: string,
  ): Promise<typeof PayByLinkResult> {
    const outcome = await payByLink(this.tools, { secret, provider, idempotencyKey });
    return outcome.kind === "started"
      ? Object.assign(new LinkPaymentStartedType(), { redirectUrl: outcome.redirectUrl })
      : refusal(LinkPaymentRefusedType, outcome.reason, { field: outcome.field });
  }

  @Authorized("orders.sell")
  @Query(() => OrderType, {
    nullable: true,
    description: "The order that somebody collects: by its code, or by the link on their telephone; null for none.",
  })
  async orderToCollect(
    @Arg("code", () => String, { description: "As typed, or as a scanner read it." }) typed: string,
  ): Promise<OrderType | null> {
    const [secret, code] = [readOrderLink(typed), readCollectCode(typed)];
    const order = await this.tools.database.read(async (tx) => {
      if (secret) return findOrderBySecret(tx, secret);
      return code ? findOrderByCollectCode(tx, code) : null;
    });
    return order ? toOrderType(order, false) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "For staff while it awaits a payment by link: the link, to be read out or sent another way.",
  })
  async payLink(@Root() { id }: OrderType, @Ctx() { actor, loaders }: RequestContext): Promise<string | null> {
    if (!may(actor, "orders.sell")) return null;
    const order = await this.loaders.order(loaders, id);
    return order?.state === "awaiting_payment" && order.collectCode !== null ? this.tools.orderUrl(order.secret) : null;
  }

  private async changed(outcome: ChangePayLinkOutcome): Promise<typeof ChangePayLinkResult> {
    if (outcome.kind === "refused") return refusal(PayLinkNotChangedType, outcome.reason, { field: outcome.field });
    const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
    return Object.assign(new PayLinkChangedType(), { order: toOrderType(order!, false) });
  }
}
