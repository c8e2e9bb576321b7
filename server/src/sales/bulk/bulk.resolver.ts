import { Arg, Authorized, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import { PrivilegedAct, type RequestContext, type StaffActor } from "../../identity/index.ts";
import { channelCodeOf, checkCartKey } from "../../inventory/index.ts";
import { performanceIdFrom } from "../../programme/index.ts";
import { toOrderType } from "../order.type.ts";
import { findOrdersByIds } from "../order-reads.store.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { ApprovalRequiredType, CheckoutRefusedType, refusal, toNotSold } from "../sales-results.type.ts";
import {
  FreeTicketQuotaSetType,
  FreeTicketQuotaType,
  FreeTicketsGivenType,
  GiveFreeTicketsInput,
  GiveFreeTicketsResult,
  QuotaReachedType,
  SetFreeTicketQuotaResult,
} from "./bulk.type.ts";
import { findQuotas } from "./free-ticket-quota.store.ts";
import { giveFreeTickets } from "./give-free-tickets.ts";
import { setFreeTicketQuota } from "./set-free-ticket-quota.ts";

/** Nothing has it. */
const noId = "00000000-0000-0000-0000-000000000000";

@Resolver()
export class BulkResolver {
  constructor(private readonly tools: SalesTools) {}

  @Authorized("orders.sell")
  @Mutation(() => GiveFreeTicketsResult, {
    description: "Gives every seat of a cart away as complimentary or staff tickets, in one act.",
  })
  async giveFreeTickets(
    @Arg("input", () => GiveFreeTicketsInput, { description: "What is given, to whom, and why." })
    input: GiveFreeTicketsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof GiveFreeTicketsResult> {
    const cartKey = checkCartKey(input.cartKey);
    const { name, phone, email } = input.recipient;
    const outcome = await giveFreeTickets(this.tools, {
      cartKey,
      ticketTypeId: isUuid(input.ticketTypeId) ? input.ticketTypeId : noId,
      currency: input.currency,
      reason: input.reason,
      recipient: { name: name ?? null, phone: phone ?? null, email: email ?? null },
      channelCode: channelCodeOf(context.actor),
      approvalToken: input.approvalToken ?? null,
      idempotencyKey: input.idempotencyKey,
      actor: context.actor as StaffActor,
    });
    this.tools.inventory.forgetCart(context, cartKey);
    switch (outcome.kind) {
      case "given": {
        const [order] = await this.tools.database.read((tx) => findOrdersByIds(tx, [outcome.orderId]));
        return Object.assign(new FreeTicketsGivenType(), { order: toOrderType(order!, true) });
      }
      case "approval-required":
        return refusal(ApprovalRequiredType, outcome.reason, { act: PrivilegedAct.GIVE_FREE_TICKETS });
      case "quota":
        return refusal(QuotaReachedType, outcome.reason, { left: outcome.left });
      default:
        return toNotSold(outcome, cartKey);
    }
  }

  @Authorized("orders.sell")
  @Query(() => [FreeTicketQuotaType], { description: "Quotas of free tickets of a performance." })
  async freeTicketQuotas(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
  ): Promise<FreeTicketQuotaType[]> {
    const id = performanceIdFrom(performanceId);
    return id === null ? [] : this.quotasOf(id);
  }

  @Authorized("programme.edit")
  @Mutation(() => SetFreeTicketQuotaResult, { description: "Says how many free tickets a performance may give away." })
  async setFreeTicketQuota(
    @Arg("performanceId", () => ID, { description: "The performance." }) performanceId: string,
    @Arg("ticketTypeId", () => ID, { description: "A complimentary or staff ticket type." }) ticketTypeId: string,
    @Arg("most", () => Int, { nullable: true, description: "The most; null takes the quota away." })
    most: number | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof SetFreeTicketQuotaResult> {
    const id = performanceIdFrom(performanceId);
    const command = { performanceId: id, ticketTypeId: isUuid(ticketTypeId) ? ticketTypeId : noId, most: most ?? null };
    const refused = await setFreeTicketQuota(this.tools, context.actor as StaffActor, command);
    if (refused) return refusal(CheckoutRefusedType, refused.reason, { field: refused.field });
    return Object.assign(new FreeTicketQuotaSetType(), { quotas: await this.quotasOf(id!) });
  }

  private async quotasOf(performanceId: number): Promise<FreeTicketQuotaType[]> {
    const quotas = await this.tools.database.read((tx) => findQuotas(tx, performanceId));
    return quotas.map(({ ticketTypeId, most, given }) =>
      Object.assign(new FreeTicketQuotaType(), { ticketTypeId, most, given }),
    );
  }
}
