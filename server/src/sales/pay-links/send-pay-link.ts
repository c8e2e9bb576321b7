import { v7 as uuid } from "uuid";
import { audit, type StaffActor } from "../../identity/index.ts";
import { type Hold, newCartKey } from "../../inventory/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { appendOutbox } from "../../platform/jobs/index.ts";
import { quoteAsShown, refusalWithoutCode, refusedBy, type SaleRefusal } from "../checkout.ts";
import { claimLimitsOfSale, pricedParts } from "../claim-limits.ts";
import { keepIdentities } from "../identities/keep-identities.ts";
import { insertOrder } from "../insert-order.store.ts";
import { customerKeyOf } from "../limits.rules.ts";
import { releaseLimits } from "../limits.store.ts";
import { claimOnce } from "../once-only.store.ts";
import { lapseOtherOrdersOfCart } from "../order.store.ts";
import { newCollectCode, newOrderReference, newOrderSecret } from "../order-reference.ts";
import { orRefused, Refused } from "../refused.ts";
import {
  customerRefusal,
  keyRefusal,
  localeRefusal,
  mostSeatsOfStaff,
  seatsRefusal,
  type WalkIn,
} from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SaleWish } from "../sale-wish.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { nameRefusal, payByRefusal } from "./pay-link.rules.ts";

/** The outbox message that writes the link to the customer. */
export const payLinkMessage = "sales.pay-link";
export interface PayLinkMessage {
  readonly orderId: string;
}

export interface SendPayLinkCommand extends SaleWish {
  readonly shownTotalMinor: number;
  readonly customer: WalkIn & { readonly locale: string };
  /** Until when the seats are kept for this. */
  readonly payBy: Date;
  readonly idempotencyKey: string;
  readonly seller: StaffActor;
}

interface Sent {
  readonly kind: "sent";
  readonly orderId: string;
}

export type SendPayLinkOutcome = Sent | SaleRefusal;

/**
 * Sells held seats to somebody who is not here: makes their order, keeps its seats until the time to pay is over, and
 * leaves a message with the link where they pay it. The seats leave the seller's cart; the price is what was shown.
 */
export async function sendPayLink(tools: SalesTools, command: SendPayLinkCommand): Promise<SendPayLinkOutcome> {
  const { customer, seats, payBy, idempotencyKey } = command;
  const badInput =
    keyRefusal(idempotencyKey) ??
    seatsRefusal(seats, mostSeatsOfStaff) ??
    nameRefusal(customer) ??
    customerRefusal(customer) ??
    localeRefusal(customer.locale) ??
    payByRefusal(payBy.getTime(), Date.now(), []);
  if (badInput) return refusedBy(badInput);
  return orRefused<Sent, SaleRefusal>(() => place(tools, command));
}

async function place(tools: SalesTools, command: SendPayLinkCommand): Promise<Sent> {
  const { cartKey, customer, seller, payBy, currency } = command;
  const channel = await tools.channels.byCode(command.channelCode);
  if (!channel) throw new Error(`there is no channel ${command.channelCode}`);
  return tools.database.inHotTransaction(async (tx) => {
    const orderId = uuid();
    const { seller: _, ...request } = command;
    const once = await claimOnce(tx, "send-pay-link", `${seller.staffId}/${command.idempotencyKey}`, request, {
      orderId,
    });
    if (once.kind === "again") return { kind: "sent", orderId: once.answer.orderId };
    if (once.kind === "misused") throw refuse(refusedBy({ reason: saleTexts.keyMisused, field: "idempotencyKey" }));
    const replaced = await lapseOtherOrdersOfCart(tx, cartKey, orderId, saleTexts.orderReplaced);
    const orderCart = newCartKey();
    const holds = await tools.inventory.keepForPayment(tx, cartKey, orderCart, payBy);
    const buyer = customerKeyOf(customer.email);
    const quote = await quoteAsShown(tools, tx, holds, command, { customer: buyer });
    await checkKept(tools, tx, holds, command);
    const lines = quote.lines.map((line) => ({ id: uuid(), ...line }));
    await insertOrder(tx, {
      ...{ id: orderId, reference: newOrderReference(), secret: newOrderSecret(), collectCode: newCollectCode() },
      ...{ state: "awaiting_payment", channelId: channel.id, currency, ...pricedParts(quote), cartKey: orderCart },
      contactName: customer.name?.trim() || null,
      contactEmail: customer.email?.trim() || null,
      contactPhone: customer.phone?.trim() || null,
      customerId: customer.customerId,
      locale: customer.locale,
      sellerId: seller.staffId,
      payBy: payBy.getTime(),
      dueAt: null,
      act: {
        ...{ id: uuid(), kind: "place", staffId: seller.staffId, approverId: null, reason: null },
        ...{ owedMinor: 0, paidMinor: 0 },
      },
      payments: [],
      lines,
    });
    await releaseLimits(tx, replaced);
    const named = { idNumber: customer.idNumber ?? null, field: "customer.idNumber" };
    await keepIdentities(tools, tx, { orderId, lines, seats: command.seats, buyer: named });
    await claimLimitsOfSale(tx, orderId, quote, buyer, () => refusalWithoutCode(tools, tx, holds, command, buyer));
    await appendOutbox(tx, payLinkMessage, { orderId } satisfies PayLinkMessage);
    await audit(tx, {
      ...{ actor: seller, act: "order.send-pay-link", subjectKind: "order", subjectId: orderId },
      channelCode: command.channelCode,
      details: { totalMinor: quote.total.amountMinor, currency, seats: lines.length, payBy },
    });
    return { kind: "sent", orderId };
  });
}

const refuse = (refusal: SaleRefusal) => new Refused<SaleRefusal>(refusal);

/** Throws where seats would be kept that nobody pays for, where nothing is to be paid, or past a beginning. */
async function checkKept(
  tools: SalesTools,
  tx: Transaction,
  holds: readonly Hold[],
  { seats, shownTotalMinor, payBy }: SendPayLinkCommand,
): Promise<void> {
  const kept = holds.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  if (kept > seats.length) throw refuse(refusedBy({ reason: saleTexts.linkNeedsAll, field: "seats" }));
  if (shownTotalMinor === 0) throw refuse(refusedBy({ reason: saleTexts.linkForNothing, field: "seats" }));
  const starts: number[] = [];
  for (const id of new Set(holds.map(({ performanceId }) => performanceId))) {
    const facts = await tools.programme.sellingFacts(id, tx);
    if (facts) starts.push(facts.startsAt.getTime());
  }
  const late = payByRefusal(payBy.getTime(), Date.now(), starts);
  if (late) throw refuse(refusedBy(late));
}
