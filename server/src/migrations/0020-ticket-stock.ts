import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // Whose store a roll came from: a printer may move to another house, its old rolls do not.
  "ALTER TABLE ticket_roll ADD COLUMN venue_id uuid",
  `UPDATE ticket_roll r SET venue_id = c.venue_id
   FROM printer p JOIN counter c ON c.id = p.counter_id WHERE p.id = r.printer_id`,
  "ALTER TABLE ticket_roll ALTER COLUMN venue_id SET NOT NULL",
  `ALTER TABLE ticket_roll ADD CONSTRAINT ticket_roll_venue_fk FOREIGN KEY (venue_id) REFERENCES venue (id)`,
  "CREATE INDEX ticket_roll_venue ON ticket_roll (venue_id, stock_code)",

  // Blank tickets that came to a venue's store, came back to it from a printer, or were counted there. What went into
  // printers is with the rolls. Never changed, only added to.
  `CREATE TABLE stock_store_entry (
    id uuid NOT NULL,
    venue_id uuid NOT NULL,
    stock_code text NOT NULL,
    kind text NOT NULL,
    quantity integer NOT NULL,
    first_serial bigint,
    roll_id uuid,
    reason text,
    staff_id uuid NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT stock_store_entry_pk PRIMARY KEY (id),
    CONSTRAINT stock_store_entry_venue_fk FOREIGN KEY (venue_id) REFERENCES venue (id),
    CONSTRAINT stock_store_entry_roll_fk FOREIGN KEY (roll_id) REFERENCES ticket_roll (id),
    CONSTRAINT stock_store_entry_kind_known CHECK (kind IN ('delivered', 'returned', 'adjusted')),
    CONSTRAINT stock_store_entry_quantity_fits CHECK (kind = 'adjusted' OR quantity > 0),
    CONSTRAINT stock_store_entry_roll_agrees CHECK ((kind = 'returned') = (roll_id IS NOT NULL))
  )`,
  "CREATE INDEX stock_store_entry_venue ON stock_store_entry (venue_id, stock_code, noted_at)",
  `CREATE TRIGGER stock_store_entry_append_only BEFORE UPDATE OR DELETE ON stock_store_entry
   FOR EACH ROW EXECUTE FUNCTION refuse_stock_change()`,

  // What a printer's own counter and the paper's numbers said, beside what the books expected then.
  `CREATE TABLE stock_reading (
    id uuid NOT NULL,
    printer_id uuid NOT NULL,
    roll_id uuid,
    printed_count bigint,
    expected_count bigint,
    next_serial bigint,
    expected_serial bigint,
    staff_id uuid NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT stock_reading_pk PRIMARY KEY (id),
    CONSTRAINT stock_reading_printer_fk FOREIGN KEY (printer_id) REFERENCES printer (id),
    CONSTRAINT stock_reading_roll_fk FOREIGN KEY (roll_id) REFERENCES ticket_roll (id),
    CONSTRAINT stock_reading_says_something CHECK (printed_count IS NOT NULL OR next_serial IS NOT NULL)
  )`,
  "CREATE INDEX stock_reading_printer ON stock_reading (printer_id, noted_at)",
  `CREATE TRIGGER stock_reading_append_only BEFORE UPDATE OR DELETE ON stock_reading
   FOR EACH ROW EXECUTE FUNCTION refuse_stock_change()`,

  // A reprint that is asked for again, because nobody heard the answer, is the same reprint.
  "ALTER TABLE ticket_reprint ADD COLUMN idempotency_key uuid",
  "ALTER TABLE ticket_reprint ADD CONSTRAINT ticket_reprint_asked_once UNIQUE (idempotency_key)",
];

const down: readonly string[] = [
  "ALTER TABLE ticket_reprint DROP COLUMN idempotency_key",
  "DROP TABLE stock_reading",
  "DROP TABLE stock_store_entry",
  "ALTER TABLE ticket_roll DROP COLUMN venue_id",
];

export class TicketStock1767225600020 implements MigrationInterface {
  name = "TicketStock1767225600020";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
