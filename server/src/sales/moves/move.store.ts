import type { StaffActor } from "../../identity/index.ts";
import { type EntityTransaction, statement, type Transaction } from "../../platform/database/index.ts";
import { PerformanceMove } from "./performance-move.entity.ts";

export async function insertMove(
  tx: EntityTransaction,
  move: Omit<PerformanceMove, "id" | "decidedAt">,
): Promise<number> {
  const { identifiers } = await tx.manager.insert(PerformanceMove, move);
  return identifiers[0]!.id as number;
}

const taken = statement<{ order_id: string; ordinals: number[] }>(
  "sales.seats_to_move",
  `SELECT l.order_id, array_agg(l.ordinal ORDER BY l.ordinal) AS ordinals FROM order_line l
   JOIN sales_order o ON o.id = l.order_id AND o.state IN ('paid', 'owing', 'part_paid')
   WHERE l.performance_id = $1 AND l.state = 'live' GROUP BY l.order_id ORDER BY l.order_id`,
);

/** The seats of every order of a performance. */
export async function findSeatsToMove(
  tx: Transaction,
  performanceId: number,
): Promise<readonly { readonly orderId: string; readonly ordinals: readonly number[] }[]> {
  return (await tx.query(taken, [performanceId])).map(({ order_id: orderId, ordinals }) => ({ orderId, ordinals }));
}

/** An order that a move has still to reach. */
export interface OrderToMove {
  readonly moveId: number;
  readonly performanceId: number;
  readonly toPerformanceId: number | null;
  readonly startsBefore: Date;
  readonly startsAfter: Date;
  readonly refundUntil: Date;
  readonly timeZone: string;
  readonly orderId: string;
  readonly reason: string;
  readonly decidedBy: StaffActor;
}

/** Nothing but the orders themselves, and what was noted of each, says what is left: so nothing can be forgotten. */
const toMove = `FROM performance_move m
   JOIN order_line l ON l.performance_id = m.performance_id AND l.state = 'live'
   JOIN sales_order o ON o.id = l.order_id AND o.state IN ('paid', 'owing', 'part_paid')
     AND (m.to_performance_id IS NOT NULL OR o.created_at < m.decided_at)
   WHERE NOT EXISTS (SELECT FROM moved_order d WHERE d.move_id = m.id AND d.order_id = l.order_id)`;

const next = statement<OrderToMove>(
  "sales.orders_to_move",
  `SELECT m.id AS "moveId", m.performance_id AS "performanceId", m.to_performance_id AS "toPerformanceId",
     m.starts_before AS "startsBefore", m.starts_after AS "startsAfter", m.refund_until AS "refundUntil",
     m.time_zone AS "timeZone", l.order_id AS "orderId", m.reason, m.decided_by AS "decidedBy"
   ${toMove} GROUP BY m.id, l.order_id ORDER BY m.id, l.order_id LIMIT $1`,
);

/** The next orders, of the first move first. */
export function findOrdersToMove(tx: Transaction, most: number): Promise<OrderToMove[]> {
  return tx.query(next, [most]);
}

const note = statement<never>(
  "sales.note_moved_order",
  `INSERT INTO moved_order (move_id, order_id, problem) VALUES ($1, $2, $3)
   ON CONFLICT (move_id, order_id) DO UPDATE SET problem = $3, done_at = now()`,
);

export async function noteMovedOrder(
  tx: Transaction,
  { moveId, orderId }: Pick<OrderToMove, "moveId" | "orderId">,
  problem: string | null,
): Promise<void> {
  await tx.query(note, [moveId, orderId, problem]);
}

const isNoted = statement<{ there: boolean }>(
  "sales.is_moved_order_noted",
  "SELECT EXISTS (SELECT 1 FROM moved_order WHERE move_id = $1 AND order_id = $2) AS there",
);

export async function isMoved(
  tx: Transaction,
  { moveId, orderId }: Pick<OrderToMove, "moveId" | "orderId">,
): Promise<boolean> {
  return (await tx.query(isNoted, [moveId, orderId]))[0]!.there;
}

/** New lines like the old ones, in another performance: price, charges, name of the seat and terms stay. */
const copyLines = statement<{ id: string; position: number; ordinal: number }>(
  "sales.copy_lines_to_performance",
  `WITH pair AS MATERIALIZED (
     SELECT p.* FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $7::uuid[])
       WITH ORDINALITY AS p(old_id, new_id, hold_id, zone_id, number)
   ), line AS (
     INSERT INTO order_line (id, order_id, position, hold_id, performance_id, ordinal, zone_id, ticket_type_id,
       price_minor, face_minor, list_code, block_label, row_label, seat_label, refund_policy_id, act_id)
     SELECT p.new_id, l.order_id, $6::int + p.number, p.hold_id, $2::int, l.ordinal, p.zone_id, l.ticket_type_id,
       l.price_minor, l.face_minor, l.list_code, l.block_label, l.row_label, l.seat_label, l.refund_policy_id, $1::uuid
     FROM pair p JOIN order_line l ON l.id = p.old_id
     RETURNING id, position, ordinal
   ), charge AS (
     INSERT INTO order_charge (order_id, order_line_id, position, kind, source_id, name_zh, name_en, amount_minor,
       fee_id, rate_ppm, included, base_minor, tax_minor)
     SELECT c.order_id, p.new_id, c.position, c.kind, c.source_id, c.name_zh, c.name_en, c.amount_minor, c.fee_id,
       c.rate_ppm, c.included, c.base_minor, c.tax_minor
     FROM order_charge c JOIN pair p ON p.old_id = c.order_line_id
   )
   SELECT id, position, ordinal FROM line ORDER BY position`,
);

/** What the old lines' journal has come to, taken off them and put on the new ones: both sums stay what they were. */
const copyJournal = statement<never>(
  "sales.move_journal_to_performance",
  `WITH act AS (
     SELECT a.id, a.order_id, a.staff_id, o.channel_id, o.currency FROM order_act a JOIN sales_order o ON o.id = a.order_id
     WHERE a.id = $1
   ), had AS (
     SELECT j.order_line_id, j.performance_id, j.zone_id, j.ticket_type_id,
       CASE WHEN j.kind IN ('discount', 'fee', 'tax', 'goodwill') THEN j.kind ELSE 'exchange' END AS kind,
       j.charge_source_id, j.fee_id, j.rate_ppm, sum(j.amount_minor) AS amount, sum(j.ticket_delta) AS tickets,
       sum(j.tax_minor) AS tax, min(j.id) AS at
     FROM journal_entry j JOIN act ON j.order_id = act.order_id
     WHERE j.order_line_id = ANY($2::uuid[]) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
   ), moved AS (
     SELECT h.*, -1 AS sign, h.order_line_id AS line_id, h.performance_id AS in_performance, h.zone_id AS in_zone FROM had h
     UNION ALL
     SELECT h.*, 1, n.id, n.performance_id, n.zone_id FROM had h
       JOIN unnest($2::uuid[], $3::uuid[]) AS p(old_id, new_id) ON p.old_id = h.order_line_id
       JOIN order_line n ON n.id = p.new_id
   )
   INSERT INTO journal_entry (kind, act, act_id, order_id, order_line_id, payment_id, performance_id, zone_id,
     ticket_type_id, channel_id, provider, seller_id, currency, amount_minor, ticket_delta, charge_source_id, fee_id,
     rate_ppm, tax_minor)
   SELECT m.kind, 'exchange', act.id, act.order_id, m.line_id, NULL, m.in_performance, m.in_zone, m.ticket_type_id,
     act.channel_id, 'none', act.staff_id, act.currency, m.sign * m.amount, m.sign * m.tickets, m.charge_source_id,
     m.fee_id, m.rate_ppm, m.sign * m.tax
   FROM moved m, act WHERE m.amount <> 0 OR m.tickets <> 0 OR m.tax <> 0
   ORDER BY m.sign, m.line_id, m.at, m.kind`,
);

export interface LineCopy {
  readonly oldId: string;
  readonly newId: string;
  readonly holdId: string;
  /** Of the other performance. */
  readonly zoneId: string;
}

/** Answers the new lines, by position. */
export async function copyLinesTo(
  tx: Transaction,
  copy: {
    readonly actId: string;
    readonly performanceId: number;
    readonly lastPosition: number;
    readonly lines: readonly LineCopy[];
  },
): Promise<readonly { readonly id: string; readonly position: number; readonly ordinal: number }[]> {
  const { actId, performanceId, lastPosition, lines } = copy;
  return tx.query(copyLines, [
    actId,
    performanceId,
    lines.map((line) => line.oldId),
    lines.map((line) => line.newId),
    lines.map((line) => line.holdId),
    lastPosition,
    lines.map((line) => line.zoneId),
  ]);
}

/** Writes the move of lines into the journal; before the old lines end, after the new ones are there. */
export async function moveJournal(tx: Transaction, actId: string, lines: readonly LineCopy[]): Promise<void> {
  await tx.query(copyJournal, [actId, lines.map((line) => line.oldId), lines.map((line) => line.newId)]);
}

const progress = statement<{
  to_performance_id: number | null;
  starts_before: Date;
  starts_after: Date;
  reason: string;
  refund_until: Date;
  decided_at: Date;
  done: number;
  failed: number;
  waiting: number;
}>(
  "sales.move_progress",
  `SELECT p.to_performance_id, p.starts_before, p.starts_after, p.reason, p.refund_until, p.decided_at,
     (SELECT count(*) FROM moved_order d WHERE d.move_id = p.id AND d.problem IS NULL)::int AS done,
     (SELECT count(*) FROM moved_order d WHERE d.move_id = p.id AND d.problem IS NOT NULL)::int AS failed,
     (SELECT count(*) FROM (SELECT 1 ${toMove} AND m.id = p.id GROUP BY l.order_id) w)::int AS waiting
   FROM performance_move p WHERE p.performance_id = $1 ORDER BY p.id DESC LIMIT 1`,
);

export interface MoveProgress {
  readonly toPerformanceId: number | null;
  readonly startsBefore: Date;
  readonly startsAfter: Date;
  readonly reason: string;
  readonly refundUntil: Date;
  readonly decidedAt: Date;
  readonly doneCount: number;
  readonly failedCount: number;
  readonly waitingCount: number;
}

/** Of the last move of a performance; null for one that was never moved. */
export async function readMoveProgress(tx: Transaction, performanceId: number): Promise<MoveProgress | null> {
  const [row] = await tx.query(progress, [performanceId]);
  if (!row) return null;
  return {
    toPerformanceId: row.to_performance_id,
    startsBefore: row.starts_before,
    startsAfter: row.starts_after,
    reason: row.reason,
    refundUntil: row.refund_until,
    decidedAt: row.decided_at,
    doneCount: row.done,
    failedCount: row.failed,
    waitingCount: row.waiting,
  };
}

const freely = statement<{ performance_id: number; refund_until: Date; reason: string; decided_by: StaffActor }>(
  "sales.freely_refundable",
  `SELECT DISTINCT ON (1) coalesce(m.to_performance_id, m.performance_id) AS performance_id, m.refund_until, m.reason,
     m.decided_by
   FROM moved_order d JOIN performance_move m ON m.id = d.move_id
   WHERE d.order_id = $1 AND d.problem IS NULL AND m.refund_until >= now() ORDER BY 1, m.refund_until DESC`,
);

/** A move whose tickets are given back whole for some time yet. */
export interface MovedPerformance {
  readonly refundUntil: Date;
  readonly reason: string;
  readonly decidedBy: StaffActor;
}

/** Performances of an order that were moved, and whose tickets are given back whole for some time yet. */
export async function findFreelyRefundable(
  tx: Transaction,
  orderId: string,
): Promise<ReadonlyMap<number, MovedPerformance>> {
  const rows = await tx.query(freely, [orderId]);
  return new Map(
    rows.map(({ performance_id: id, refund_until: refundUntil, reason, decided_by: decidedBy }) => [
      id,
      { refundUntil, reason, decidedBy },
    ]),
  );
}
