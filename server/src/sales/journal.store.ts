import { statement, type Transaction } from "../platform/database/index.ts";
import type { JournalAct } from "./journal-entry.entity.ts";

const append = statement<never>(
  "sales.append_journal",
  `WITH line AS MATERIALIZED (
     SELECT l.id, l.position, l.performance_id, l.zone_id, l.ticket_type_id, l.price_minor, m.at, m.seller_id,
       o.id AS order_id, o.channel_id, o.currency, p.id AS payment_id, p.provider
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) WITH ORDINALITY AS m(order_id, payment_id, seller_id, at)
     JOIN sales_order o ON o.id = m.order_id JOIN payment p ON p.id = m.payment_id AND p.order_id = o.id
     JOIN order_line l ON l.order_id = o.id
   ), movement AS (
     SELECT line.*, 0 AS part, $1 AS kind, line.price_minor AS amount, $6::int AS tickets, NULL::text AS source_id,
       NULL::int AS rate_ppm, NULL::bigint AS tax_minor
     FROM line
     UNION ALL
     SELECT line.*, c.position, c.kind, c.amount_minor, 0, c.source_id, c.rate_ppm, c.tax_minor
     FROM order_charge c JOIN line ON line.id = c.order_line_id WHERE c.order_id = ANY($2::uuid[])
   )
   INSERT INTO journal_entry (kind, act, order_id, order_line_id, payment_id, performance_id, zone_id, ticket_type_id,
     channel_id, provider, seller_id, currency, amount_minor, ticket_delta, charge_source_id, rate_ppm, tax_minor)
   SELECT kind, $1, order_id, id, payment_id, performance_id, zone_id, ticket_type_id, channel_id, provider,
     seller_id, currency, amount * $5::int, tickets, source_id, rate_ppm, tax_minor * $5::int
   FROM movement ORDER BY at, position, part`,
);

const effects: Readonly<Record<JournalAct, { readonly sign: 1 | -1; readonly tickets: 1 | 0 | -1 }>> = {
  sale: { sign: 1, tickets: 1 },
  refund: { sign: -1, tickets: -1 },
  late_payment: { sign: 1, tickets: 0 },
  late_refund: { sign: -1, tickets: 0 },
};

/** A movement of one order's money through one of its payments. */
export interface Movement {
  readonly orderId: string;
  readonly paymentId: string;
  /** Who does this act, not who sold; null: nobody of the staff. */
  readonly sellerId: string | null;
}

/**
 * Writes movements of whole orders into the journal: for each line its price, and each of its discounts, fees and
 * taxes as an entry of its own. Never changed afterwards: what has to be undone is written again with the opposite
 * sign.
 */
export async function appendJournal(tx: Transaction, act: JournalAct, movements: readonly Movement[]): Promise<void> {
  const { sign, tickets } = effects[act];
  await tx.query(append, [
    act,
    movements.map((movement) => movement.orderId),
    movements.map((movement) => movement.paymentId),
    movements.map((movement) => movement.sellerId),
    sign,
    tickets,
  ]);
}
