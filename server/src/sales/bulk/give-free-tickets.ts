import type { Currency } from "@parterre/money";
import { v7 as uuid } from "uuid";
import { audit, may, PrivilegedAct, type StaffActor } from "../../identity/index.ts";
import { type Hold, publicShareWords } from "../../inventory/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import { refusedBy, type SaleRefusal } from "../checkout.ts";
import { claimLimitsOfSale, pricedParts } from "../claim-limits.ts";
import { insertOrder } from "../insert-order.store.ts";
import { appendJournal } from "../journal.store.ts";
import { queueLetter } from "../letters/queue-letter.ts";
import { claimOnce } from "../once-only.store.ts";
import { newOrderReference, newOrderSecret } from "../order-reference.ts";
import { type Quote, quoteSeats } from "../quote.ts";
import { orRefused, Refused } from "../refused.ts";
import { customerRefusal, keyRefusal, type WalkIn } from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { bulkTexts, quotaText } from "./bulk-texts.rules.ts";
import { isQuotaRefusal, lockQuotaLeft } from "./free-ticket-quota.store.ts";

export interface GiveFreeTicketsCommand {
  /** Everything it holds is given. */
  readonly cartKey: string;
  /** Complimentary or staff. */
  readonly ticketTypeId: string;
  /** What the face value is said in. */
  readonly currency: Currency;
  readonly reason: string;
  readonly recipient: WalkIn;
  readonly channelCode: string;
  readonly approvalToken: string | null;
  readonly idempotencyKey: string;
  readonly actor: StaffActor;
}

interface Given {
  readonly kind: "given";
  readonly orderId: string;
}

export type GiveFreeRefusal =
  | Exclude<SaleRefusal, { readonly kind: "price-changed" }>
  | { readonly kind: "approval-required"; readonly reason: { readonly zh: string; readonly en: string } }
  | { readonly kind: "quota"; readonly left: number; readonly reason: { readonly zh: string; readonly en: string } };

export type GiveFreeTicketsOutcome = Given | GiveFreeRefusal;

const longestReason = 500;

/**
 * Gives every seat of a cart away as complimentary or staff tickets, in one transaction: one order of nothing to pay,
 * its lines with their face value, tickets, and journal entries of the act `comp` that net to nothing. Who may not do so
 * alone needs a second person's approval for exactly this request (its idempotency key). The performance's quota is
 * kept by the database.
 */
export async function giveFreeTickets(
  tools: SalesTools,
  command: GiveFreeTicketsCommand,
): Promise<GiveFreeTicketsOutcome> {
  const { reason, recipient } = command;
  const badInput = keyRefusal(command.idempotencyKey) ?? customerRefusal(recipient);
  if (badInput) return refusedBy(badInput);
  if (reason.trim() === "" || reason.length > longestReason) {
    return refusedBy({ reason: bulkTexts.reasonMissing, field: "reason" });
  }
  if (!recipient.name?.trim()) return refusedBy({ reason: bulkTexts.recipientMissing, field: "recipient.name" });
  return orRefused<Given, GiveFreeRefusal>(() => tools.database.inHotTransaction((tx) => give(tools, tx, command)));
}

async function give(tools: SalesTools, tx: Transaction, command: GiveFreeTicketsCommand): Promise<Given> {
  const { actor, cartKey, currency, recipient } = command;
  const reason = command.reason.trim();
  const channel = await tools.channels.byCode(command.channelCode);
  if (!channel) throw new Error(`there is no channel ${command.channelCode}`);
  const [orderId, actId] = [uuid(), uuid()];
  const { actor: _, approvalToken: __, ...request } = command;
  const key = `${actor.staffId}/${command.idempotencyKey}`;
  const once = await claimOnce(tx, "give-free-tickets", key, request, { orderId });
  if (once.kind === "again") return { kind: "given", orderId: once.answer.orderId };
  if (once.kind === "misused") {
    throw new Refused<SaleRefusal>(refusedBy({ reason: saleTexts.keyMisused, field: "idempotencyKey" }));
  }
  const approverId = await approverOf(tools, tx, command);
  const holds = await tools.inventory.holdsOfCart(tx, cartKey);
  const quote = await freeQuote(tools, tx, holds, command);
  await keepQuota(tx, quote, command.ticketTypeId);
  const lines = quote.lines.map((line) => ({ id: uuid(), ...line }));
  const lost = await tools.inventory.sellSeats(tx, orderId, lines);
  if (lost.length > 0) throw new Refused<SaleRefusal>({ kind: "lost", ordinals: lost.map((seat) => seat.ordinal) });
  const reference = newOrderReference();
  await written(tx, {
    id: orderId,
    reference,
    secret: newOrderSecret(),
    state: "paid",
    channelId: channel.id,
    currency,
    ...pricedParts(quote),
    cartKey,
    contactName: recipient.name!.trim(),
    contactEmail: recipient.email?.trim() || null,
    contactPhone: recipient.phone?.trim() || null,
    locale: "zh",
    sellerId: actor.staffId,
    payBy: null,
    dueAt: null,
    act: { id: actId, kind: "comp", staffId: actor.staffId, approverId, reason, owedMinor: 0, paidMinor: 0 },
    payments: [],
    lines,
  });
  await keepPublicShare(tools, tx, lines[0]!.performanceId);
  await claimLimitsOfSale(tx, orderId, quote, null, async () =>
    refusedBy({ reason: bulkTexts.notFree, field: "seats" }),
  );
  await tools.tickets.issue(
    tx,
    { id: orderId, reference },
    lines.map((line, index) => ({ ...line, position: index + 1 })),
  );
  await appendJournal(tx, "comp", [{ actId, money: [], unpaid: "none" }]);
  if (recipient.email?.trim()) await queueLetter(tx, orderId, { id: actId, kind: "comp" });
  await audit(tx, {
    ...{ actor, approverId, act: "order.give-free", subjectKind: "order", subjectId: orderId, reason },
    channelCode: command.channelCode,
    details: {
      ticketTypeId: command.ticketTypeId,
      faceMinor: lines.reduce((sum, line) => sum + line.faceMinor, 0),
      currency,
      recipient: recipient.name!.trim(),
    },
    seats: { performanceId: lines[0]!.performanceId, ordinals: lines.map((line) => line.ordinal) },
  });
  return { kind: "given", orderId };
}

/** The approver where the role demands one, else null; uses the approval up. Throws `Refused` without. */
async function approverOf({ identity }: SalesTools, tx: Transaction, command: GiveFreeTicketsCommand) {
  const { actor, approvalToken, idempotencyKey } = command;
  const alone: boolean = may(actor, "orders.give-free");
  if (alone) return null;
  const act = PrivilegedAct.GIVE_FREE_TICKETS;
  const approver = approvalToken && (await identity.useApproval(tx, approvalToken, act, idempotencyKey, actor.staffId));
  if (!approver) {
    throw new Refused<GiveFreeRefusal>({ kind: "approval-required", reason: bulkTexts.approvalNeeded });
  }
  return approver;
}

/** Everything the cart holds, priced as that kind; refused unless it costs nothing. */
async function freeQuote(
  tools: SalesTools,
  tx: Transaction,
  holds: readonly Hold[],
  { cartKey, currency, channelCode, ticketTypeId }: GiveFreeTicketsCommand,
): Promise<Quote> {
  const seats = holds.flatMap((hold) => hold.ordinals.map((ordinal) => ({ holdId: hold.id, ordinal, ticketTypeId })));
  if (seats.length === 0) throw new Refused<SaleRefusal>({ kind: "lost", ordinals: [] });
  if (new Set(holds.map((hold) => hold.performanceId)).size > 1) {
    throw new Refused<SaleRefusal>(refusedBy({ reason: bulkTexts.oneThing, field: "cartKey" }));
  }
  const wish = { cartKey, currency, seats, channelCode, promotionCode: null, deliveryCode: null, mayGiveFree: true };
  const outcome = await quoteSeats(tools, tx, holds, wish, { customer: null });
  if (outcome.kind !== "quote") throw new Refused<SaleRefusal>(outcome);
  const kind = outcome.quote.rules.ticketTypes.get(ticketTypeId)?.kind;
  if ((kind !== "complimentary" && kind !== "staff") || outcome.quote.total.amountMinor !== 0) {
    throw new Refused<SaleRefusal>(refusedBy({ reason: bulkTexts.notFree, field: "ticketTypeId" }));
  }
  return outcome.quote;
}

/** Locks the quota ahead of the seats, so that what is left can be said; the database's CHECK has the last word. */
async function keepQuota(tx: Transaction, { lines }: Quote, ticketTypeId: string): Promise<void> {
  const left = await lockQuotaLeft(tx, lines[0]!.performanceId, ticketTypeId);
  if (left !== null && lines.length > left) throw pastQuota(left);
}

/** Refused where a market wants more seats on public sale than would be left. */
async function keepPublicShare({ inventory }: SalesTools, tx: Transaction, performanceId: number): Promise<void> {
  const kept = await inventory.keptFromPublic(tx, performanceId);
  if (!kept || kept.kept <= kept.most) return;
  const [zh, en] = publicShareWords(kept.percent, kept.most);
  throw new Refused<SaleRefusal>({ kind: "refused", reason: { zh, en }, field: null });
}

const pastQuota = (left: number) => new Refused<GiveFreeRefusal>({ kind: "quota", left, reason: quotaText(left) });

async function written(tx: Transaction, order: Parameters<typeof insertOrder>[1]): Promise<void> {
  try {
    await insertOrder(tx, order);
  } catch (error) {
    throw isQuotaRefusal(error) ? pastQuota(0) : error;
  }
}
