import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // A window of a venue; what it sells goes through its channel.
  `CREATE TABLE counter (
    id uuid NOT NULL,
    name text NOT NULL,
    venue_id uuid NOT NULL,
    channel_code text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT counter_pk PRIMARY KEY (id),
    CONSTRAINT counter_name_unique UNIQUE (venue_id, name),
    CONSTRAINT counter_venue_fk FOREIGN KEY (venue_id) REFERENCES venue (id)
  )`,
  // What a printer was found to be when it was paired, by its own serial number.
  `CREATE TABLE printer (
    id uuid NOT NULL,
    serial_number text NOT NULL,
    name text NOT NULL,
    make text NOT NULL,
    language text NOT NULL,
    dpi integer NOT NULL,
    ack_level text NOT NULL,
    counter_id uuid NOT NULL,
    paired_by uuid NOT NULL,
    paired_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT printer_pk PRIMARY KEY (id),
    CONSTRAINT printer_serial_number_unique UNIQUE (serial_number),
    CONSTRAINT printer_counter_fk FOREIGN KEY (counter_id) REFERENCES counter (id),
    CONSTRAINT printer_language_known CHECK (language IN ('fgl', 'escpos', 'tspl', 'zpl')),
    CONSTRAINT printer_dpi_known CHECK (dpi IN (203, 300)),
    CONSTRAINT printer_ack_level_known CHECK (ack_level IN ('ticket', 'fence', 'none'))
  )`,

  // Versions are never changed: what a ticket was printed with can always be looked at.
  `CREATE TABLE ticket_template (
    id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ticket_template_pk PRIMARY KEY (id),
    CONSTRAINT ticket_template_name_unique UNIQUE (name)
  )`,
  `CREATE TABLE ticket_template_version (
    template_id uuid NOT NULL,
    number integer NOT NULL,
    document jsonb NOT NULL,
    stock_code text NOT NULL,
    saved_by uuid NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ticket_template_version_pk PRIMARY KEY (template_id, number),
    CONSTRAINT ticket_template_version_template_fk FOREIGN KEY (template_id) REFERENCES ticket_template (id)
  )`,
  // Which template prints what: the more a rule says, the stronger it is.
  `CREATE TABLE ticket_template_use (
    id uuid NOT NULL,
    template_id uuid NOT NULL,
    event_id uuid,
    ticket_type_id uuid,
    stock_code text NOT NULL,
    CONSTRAINT ticket_template_use_pk PRIMARY KEY (id),
    CONSTRAINT ticket_template_use_once UNIQUE NULLS NOT DISTINCT (event_id, ticket_type_id, stock_code),
    CONSTRAINT ticket_template_use_template_fk FOREIGN KEY (template_id) REFERENCES ticket_template (id),
    CONSTRAINT ticket_template_use_event_fk FOREIGN KEY (event_id) REFERENCES event (id),
    CONSTRAINT ticket_template_use_type_fk FOREIGN KEY (ticket_type_id) REFERENCES ticket_type (id)
  )`,

  // A roll or stack of blank tickets in a printer; one at a time.
  `CREATE TABLE ticket_roll (
    id uuid NOT NULL,
    printer_id uuid NOT NULL,
    stock_code text NOT NULL,
    first_serial bigint,
    loaded_by uuid NOT NULL,
    loaded_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    CONSTRAINT ticket_roll_pk PRIMARY KEY (id),
    CONSTRAINT ticket_roll_printer_fk FOREIGN KEY (printer_id) REFERENCES printer (id)
  )`,
  "CREATE UNIQUE INDEX ticket_roll_one_loaded ON ticket_roll (printer_id) WHERE removed_at IS NULL",

  // One try to put one ticket on paper, written before its first byte leaves. A ticket that may be on paper has no
  // second try beside it: a reprint is another ticket, with another code.
  `CREATE TABLE ticket_print (
    id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    attempt integer NOT NULL,
    state text NOT NULL,
    printer_id uuid NOT NULL,
    roll_id uuid,
    template_id uuid NOT NULL,
    template_version integer NOT NULL,
    fault text,
    decision text,
    decided_by uuid,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    ended_at timestamptz,
    CONSTRAINT ticket_print_pk PRIMARY KEY (id),
    CONSTRAINT ticket_print_attempt_unique UNIQUE (ticket_id, attempt),
    CONSTRAINT ticket_print_ticket_fk FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT ticket_print_printer_fk FOREIGN KEY (printer_id) REFERENCES printer (id),
    CONSTRAINT ticket_print_roll_fk FOREIGN KEY (roll_id) REFERENCES ticket_roll (id),
    CONSTRAINT ticket_print_template_fk FOREIGN KEY (template_id, template_version)
      REFERENCES ticket_template_version (template_id, number),
    CONSTRAINT ticket_print_state_known CHECK (state IN ('queued', 'sent', 'confirmed', 'failed', 'unknown')),
    CONSTRAINT ticket_print_decision_known CHECK (decision IN ('in-hand', 'spoiled', 'not-there')),
    CONSTRAINT ticket_print_ended_agrees CHECK ((state IN ('confirmed', 'failed')) = (ended_at IS NOT NULL)),
    CONSTRAINT ticket_print_decision_agrees CHECK ((decision IS NULL) = (decided_by IS NULL))
  )`,
  "CREATE UNIQUE INDEX ticket_print_once ON ticket_print (ticket_id) WHERE state <> 'failed'",

  // What became of blank tickets; never changed, only added to.
  `CREATE TABLE stock_entry (
    id bigint GENERATED ALWAYS AS IDENTITY,
    roll_id uuid NOT NULL,
    kind text NOT NULL,
    quantity integer NOT NULL,
    print_id uuid,
    reason text,
    staff_id uuid NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT stock_entry_pk PRIMARY KEY (id),
    CONSTRAINT stock_entry_roll_fk FOREIGN KEY (roll_id) REFERENCES ticket_roll (id),
    CONSTRAINT stock_entry_print_fk FOREIGN KEY (print_id) REFERENCES ticket_print (id),
    CONSTRAINT stock_entry_kind_known
      CHECK (kind IN ('loaded', 'printed', 'spoiled', 'test', 'voided', 'adjusted')),
    CONSTRAINT stock_entry_quantity_fits CHECK (kind = 'adjusted' OR quantity > 0)
  )`,
  "CREATE INDEX stock_entry_roll ON stock_entry (roll_id, id)",
  "CREATE UNIQUE INDEX stock_entry_printed_once ON stock_entry (print_id) WHERE kind IN ('printed', 'spoiled')",
  "CREATE TRIGGER stock_entry_append_only BEFORE UPDATE OR DELETE ON stock_entry FOR EACH ROW EXECUTE FUNCTION refuse_stock_change()",

  // Who had a ticket printed again, and why.
  `CREATE TABLE ticket_reprint (
    ticket_id uuid NOT NULL,
    replaces uuid NOT NULL,
    reason text NOT NULL,
    requested_by uuid NOT NULL,
    approver_id uuid,
    reprinted_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ticket_reprint_pk PRIMARY KEY (ticket_id),
    CONSTRAINT ticket_reprint_replaces_unique UNIQUE (replaces),
    CONSTRAINT ticket_reprint_ticket_fk FOREIGN KEY (ticket_id) REFERENCES ticket (id),
    CONSTRAINT ticket_reprint_replaces_fk FOREIGN KEY (replaces) REFERENCES ticket (id)
  )`,
];

const appendOnly = `CREATE FUNCTION refuse_stock_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'entries of ticket stock are never changed'; END $$`;

const tables = ["ticket_reprint", "stock_entry", "ticket_print", "ticket_roll", "ticket_template_use"];
const foundations = ["ticket_template_version", "ticket_template", "printer", "counter"];

export class BoxOffice1767225600014 implements MigrationInterface {
  name = "BoxOffice1767225600014";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(appendOnly);
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables, ...foundations]) await runner.query(`DROP TABLE ${table}`);
    await runner.query("DROP FUNCTION refuse_stock_change()");
  }
}
