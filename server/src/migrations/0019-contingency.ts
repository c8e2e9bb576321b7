import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  "ALTER TABLE allocation ADD COLUMN leased boolean NOT NULL DEFAULT false",

  // Key pairs of counters; the private half never leaves the browser it was made in.
  `CREATE TABLE counter_key (
    kid text NOT NULL,
    counter_id uuid NOT NULL,
    public_key text NOT NULL,
    registered_by uuid NOT NULL,
    registered_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT counter_key_pk PRIMARY KEY (kid),
    CONSTRAINT counter_key_counter_fk FOREIGN KEY (counter_id) REFERENCES counter (id)
  )`,
  "CREATE INDEX counter_key_counter ON counter_key (counter_id)",

  // When a counter was heard last, and what it said it has not handed in yet; and how it is given seats by itself.
  `CREATE TABLE counter_report (
    counter_id uuid NOT NULL,
    heard_at timestamptz NOT NULL DEFAULT now(),
    unsent_sales integer NOT NULL DEFAULT 0,
    CONSTRAINT counter_report_pk PRIMARY KEY (counter_id),
    CONSTRAINT counter_report_counter_fk FOREIGN KEY (counter_id) REFERENCES counter (id),
    CONSTRAINT counter_report_unsent_fits CHECK (unsent_sales >= 0)
  )`,
  `CREATE TABLE lease_policy (
    counter_id uuid NOT NULL,
    seats integer NOT NULL,
    ahead_minutes integer NOT NULL,
    term_minutes integer NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT lease_policy_pk PRIMARY KEY (counter_id),
    CONSTRAINT lease_policy_counter_fk FOREIGN KEY (counter_id) REFERENCES counter (id),
    CONSTRAINT lease_policy_fits CHECK (seats BETWEEN 1 AND 500 AND ahead_minutes > 0 AND term_minutes > 0)
  )`,

  // Seats that a counter may sell alone until an instant. Which seats: those of its allocation.
  `CREATE TABLE counter_lease (
    id uuid NOT NULL,
    counter_id uuid NOT NULL,
    performance_id integer NOT NULL,
    allocation_id uuid NOT NULL,
    allocation_number smallint NOT NULL,
    pack text NOT NULL,
    leased_by uuid NOT NULL,
    leased_at timestamptz NOT NULL DEFAULT now(),
    sell_until timestamptz NOT NULL,
    returned_at timestamptz,
    returned_why text,
    CONSTRAINT counter_lease_pk PRIMARY KEY (id),
    CONSTRAINT counter_lease_counter_fk FOREIGN KEY (counter_id) REFERENCES counter (id),
    CONSTRAINT counter_lease_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id),
    CONSTRAINT counter_lease_return_agrees CHECK ((returned_at IS NULL) = (returned_why IS NULL)),
    CONSTRAINT counter_lease_return_known CHECK (returned_why IN ('counter', 'term', 'person'))
  )`,
  "CREATE UNIQUE INDEX counter_lease_one_standing ON counter_lease (counter_id, performance_id) WHERE returned_at IS NULL",

  // A sale as the counter signed it; the text is never changed.
  `CREATE TABLE offline_sale (
    id uuid NOT NULL,
    counter_id uuid NOT NULL,
    lease_id uuid NOT NULL,
    kid text NOT NULL,
    payload text NOT NULL,
    signature text NOT NULL,
    sold_at timestamptz NOT NULL,
    currency text NOT NULL,
    total_minor bigint NOT NULL,
    state text NOT NULL,
    order_id uuid,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz NOT NULL DEFAULT now(),
    settled_by uuid,
    settled_at timestamptz,
    settled_how text,
    settled_reason text,
    CONSTRAINT offline_sale_pk PRIMARY KEY (id),
    CONSTRAINT offline_sale_counter_fk FOREIGN KEY (counter_id) REFERENCES counter (id),
    CONSTRAINT offline_sale_lease_fk FOREIGN KEY (lease_id) REFERENCES counter_lease (id),
    CONSTRAINT offline_sale_state_known CHECK (state IN ('recorded', 'waiting', 'given_back')),
    CONSTRAINT offline_sale_order_agrees CHECK ((state = 'recorded') = (order_id IS NOT NULL)),
    CONSTRAINT offline_sale_settled_agrees CHECK ((settled_at IS NULL) = (settled_by IS NULL)),
    CONSTRAINT offline_sale_settled_known CHECK (settled_how IN ('seats-taken', 'other-seats', 'money-back', 'noted'))
  )`,
  "CREATE INDEX offline_sale_counter ON offline_sale (counter_id, sold_at)",
  // What a person has to look at. Kept with what was decided.
  `CREATE TABLE offline_difference (
    sale_id uuid NOT NULL,
    position integer NOT NULL,
    kind text NOT NULL,
    details jsonb NOT NULL,
    CONSTRAINT offline_difference_pk PRIMARY KEY (sale_id, position),
    CONSTRAINT offline_difference_sale_fk FOREIGN KEY (sale_id) REFERENCES offline_sale (id)
  )`,

  // Numbered pre-printed tickets (备用门票): which counter has which numbers, and which seat each let in to.
  `CREATE TABLE backup_ticket_range (
    id uuid NOT NULL,
    counter_id uuid NOT NULL,
    first_number bigint NOT NULL,
    last_number bigint NOT NULL,
    issued_by uuid NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT backup_ticket_range_pk PRIMARY KEY (id),
    CONSTRAINT backup_ticket_range_counter_fk FOREIGN KEY (counter_id) REFERENCES counter (id),
    CONSTRAINT backup_ticket_range_fits CHECK (first_number > 0 AND first_number <= last_number),
    CONSTRAINT backup_ticket_range_apart
      EXCLUDE USING gist (int8range(first_number, last_number, '[]') WITH &&)
  )`,
  `CREATE TABLE backup_ticket (
    number bigint NOT NULL,
    sale_id uuid NOT NULL,
    ordinal integer NOT NULL,
    position integer NOT NULL,
    CONSTRAINT backup_ticket_pk PRIMARY KEY (number),
    CONSTRAINT backup_ticket_sale_fk FOREIGN KEY (sale_id) REFERENCES offline_sale (id)
  )`,
  "CREATE INDEX backup_ticket_sale ON backup_ticket (sale_id)",
];

const tables = ["backup_ticket", "backup_ticket_range", "offline_difference", "offline_sale"];
const before = ["counter_lease", "lease_policy", "counter_report", "counter_key"];

export class Contingency1767225600019 implements MigrationInterface {
  name = "Contingency1767225600019";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables, ...before]) await runner.query(`DROP TABLE ${table}`);
    await runner.query("ALTER TABLE allocation DROP COLUMN leased");
  }
}
