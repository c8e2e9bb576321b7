import { statement, type Transaction } from "../../platform/database/index.ts";
import { queueLetter } from "../letters/queue-letter.ts";
import type { LineState } from "../order-line.entity.ts";
import type { PaymentStateName } from "../payment.entity.ts";
import { isTransition, type OrderActName, type OrderStateName } from "./order-states.rules.ts";

/** An act about to be written: who, where and why. */
export interface NewAct {
  readonly id: string;
  readonly kind: OrderActName;
  /** Null: a buyer, a provider or the server itself. */
  readonly staffId: string | null;
  readonly approverId?: string | null;
  readonly channelId: string;
  readonly counter?: string | null;
  readonly reason?: string | null;
  /** By how much more is owed, and more is paid. */
  readonly owedMinor: number;
  readonly paidMinor: number;
  /** What changed beside the money; plain JSON. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What becomes of the payment that an act is about. */
export interface PaymentMove {
  readonly id: string;
  readonly state: PaymentStateName;
  /** The provider's own name for it, where it was not known yet. */
  readonly reference?: string;
}

type Note = { readonly zh: string; readonly en: string };

const record = statement<never>(
  "sales.record_act",
  `WITH paid AS (
     UPDATE payment SET state = $17, captured_at = CASE WHEN $17 = 'captured' THEN coalesce(captured_at, now())
         ELSE captured_at END,
       next_check_at = CASE WHEN $17 = 'pending' THEN next_check_at END,
       provider_reference = coalesce(provider_reference, $18)
     WHERE id = $16
   ), moved AS (
     UPDATE sales_order SET state = $5, note_zh = $14, note_en = $15,
       paid_at = CASE WHEN $5 IN ('paid', 'owing', 'part_paid') THEN coalesce(paid_at, now()) ELSE paid_at END
     WHERE id = $2
   )
   INSERT INTO order_act (id, order_id, kind, state_before, state_after, staff_id, approver_id, channel_id, counter,
     reason, owed_minor, paid_minor, before, after)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb -> 'before', $13::jsonb -> 'after')`,
);

/** Throws for an act that the table of transitions does not know: a bug, never a refusal. */
export function checkTransition(from: OrderStateName | null, act: OrderActName, to: OrderStateName): void {
  if (!isTransition(from, act, to)) throw new Error(`an order cannot go from ${from} to ${to} by ${act}`);
}

/**
 * The one way in which an order that exists goes from one state to another: a locked order, its act, and, where the
 * act is about one payment, that. `note`: why, where people need a sentence. The customer is told of it afterwards.
 */
export async function recordAct(
  tx: Transaction,
  order: { readonly id: string; readonly state: OrderStateName },
  act: NewAct,
  stateAfter: OrderStateName,
  rest: { readonly note?: Note | null; readonly payment?: PaymentMove } = {},
): Promise<void> {
  checkTransition(order.state, act.kind, stateAfter);
  const { note, payment } = rest;
  await tx.query(record, [
    act.id,
    order.id,
    act.kind,
    order.state,
    stateAfter,
    act.staffId,
    act.approverId ?? null,
    act.channelId,
    act.counter ?? null,
    act.reason ?? null,
    act.owedMinor,
    act.paidMinor,
    JSON.stringify({ before: act.before, after: act.after }),
    note?.zh ?? null,
    note?.en ?? null,
    payment?.id ?? null,
    payment?.state ?? null,
    payment?.reference ?? null,
  ]);
  await queueLetter(tx, order.id, act);
}

const end = statement<never>(
  "sales.end_lines",
  "UPDATE order_line SET state = $3, ended_by = $2 WHERE id = ANY($1::uuid[]) AND state = 'live'",
);

/** Lines that are of their order no more, by which act. Their journal is to be written before. */
export async function endLines(
  tx: Transaction,
  actId: string,
  lineIds: readonly string[],
  state: Exclude<LineState, "live">,
): Promise<void> {
  await tx.query(end, [lineIds, actId, state]);
}

const sums = statement<{ order_id: string; owed: string; paid: string }>(
  "sales.sum_accounts",
  `SELECT o.id AS order_id,
     coalesce((SELECT sum(j.amount_minor) FROM journal_entry j WHERE j.order_id = o.id), 0) AS owed,
     coalesce((SELECT sum(m.amount_minor) FROM money_movement m WHERE m.order_id = o.id), 0) AS paid
   FROM unnest($1::uuid[]) AS o(id)`,
);

/** Both sides of an order's account. */
export interface OrderAccount {
  readonly id: string;
  /** What its lines come to, less what was given back; 0 until it is sold. */
  readonly owedMinor: number;
  /** Payments less refunds. */
  readonly paidMinor: number;
}

export async function sumAccounts(tx: Transaction, orderIds: readonly string[]): Promise<OrderAccount[]> {
  const rows = await tx.query(sums, [orderIds]);
  return rows.map((row) => ({ id: row.order_id, owedMinor: Number(row.owed), paidMinor: Number(row.paid) }));
}
