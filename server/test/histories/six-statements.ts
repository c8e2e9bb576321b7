import { expect } from "vitest";
import { isTransition } from "../../src/sales/account/order-states.rules.ts";

/** Rows of a query on the database that is looked at. */
// biome-ignore lint/suspicious/noExplicitAny: who asks knows the columns.
export type Rows = (text: string, values?: readonly unknown[]) => Promise<any[]>;

const ordersOf = "(SELECT order_id FROM order_line WHERE performance_id = $1)";
const sold = "('paid', 'owing', 'part_paid')";

/** 1: a seat is sold exactly when one line of one order has it, with a live ticket unless that waits for the money. */
const soldOnce = `
  WITH line AS (
    SELECT l.ordinal, l.order_id, min(o.state) AS state, count(*) AS times FROM order_line l JOIN sales_order o ON o.id = l.order_id
    WHERE l.performance_id = $1 AND l.state = 'live' AND o.state IN ${sold} GROUP BY 1, 2
  ), seat AS (
    SELECT ordinal, order_id, true AS sold FROM performance_seat WHERE performance_id = $1 AND state = 'sold'
  ), ticket AS (
    SELECT ordinal, order_id, count(*) AS tickets FROM ticket WHERE performance_id = $1 AND live GROUP BY 1, 2
  )
  SELECT ordinal, order_id, line.state, line.times, seat.sold, ticket.tickets
  FROM line FULL JOIN seat USING (ordinal, order_id) FULL JOIN ticket USING (ordinal, order_id)
  WHERE line.times IS DISTINCT FROM 1 OR seat.sold IS NULL
    OR coalesce(ticket.tickets, 0) <> CASE line.state WHEN 'part_paid' THEN 0 ELSE 1 END`;

/** 2: money that was taken is an order with seats, or it has gone back. */
const chargedForNothing = `
  SELECT o.reference, o.state, p.state AS payment, p.amount_minor, p.refunded_minor
  FROM sales_order o JOIN payment p ON p.order_id = o.id
  WHERE o.id IN ${ordersOf} AND p.state IN ('authorised', 'captured', 'refunded')
    AND (o.state IN ('awaiting_payment', 'lapsed')
      OR (o.state = 'refunded' AND NOT EXISTS (SELECT 1 FROM order_act a WHERE a.order_id = o.id
        AND a.kind IN ('refund', 'return', 'late_payment', 'void'))))`;

/** 3: both sides of every account are the sums of their entries, and of what its acts say they changed. */
const unbalanced = `
  WITH account AS (
    SELECT o.id, o.reference, o.state, o.total_minor,
      coalesce((SELECT sum(amount_minor) FROM journal_entry j WHERE j.order_id = o.id), 0) AS owed,
      coalesce((SELECT sum(amount_minor) FROM money_movement m WHERE m.order_id = o.id), 0) AS paid,
      coalesce((SELECT sum(amount_minor) FROM payment p WHERE p.order_id = o.id
          AND p.state IN ('authorised', 'captured', 'refunded')), 0)
        - coalesce((SELECT sum(amount_minor) FROM refund r WHERE r.order_id = o.id), 0) AS taken,
      (SELECT sum(owed_minor) FROM order_act a WHERE a.order_id = o.id) AS acts_owed,
      (SELECT sum(paid_minor) FROM order_act a WHERE a.order_id = o.id) AS acts_paid,
      coalesce((SELECT sum(ticket_delta) FROM journal_entry j WHERE j.order_id = o.id), 0) AS tickets,
      (SELECT count(*) FROM order_line l WHERE l.order_id = o.id AND l.state = 'live') AS live
    FROM sales_order o WHERE o.id IN ${ordersOf}
  )
  SELECT * FROM account
  WHERE paid <> taken OR owed <> acts_owed OR paid <> acts_paid OR owed < 0 OR paid < 0
    OR (state IN ('paid', 'refunded') AND owed <> paid) OR (state IN ('owing', 'part_paid') AND owed <= paid)
    OR (state IN ${sold} AND (live = 0 OR tickets <> live)) OR (state = 'refunded' AND live > 0)`;

/** 3: nothing is left in the journal of a line that was exchanged, and no payment gave back more than it brought. */
const unfinished = `
  SELECT l.id FROM order_line l WHERE l.performance_id = $1 AND l.state = 'exchanged'
    AND 0 <> (SELECT sum(amount_minor) FROM journal_entry j WHERE j.order_line_id = l.id)
  UNION ALL SELECT p.id FROM payment p WHERE p.order_id IN ${ordersOf}
    AND p.refunded_minor <> (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.payment_id = p.id)`;

const auditNames = `VALUES ('refund', 'order.refund'), ('goodwill', 'order.goodwill'), ('return', 'order.return'),
  ('exchange', 'order.exchange'), ('move', 'order.move-seat'), ('payment', 'order.payment')`;

/** 5: who, why, the second person where money leaves by the hand of a seller, and the same in the audit log. */
const unanswered = `
  SELECT a.kind, a.staff_id, a.reason, a.approver_id FROM order_act a JOIN (${auditNames}) n(kind, audited) ON n.kind = a.kind
    LEFT JOIN staff_member s ON s.id = a.staff_id LEFT JOIN staff_member b ON b.id = a.approver_id
  WHERE a.order_id IN ${ordersOf}
    -- What a cancelled performance gives back was decided for all of its orders, by whom the cancellation says.
    AND NOT (a.staff_id IS NULL AND a.kind = 'refund' AND EXISTS (
      SELECT 1 FROM cancelled_order c JOIN performance_cancellation d ON d.performance_id = c.performance_id
      WHERE c.order_id = a.order_id AND d.reason = a.reason AND d.decided_by IS NOT NULL))
    -- A buyer gives back a moved performance's tickets: whoever moved it has allowed that to everybody.
    AND NOT (a.staff_id IS NULL AND a.kind = 'refund' AND EXISTS (
      SELECT 1 FROM moved_order d JOIN performance_move m ON m.id = d.move_id
      WHERE d.order_id = a.order_id AND m.reason = a.reason AND m.refund_until >= a.at))
    AND (s.id IS NULL OR coalesce(trim(a.reason), '') = '' OR a.approver_id = a.staff_id OR b.role = 'seller'
      OR (s.role = 'seller' AND a.approver_id IS NULL
        AND (a.kind IN ('refund', 'goodwill', 'return') OR (a.kind = 'exchange' AND a.paid_minor < 0)))
      OR NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.subject_kind = 'order' AND e.subject_id = a.order_id::text
        AND (e.act = n.audited OR (a.kind = 'move' AND e.act = 'order.move-performance')) AND e.staff_id = a.staff_id AND e.approver_id IS NOT DISTINCT FROM a.approver_id
        AND e.reason = a.reason))`;

const acts = `SELECT order_id, kind, state_before, state_after,
    lag(state_after) OVER (PARTITION BY order_id ORDER BY at, id) AS last
  FROM order_act WHERE order_id IN ${ordersOf}`;

/**
 * What must always be true (docs/ARCHITECTURE.md, the first list) of a performance and of every order with a seat of it,
 * as far as the database alone can tell: that no seat is sold twice, no paid order is lost and nobody charged for
 * nothing, that money adds up, that every act has its actor, reason and second person, and that nothing is half done.
 * What a screen shows is the fourth, and is looked at where the screen is.
 */
export async function expectSixStatements(rows: Rows, performanceId: number): Promise<void> {
  for (const [statement, wrong] of Object.entries({
    soldOnce,
    chargedForNothing,
    unbalanced,
    unfinished,
    unanswered,
  })) {
    expect(await rows(wrong, [performanceId]), statement).toEqual([]);
  }
  // 6: no state but by an act of the table, each from where the last one ended.
  for (const { kind, state_before, state_after, last } of await rows(acts, [performanceId])) {
    expect(state_before).toBe(last);
    expect(isTransition(state_before, kind, state_after), `${state_before} ${kind} ${state_after}`).toBe(true);
  }
}

/** Tables that only grow: the database refuses every change and every deletion, whoever asks. */
export async function expectOnlyToGrow(rows: Rows): Promise<void> {
  for (const [table, column] of [
    ["journal_entry", "amount_minor"],
    ["money_movement", "amount_minor"],
    ["order_act", "reason"],
    ["audit_entry", "reason"],
  ]) {
    await expect(rows(`UPDATE ${table} SET ${column} = ${column}`), `change of ${table}`).rejects.toThrow();
    await expect(rows(`DELETE FROM ${table}`), `deletion from ${table}`).rejects.toThrow();
  }
}
