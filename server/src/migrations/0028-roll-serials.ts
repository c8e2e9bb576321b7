import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  "CREATE EXTENSION IF NOT EXISTS btree_gist",

  // The numbers that a roll claims: all of it while it is in a printer, what was used of it afterwards. No other roll of
  // that paper in that house has one of them.
  "ALTER TABLE ticket_roll ADD COLUMN serials int8range",
  `UPDATE ticket_roll r SET serials = int8range(r.first_serial, r.first_serial + greatest(0, CASE
     WHEN r.removed_at IS NULL THEN s.loaded ELSE s.used END))
   FROM (SELECT roll_id,
       coalesce(sum(quantity) FILTER (WHERE kind = 'loaded'), 0) AS loaded,
       coalesce(sum(CASE WHEN kind IN ('printed', 'spoiled', 'test') THEN quantity
         WHEN kind = 'adjusted' THEN -quantity END), 0) AS used
     FROM stock_entry GROUP BY roll_id) s
   WHERE s.roll_id = r.id AND r.first_serial IS NOT NULL`,
  // What was entered twice before anybody looked stays as it was noted, and claims nothing.
  `UPDATE ticket_roll r SET serials = NULL WHERE EXISTS (
     SELECT 1 FROM ticket_roll o WHERE o.id <> r.id AND o.venue_id = r.venue_id AND o.stock_code = r.stock_code
       AND o.serials && r.serials AND (o.loaded_at, o.id) < (r.loaded_at, r.id))`,
  `ALTER TABLE ticket_roll ADD CONSTRAINT ticket_roll_serials_once
   EXCLUDE USING gist (venue_id WITH =, stock_code WITH =, serials WITH &&)`,

  // What the board of all windows shows changes with these: every change is a new row.
  `CREATE PUBLICATION parterre_board FOR TABLE counter (id), printer (id), shift (id), shift_cash (id),
     shift_report (shift_id), order_act (id, shift_id), stock_entry (id) WITH (publish = 'insert')`,
];

const down: readonly string[] = ["DROP PUBLICATION parterre_board", "ALTER TABLE ticket_roll DROP COLUMN serials"];

export class RollSerials1767225600028 implements MigrationInterface {
  name = "RollSerials1767225600028";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
