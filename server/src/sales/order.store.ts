import type { Currency } from "@parterre/money";
import { statement, type Transaction } from "../platform/database/index.ts";
import type { OrderStateName } from "./account/order-states.rules.ts";
import type { PaymentStateName } from "./payment.entity.ts";

/** An order of which one payment is about to be settled, both locked. */
export interface LockedOrder {
  readonly id: string;
  readonly reference: string;
  readonly state: OrderStateName;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly channelId: string;
  /** Its link to pay was sent and the time is not over: after a payment that failed another may follow. */
  readonly mayPayAgain: boolean;
  readonly payment: {
    readonly id: string;
    readonly provider: string;
    readonly providerReference: string | null;
    readonly state: PaymentStateName;
    readonly amountMinor: number;
  };
  /** In order of position. */
  readonly lines: readonly LockedLine[];
}

export interface LockedLine {
  readonly id: string;
  readonly position: number;
  readonly holdId: string;
  readonly performanceId: number;
  readonly ordinal: number;
}

interface LockedRow {
  id: string;
  reference: string;
  state: OrderStateName;
  currency: Currency;
  total_minor: string;
  channel_id: string;
  may_pay_again: boolean;
  payment_id: string;
  provider: string;
  provider_reference: string | null;
  payment_state: LockedOrder["payment"]["state"];
  amount_minor: string;
  lines: { id: string; position: number; hold: string; performance: number; ordinal: number }[];
}

// The order first, then its payment: everything that changes either keeps to this. Lines do not change before the sale.
const lockByPayment = statement<LockedRow>(
  "sales.lock_order_by_payment",
  `WITH o AS MATERIALIZED (
     SELECT id, reference, state, currency, total_minor, channel_id,
       collect_code IS NOT NULL AND state = 'awaiting_payment' AND pay_by > now() AS may_pay_again FROM sales_order
     WHERE id = (SELECT order_id FROM payment WHERE id = $1) FOR UPDATE
   )
   SELECT o.id, o.reference, o.state, o.currency, o.total_minor, o.channel_id, o.may_pay_again, p.id AS payment_id, p.provider,
     p.provider_reference, p.state AS payment_state, p.amount_minor,
     (SELECT json_agg(json_build_object('id', l.id, 'position', l.position, 'hold', l.hold_id,
        'performance', l.performance_id, 'ordinal', l.ordinal) ORDER BY l.position)
      FROM order_line l WHERE l.order_id = o.id) AS lines
   FROM o JOIN payment p ON p.order_id = o.id AND p.id = $1 FOR UPDATE OF p`,
);

function toLocked(row: LockedRow | undefined): LockedOrder | null {
  return row === undefined
    ? null
    : {
        id: row.id,
        reference: row.reference,
        state: row.state,
        currency: row.currency,
        totalMinor: Number(row.total_minor),
        channelId: row.channel_id,
        mayPayAgain: row.may_pay_again,
        payment: {
          id: row.payment_id,
          provider: row.provider,
          providerReference: row.provider_reference,
          state: row.payment_state,
          amountMinor: Number(row.amount_minor),
        },
        lines: row.lines.map((line) => ({
          id: line.id,
          position: line.position,
          holdId: line.hold,
          performanceId: line.performance,
          ordinal: line.ordinal,
        })),
      };
}

export async function lockOrderByPayment(tx: Transaction, paymentId: string): Promise<LockedOrder | null> {
  return toLocked((await tx.query(lockByPayment, [paymentId]))[0]);
}

const lapseOthers = statement<{ id: string }>(
  "sales.lapse_orders_of_cart",
  `WITH lapsed AS (
     UPDATE sales_order SET state = 'lapsed', note_zh = $3, note_en = $4
     WHERE id = ANY(ARRAY(SELECT id FROM sales_order WHERE cart_key = $1 AND state = 'awaiting_payment' AND id <> $2
       ORDER BY id FOR UPDATE)) AND state = 'awaiting_payment' RETURNING id, channel_id
   )
   INSERT INTO order_act (id, order_id, kind, state_before, state_after, channel_id, reason, owed_minor, paid_minor)
   SELECT gen_random_uuid(), id, 'lapse', 'awaiting_payment', 'lapsed', channel_id, $4, 0, 0 FROM lapsed RETURNING order_id AS id`,
);

/** A cart has one order awaiting payment at most: the newest. Answers the orders that lapsed. */
export async function lapseOtherOrdersOfCart(
  tx: Transaction,
  cartKey: string,
  keptOrderId: string,
  note: { readonly zh: string; readonly en: string },
): Promise<readonly string[]> {
  return (await tx.query(lapseOthers, [cartKey, keptOrderId, note.zh, note.en])).map((order) => order.id);
}

/** An order that waits for its payment, locked. */
export interface WaitingOrder {
  readonly id: string;
  readonly state: OrderStateName;
  readonly channelId: string;
  readonly cartKey: string;
  readonly currency: Currency;
  readonly totalMinor: number;
  /** Whether its link to pay was sent. */
  readonly byLink: boolean;
  /** Whether its time to pay is over, by the database's clock. */
  readonly over: boolean;
  /** What it asked providers for and has no answer to. */
  readonly pending: readonly { readonly id: string; readonly provider: string }[];
}

const lockOne = statement<{
  id: string;
  state: OrderStateName;
  channel_id: string;
  cart_key: string;
  currency: Currency;
  total_minor: string;
  by_link: boolean;
  over: boolean;
}>(
  "sales.lock_waiting_order",
  `SELECT id, state, channel_id, cart_key, currency, total_minor, collect_code IS NOT NULL AS by_link,
     coalesce(pay_by <= now(), false) AS over
   FROM sales_order WHERE id = $1 FOR UPDATE`,
);
const lockPending = statement<{ id: string; provider: string }>(
  "sales.lock_pending_payments",
  "SELECT id, provider FROM payment WHERE order_id = $1 AND state = 'pending' ORDER BY id FOR UPDATE",
);

/** Locks an order and then its open payments; null where there is no such order. */
export async function lockWaitingOrder(tx: Transaction, orderId: string): Promise<WaitingOrder | null> {
  const [row] = await tx.query(lockOne, [orderId]);
  if (!row) return null;
  return {
    ...{ id: row.id, state: row.state, channelId: row.channel_id, cartKey: row.cart_key, currency: row.currency },
    ...{ totalMinor: Number(row.total_minor), byLink: row.by_link, over: row.over },
    pending: await tx.query(lockPending, [orderId]),
  };
}
