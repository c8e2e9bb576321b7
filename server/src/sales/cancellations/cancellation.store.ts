import type { StaffActor } from "../../identity/index.ts";
import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import { PerformanceCancellation } from "./cancellation.entity.ts";

export async function insertCancellation(
  tx: EntityTransaction,
  cancellation: Pick<PerformanceCancellation, "performanceId" | "reason" | "decidedBy">,
): Promise<void> {
  await tx.manager.insert(PerformanceCancellation, cancellation);
}

/** An order that still has live tickets of a cancelled performance. */
export interface OrderToGiveBack {
  readonly performanceId: number;
  readonly orderId: string;
  readonly lineIds: readonly string[];
  readonly reason: string;
  readonly decidedBy: StaffActor;
}

const toGiveBack = `FROM performance_cancellation c
   JOIN order_line l ON l.performance_id = c.performance_id AND l.state = 'live'
   JOIN sales_order o ON o.id = l.order_id AND o.state IN ('paid', 'owing', 'part_paid')
   WHERE NOT EXISTS (SELECT 1 FROM cancelled_order d
     WHERE d.performance_id = c.performance_id AND d.order_id = l.order_id AND d.problem IS NOT NULL)`;

const next = statement<OrderToGiveBack>(
  "sales.orders_to_give_back",
  `SELECT c.performance_id AS "performanceId", l.order_id AS "orderId", array_agg(l.id ORDER BY l.position) AS "lineIds",
     min(c.reason) AS reason, (array_agg(c.decided_by))[1] AS "decidedBy"
   ${toGiveBack} GROUP BY c.performance_id, l.order_id ORDER BY l.order_id LIMIT $1`,
);

/** The next orders, oldest first. Nothing but the orders themselves says what is left, so nothing can be forgotten. */
export function findOrdersToGiveBack(tx: Transaction, most: number): Promise<OrderToGiveBack[]> {
  return tx.query(next, [most]);
}

const stillToGiveBack = statement<{ there: boolean }>(
  "sales.is_order_to_give_back",
  `SELECT EXISTS (SELECT 1 ${toGiveBack} AND c.performance_id = $1 AND l.order_id = $2) AS there`,
);

/** Whether that order is still one of them. */
export async function isOrderToGiveBack(
  tx: Transaction,
  { performanceId, orderId }: Pick<OrderToGiveBack, "performanceId" | "orderId">,
): Promise<boolean> {
  return (await tx.query(stillToGiveBack, [performanceId, orderId]))[0]!.there;
}

const note = statement<never>(
  "sales.note_cancelled_order",
  `INSERT INTO cancelled_order (performance_id, order_id, problem) VALUES ($1, $2, $3)
   ON CONFLICT (performance_id, order_id) DO UPDATE SET problem = $3, done_at = now()`,
);

export async function noteCancelledOrder(
  tx: Transaction,
  order: Pick<OrderToGiveBack, "performanceId" | "orderId">,
  problem: string | null,
): Promise<void> {
  await tx.query(note, [order.performanceId, order.orderId, problem]);
}

const progress = statement<{ done: number; failed: number; waiting: number; reason: string; decided_at: Date }>(
  "sales.cancellation_progress",
  `SELECT c.reason, c.decided_at,
     (SELECT count(*) FROM cancelled_order d WHERE d.performance_id = c.performance_id AND d.problem IS NULL)::int AS done,
     (SELECT count(*) FROM cancelled_order d WHERE d.performance_id = c.performance_id AND d.problem IS NOT NULL)::int AS failed,
     (SELECT count(*) FROM (SELECT 1 ${toGiveBack} AND c.performance_id = $1 GROUP BY l.order_id) w)::int AS waiting
   FROM performance_cancellation c WHERE c.performance_id = $1`,
);

export interface CancellationProgress {
  readonly reason: string;
  readonly decidedAt: Date;
  readonly doneCount: number;
  readonly failedCount: number;
  readonly waitingCount: number;
}

/** Null for a performance that is not cancelled. */
export async function readProgress(tx: Transaction, performanceId: number): Promise<CancellationProgress | null> {
  const [row] = await tx.query(progress, [performanceId]);
  if (!row) return null;
  const { reason, decided_at: decidedAt, done: doneCount, failed: failedCount, waiting: waitingCount } = row;
  return { reason, decidedAt, doneCount, failedCount, waitingCount };
}
