import { type EntityTransaction, statement, type Transaction } from "../platform/database/index.ts";
import type { OrderStateName } from "./account/order-states.rules.ts";
import { OrderLine } from "./order-line.entity.ts";

/** A line of an order as a change of the seat map needs to know it. */
export interface SeatLine {
  readonly id: string;
  readonly orderId: string;
  readonly reference: string;
  readonly state: OrderStateName;
  readonly buyer: string | null;
  readonly position: number;
  readonly holdId: string;
  /** Below 0: the seat went with a map that was changed before. */
  readonly ordinal: number;
  readonly label: { readonly block: string; readonly row: string; readonly seat: string };
}

const lockOrders = statement<never>(
  "sales.lock_orders_of_performance",
  `WITH locked AS MATERIALIZED (
     SELECT o.id FROM sales_order o
     WHERE o.id IN (SELECT l.order_id FROM order_line l WHERE l.performance_id = $1) ORDER BY o.id FOR UPDATE
   )
   SELECT FROM locked LIMIT 1`,
);

/** Locks every order with a seat of the performance: until the transaction ends none is paid, given back or lapses. */
export async function lockOrdersOf(tx: Transaction, performanceId: number): Promise<void> {
  await tx.query(lockOrders, [performanceId]);
}

/** Every live line of the performance, of orders in any state, and those of orders that are over. */
export async function findSeatLines(tx: EntityTransaction, performanceId: number): Promise<readonly SeatLine[]> {
  const rows = await tx.manager
    .createQueryBuilder(OrderLine, "line")
    .select([
      'line.id AS "id"',
      'line.order_id AS "orderId"',
      'line.position AS "position"',
      'line.hold_id AS "holdId"',
      'line.ordinal AS "ordinal"',
      'line.block_label AS "block"',
      'line.row_label AS "row"',
      'line.seat_label AS "seat"',
      'o.reference AS "reference"',
      // A line that ended stands for nobody, as if all of its order were over.
      `CASE line.state WHEN 'live' THEN o.state ELSE 'refunded' END AS "state"`,
      'o.contact_name AS "buyer"',
    ])
    .innerJoin("sales_order", "o", "o.id = line.order_id")
    .where("line.performance_id = :performanceId", { performanceId })
    .orderBy("line.order_id")
    .addOrderBy("line.position")
    .getRawMany<Omit<SeatLine, "label"> & SeatLine["label"]>();
  return rows.map(({ block, row, seat, ...line }) => ({ ...line, label: { block, row, seat } }));
}

/** What a line is of from now on. */
export interface RenumberedLine {
  readonly id: string;
  readonly ordinal: number;
  readonly holdId: string;
  readonly label: SeatLine["label"];
}

const park = statement<never>(
  "sales.park_lines",
  "UPDATE order_line SET ordinal = -1000000000 - ordinal WHERE id = ANY($1::uuid[])",
);
const renumber = statement<never>(
  "sales.renumber_lines",
  `UPDATE order_line l SET ordinal = m.ordinal, hold_id = m.hold_id, block_label = m.block, row_label = m.row,
     seat_label = m.seat
   FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[])
     AS m(id, ordinal, hold_id, block, row, seat) WHERE l.id = m.id`,
);

/** Gives lines of locked orders other seats and names; prices, zones and everything else stay. */
export async function renumberLines(tx: Transaction, lines: readonly RenumberedLine[]): Promise<void> {
  if (lines.length === 0) return;
  // Two seats of an order may change numbers with each other, and no two lines may be of one seat on the way.
  const ids = lines.map((line) => line.id);
  await tx.query(park, [ids]);
  await tx.query(renumber, [
    ids,
    lines.map((line) => line.ordinal),
    lines.map((line) => line.holdId),
    lines.map((line) => line.label.block),
    lines.map((line) => line.label.row),
    lines.map((line) => line.label.seat),
  ]);
}
