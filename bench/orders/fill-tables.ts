import type pg from "pg";

/**
 * Rows of orders that were paid long ago, one line each, in every table that a sale writes to; of a performance that
 * is not sold here. Foreign keys are not checked while they are written: they are right by construction.
 */
export async function fillTables(sql: pg.Client, orders: number): Promise<void> {
  const id = (table: number, number = "n") =>
    `('0${table}000000-0000-4000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  const from = "FROM generate_series(1, $1::int) AS n";
  const channel = "(SELECT id FROM sales_channel WHERE code = 'web')";
  await sql.query("SET session_replication_role = replica; SET synchronous_commit = off");
  const statements = [
    `INSERT INTO sales_order (id, reference, secret, state, channel_id, currency, total_minor, cart_key, contact_email,
       locale, paid_at) SELECT ${id(1)}, 'F' || n, 'secret ' || n, 'paid', ${channel}, 'CNY', 10000, 'cart ' || n,
       'buyer' || n || '@bench.example', 'en', now() ${from}`,
    `INSERT INTO order_act (id, order_id, kind, state_before, state_after, owed_minor, paid_minor, channel_id)
     SELECT ${id(2)}, ${id(1)}, 'sale', 'awaiting_payment', 'paid', 10000, 10000, ${channel} ${from}`,
    `INSERT INTO order_line (id, order_id, position, hold_id, performance_id, ordinal, zone_id, ticket_type_id, price_minor,
       face_minor, block_label, row_label, seat_label) SELECT ${id(3)}, ${id(1)}, 1, ${id(3)}, -1, n, ${id(9, "1")},
       ${id(9, "2")}, 10000, 10000, 'Block', '1', '1' ${from}`,
    `INSERT INTO payment (id, order_id, provider, provider_reference, state, amount_minor, currency, captured_at)
     SELECT ${id(4)}, ${id(1)}, 'bank', 'filled ' || n, 'captured', 10000, 'CNY', now() ${from}`,
    `INSERT INTO journal_entry (kind, act, act_id, order_id, order_line_id, payment_id, performance_id, zone_id,
       ticket_type_id, channel_id, provider, currency, amount_minor, ticket_delta)
     SELECT 'sale', 'sale', ${id(2)}, ${id(1)}, ${id(3)}, ${id(4)}, -1, ${id(9, "1")}, ${id(9, "2")}, ${channel}, 'bank',
       'CNY', 10000, 1 ${from}`,
    `INSERT INTO money_movement (act_id, order_id, payment_id, tender, channel_id, currency, amount_minor)
     SELECT ${id(2)}, ${id(1)}, ${id(4)}, 'bank', ${channel}, 'CNY', 10000 ${from}`,
    `INSERT INTO ticket (id, number, order_id, order_line_id, performance_id, ordinal, issue, live, code)
     SELECT ${id(5)}, 'F' || n || '-01', ${id(1)}, ${id(3)}, -1, n, 1, true, 'filled' ${from}`,
  ];
  for (const statement of statements) await sql.query(statement, [orders]);
  await sql.query("RESET session_replication_role; RESET synchronous_commit");
  await sql.query("VACUUM ANALYZE");
}
