import { v7 as uuid } from "uuid";
import { audit, may, PrivilegedAct, type StaffActor } from "../identity/index.ts";
import type { Transaction } from "../platform/database/index.ts";
import type { LocalisedText } from "../platform/graphql/index.ts";
import { appendOutbox } from "../platform/jobs/index.ts";
import { appendJournal } from "./journal.store.ts";
import { releaseLimits } from "./limits.store.ts";
import { claimOnce } from "./once-only.store.ts";
import { lockOrder, moveOrder } from "./order.store.ts";
import { insertRefund } from "./payment.store.ts";
import { orRefused, Refused } from "./refused.ts";
import { keyRefusal } from "./sale-input.rules.ts";
import { saleTexts } from "./sale-texts.rules.ts";
import type { SalesTools } from "./sales-dependencies.ts";
import { refundPaymentMessage } from "./settle-payment.ts";

export interface RefundOrderCommand {
  readonly orderId: string;
  readonly reason: string;
  readonly approvalToken: string | null;
  readonly idempotencyKey: string;
  readonly actor: StaffActor;
}

interface OrderRefunded {
  readonly kind: "refunded";
  readonly orderId: string;
  readonly refundId: string;
}

type RefundRefusal =
  | { readonly kind: "approval-required"; readonly reason: LocalisedText }
  | { readonly kind: "not-refundable"; readonly reason: LocalisedText };

export type RefundOrderOutcome = OrderRefunded | RefundRefusal;

const notRefundable = (reason: LocalisedText): RefundRefusal => ({ kind: "not-refundable", reason });

/**
 * Gives a paid order's money back and puts its seats on sale again: tickets revoked, journal, audit, all in one
 * transaction. Who may not do so alone needs a second person's approval, which is used up.
 */
export async function refundOrder(tools: SalesTools, command: RefundOrderCommand): Promise<RefundOrderOutcome> {
  const badKey = keyRefusal(command.idempotencyKey);
  if (badKey) return notRefundable(badKey.reason);
  const reason = command.reason.trim();
  if (reason === "" || reason.length > 1000) return notRefundable(saleTexts.reasonMissing);
  return orRefused<OrderRefunded, RefundRefusal>(() =>
    tools.database.inHotTransaction((tx) => refund(tools, tx, command, reason)),
  );
}

async function refund(
  tools: SalesTools,
  tx: Transaction,
  command: RefundOrderCommand,
  reason: string,
): Promise<OrderRefunded> {
  const { actor, orderId } = command;
  const refundId = uuid();
  const key = `${actor.staffId}/${command.idempotencyKey}`;
  const once = await claimOnce(tx, "refund-order", key, { orderId, reason }, { refundId });
  if (once.kind === "again") return { kind: "refunded", orderId, refundId: once.answer.refundId };
  if (once.kind === "misused") throw new Refused(notRefundable(saleTexts.keyMisused));
  const order = await lockOrder(tx, orderId);
  if (!order) throw new Refused(notRefundable(saleTexts.noSuchOrder));
  if (order.state === "refunded") throw new Refused(notRefundable(saleTexts.alreadyRefunded));
  if (order.state !== "paid") throw new Refused(notRefundable(saleTexts.notPaid));
  const approverId = await approval(tools, tx, command);
  const returned = await tools.inventory.returnSeats(tx, order.id, order.lines);
  const revoked = await tools.tickets.revoke(tx, order.id);
  if (returned !== order.lines.length || revoked !== order.lines.length) {
    throw new Error(`order ${order.id}: ${order.lines.length} lines, ${returned} seats sold, ${revoked} tickets live`);
  }
  const cash = order.payment.provider === "cash";
  await moveOrder(tx, order, "refunded", cash ? "refunded" : "captured", saleTexts.refunded);
  await releaseLimits(tx, [order.id]);
  await insertRefund(tx, {
    id: refundId,
    orderId: order.id,
    paymentId: order.payment.id,
    state: cash ? "done" : "pending",
    amountMinor: order.totalMinor,
    currency: order.currency,
    reason,
    requestedBy: actor.staffId,
    approverId,
  });
  await appendJournal(tx, "refund", [{ orderId: order.id, paymentId: order.payment.id, sellerId: actor.staffId }]);
  await audit(tx, {
    actor,
    approverId,
    act: "order.refund",
    subjectKind: "order",
    subjectId: order.id,
    reason,
    details: { totalMinor: order.totalMinor, currency: order.currency, provider: order.payment.provider },
  });
  if (!cash) await appendOutbox(tx, refundPaymentMessage, { refundId });
  return { kind: "refunded", orderId: order.id, refundId };
}

/** The approver where the role demands one, else null. */
async function approval(
  { identity }: SalesTools,
  tx: Transaction,
  { actor, approvalToken, orderId }: RefundOrderCommand,
): Promise<string | null> {
  const alone: boolean = may(actor, "orders.refund-alone");
  if (alone) return null;
  const approver =
    approvalToken &&
    (await identity.useApproval(tx, approvalToken, PrivilegedAct.REFUND_ORDER, orderId, actor.staffId));
  if (!approver) throw new Refused<RefundRefusal>({ kind: "approval-required", reason: saleTexts.approvalNeeded });
  return approver;
}
