import { validate as isUuid } from "uuid";
import { may, type Permission, PrivilegedAct, type StaffActor } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { LocalisedText } from "../../platform/graphql/index.ts";
import { mayFollow, type OrderActName, whoMay } from "../account/order-states.rules.ts";
import type { SoldLine, SoldOrder } from "../account/sold-order.rules.ts";
import { lockSoldOrder } from "../account/sold-order.store.ts";
import { claimOnce } from "../once-only.store.ts";
import { Refused } from "../refused.ts";
import { keyRefusal } from "../sale-input.rules.ts";
import { saleTexts } from "../sale-texts.rules.ts";
import type { SalesTools } from "../sales-dependencies.ts";
import { refundTexts } from "./refund-texts.rules.ts";

/** What every act of staff on an order that was sold says. */
export interface OrderCommand {
  readonly orderId: string;
  readonly reason: string;
  /** From `approve()`, where the role may not do it alone. */
  readonly approvalToken: string | null;
  readonly idempotencyKey: string;
  readonly actor: StaffActor;
  /** Where it is done. */
  readonly channelCode: string;
}

export type OrderRefusal =
  | { readonly kind: "approval-required"; readonly reason: LocalisedText }
  | { readonly kind: "not-done"; readonly reason: LocalisedText; readonly field: string | null };

export const notDone = (reason: LocalisedText, field: string | null = null): OrderRefusal => ({
  kind: "not-done",
  reason,
  field,
});

const longestReason = 1000;

/** The order locked, for an act that is done for the first time; `again`: what it answered then. */
export type Begun<Answer> =
  | { readonly kind: "again"; readonly answer: Answer }
  | {
      readonly kind: "first";
      readonly order: SoldOrder;
      readonly reason: string;
      readonly channelId: string;
    };

/**
 * The frame of every act on an order that was sold: key, reason, the order locked, and whether its state allows the
 * act. Throws `Refused`. `request`: what a repeat of the key has to ask for as well; `whyNot`: a better
 * sentence than that of the state.
 */
export async function beginOrderAct<Answer>(
  tools: SalesTools,
  tx: Transaction,
  act: OrderActName,
  command: OrderCommand,
  request: object,
  answer: Answer,
  whyNot: (order: SoldOrder) => LocalisedText | null = () => null,
): Promise<Begun<Answer>> {
  const { orderId, idempotencyKey, actor } = command;
  const badKey = keyRefusal(idempotencyKey);
  if (badKey) throw new Refused(notDone(badKey.reason, badKey.field));
  const reason = command.reason.trim();
  if (reason === "" || reason.length > longestReason) throw new Refused(notDone(refundTexts.reasonMissing, "reason"));
  const asked = { orderId, reason, ...request };
  const once = await claimOnce(tx, `order.${act}`, `${actor.staffId}/${idempotencyKey}`, asked, answer);
  if (once.kind === "again") return once;
  if (once.kind === "misused") throw new Refused(notDone(saleTexts.keyMisused, "idempotencyKey"));
  const order = isUuid(orderId) ? await lockSoldOrder(tx, orderId) : null;
  if (!order) throw new Refused(notDone(saleTexts.noSuchOrder, "orderId"));
  if (!mayFollow(order.state, act)) throw new Refused(notDone(whyNot(order) ?? stateReason(order), "orderId"));
  const allowed = whoMay(order.state, act).some((who) => who.startsWith("orders.") && may(actor, who as Permission));
  if (!allowed) throw new Refused(notDone(refundTexts.notYours, "orderId"));
  const channel = await tools.channels.byCode(command.channelCode);
  if (!channel) throw new Error(`there is no channel ${command.channelCode}`);
  return { kind: "first", order, reason, channelId: channel.id };
}

/** Why an order in its state allows nothing that needs a sale. */
export function stateReason({ state }: SoldOrder): LocalisedText {
  if (state === "refunded") return saleTexts.alreadyRefunded;
  return state === "awaiting_payment" || state === "lapsed" ? saleTexts.notPaid : refundTexts.notNow;
}

/** The approver where the role demands one, else null; uses the approval up. Throws `Refused` without. */
export async function approverOf(
  { identity }: SalesTools,
  tx: Transaction,
  { actor, approvalToken, orderId }: OrderCommand,
): Promise<string | null> {
  const alone: boolean = may(actor, "orders.refund-alone");
  if (alone) return null;
  const approver =
    approvalToken &&
    (await identity.useApproval(tx, approvalToken, PrivilegedAct.REFUND_ORDER, orderId, actor.staffId));
  if (!approver) throw new Refused<OrderRefusal>({ kind: "approval-required", reason: saleTexts.approvalNeeded });
  return approver;
}

/** The live lines that are meant, in the order of the receipt; null for all. Throws `Refused`. */
export function linesMeant(order: SoldOrder, lineIds: readonly string[] | null): readonly SoldLine[] {
  if (lineIds === null) return order.lines;
  if (lineIds.length === 0) throw new Refused(notDone(refundTexts.nothingChosen, "lineIds"));
  const wanted = new Set(lineIds);
  const lines = order.lines.filter((line) => wanted.has(line.id));
  if (lines.length !== lineIds.length) throw new Refused(notDone(refundTexts.noSuchLine, "lineIds"));
  return lines;
}

/** Seats of lines by performance, for the audit and for inventory. */
export function seatsByPerformance(lines: readonly SoldLine[]): ReadonlyMap<number, number[]> {
  const seats = new Map<number, number[]>();
  for (const { performanceId, ordinal } of lines)
    seats.set(performanceId, [...(seats.get(performanceId) ?? []), ordinal]);
  return seats;
}

/** A seat as people say it: block, row, seat. */
export function seatName({ label }: Pick<SoldLine, "label">): string {
  return [label.block, label.row, label.seat].filter((part) => part !== "").join(" ");
}
