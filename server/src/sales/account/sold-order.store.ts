import type { Currency } from "@parterre/money";
import { statement, type Transaction } from "../../platform/database/index.ts";
import type { OrderStateName } from "./order-states.rules.ts";
import type { SoldLine, SoldOrder, TakenPayment } from "./sold-order.rules.ts";

interface SoldRow {
  id: string;
  reference: string;
  state: OrderStateName;
  currency: Currency;
  channel_id: string;
  created_ms: number;
  due_ms: number | null;
  locale: string;
  contact_name: string | null;
  contact_email: string | null;
  contact_phone: string | null;
  owed: string;
  paid: string;
  last_position: number;
  payments: (Omit<TakenPayment, "amountMinor" | "refundedMinor"> & { amountMinor: number; refundedMinor: number })[];
  lines: (Omit<SoldLine, "label" | "charges" | "priceMinor"> & {
    block: string;
    row: string;
    seat: string;
    priceMinor: number;
    charges: SoldLine["charges"] | null;
  })[];
}

// A statement of its own, so that the next one sees what those before in the queue have done.
const lock = statement<{ id: string }>("sales.lock_order", "SELECT id FROM sales_order WHERE id = $1 FOR UPDATE");

const read = statement<SoldRow>(
  "sales.read_sold_order",
  `SELECT o.id, o.reference, o.state, o.currency, o.channel_id, o.locale, o.contact_name, o.contact_email,
     o.contact_phone, (extract(epoch FROM o.created_at) * 1000)::float8 AS created_ms,
     (extract(epoch FROM o.due_at) * 1000)::float8 AS due_ms,
     coalesce((SELECT sum(j.amount_minor) FROM journal_entry j WHERE j.order_id = o.id), 0) AS owed,
     coalesce((SELECT sum(m.amount_minor) FROM money_movement m WHERE m.order_id = o.id), 0) AS paid,
     (SELECT coalesce(max(l.position), 0) FROM order_line l WHERE l.order_id = o.id) AS last_position,
     (SELECT coalesce(json_agg(json_build_object('id', p.id, 'tender', p.provider, 'state', p.state,
        'amountMinor', p.amount_minor, 'refundedMinor', p.refunded_minor, 'voucherId', p.voucher_id)
        ORDER BY p.created_at, p.id), '[]') FROM payment p WHERE p.order_id = o.id) AS payments,
     (SELECT coalesce(json_agg(json_build_object('id', l.id, 'position', l.position, 'holdId', l.hold_id,
        'performanceId', l.performance_id, 'ordinal', l.ordinal, 'zoneId', l.zone_id, 'ticketTypeId', l.ticket_type_id,
        'block', l.block_label, 'row', l.row_label, 'seat', l.seat_label, 'refundPolicyId', l.refund_policy_id,
        'priceMinor', (SELECT coalesce(sum(j.amount_minor), 0) FROM journal_entry j
           WHERE j.order_id = o.id AND j.order_line_id = l.id AND j.kind NOT IN ('discount', 'fee', 'tax', 'goodwill')),
        'charges', (SELECT json_agg(json_build_object('kind', c.kind, 'sourceId', c.charge_source_id, 'feeId', c.fee_id,
             'ratePpm', c.rate_ppm, 'amountMinor', c.amount, 'taxMinor', c.tax))
           FROM (SELECT j.kind, j.charge_source_id, j.fee_id, j.rate_ppm, sum(j.amount_minor) AS amount,
                   coalesce(sum(j.tax_minor), 0) AS tax
                 FROM journal_entry j WHERE j.order_id = o.id AND j.order_line_id = l.id
                   AND j.kind IN ('discount', 'fee', 'tax', 'goodwill') GROUP BY 1, 2, 3, 4) c))
        ORDER BY l.position), '[]') FROM order_line l WHERE l.order_id = o.id AND l.state = 'live') AS lines
   FROM sales_order o WHERE o.id = $1`,
);

/** The order as it is; null when there is none. Not locked: for showing what an act would do. */
export async function readSoldOrder(tx: Transaction, orderId: string): Promise<SoldOrder | null> {
  const [row] = await tx.query(read, [orderId]);
  if (!row) return null;
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    currency: row.currency,
    channelId: row.channel_id,
    createdAt: row.created_ms,
    dueAt: row.due_ms,
    locale: row.locale,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    contactPhone: row.contact_phone,
    owedMinor: Number(row.owed),
    paidMinor: Number(row.paid),
    lastPosition: row.last_position,
    payments: row.payments,
    lines: row.lines.map(({ block, row: inRow, seat, charges, ...line }) => ({
      ...line,
      label: { block, row: inRow, seat },
      charges: charges ?? [],
    })),
  };
}

/** The order, locked until the transaction ends: orders come first in the order of locks. */
export async function lockSoldOrder(tx: Transaction, orderId: string): Promise<SoldOrder | null> {
  const [locked] = await tx.query(lock, [orderId]);
  return locked ? readSoldOrder(tx, orderId) : null;
}
