import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // -- what the house says to its customers, each thing once
  `CREATE TABLE customer_message (
    id bigint GENERATED ALWAYS AS IDENTITY,
    outbox_id bigint NOT NULL,
    kind text NOT NULL,
    about_id uuid NOT NULL,
    email text,
    locale text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT customer_message_pk PRIMARY KEY (id),
    CONSTRAINT customer_message_once UNIQUE (outbox_id)
  )`,
  "CREATE INDEX customer_message_about ON customer_message (about_id)",

  // -- who waits for seats; `number` is the order of the line
  `CREATE TABLE waiting_entry (
    number bigint GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL,
    secret text NOT NULL,
    performance_id integer NOT NULL,
    seat_count integer NOT NULL,
    zone_ids uuid[] NOT NULL,
    currency text NOT NULL,
    most_price_minor bigint,
    name text NOT NULL,
    email text NOT NULL,
    locale text NOT NULL,
    state text NOT NULL,
    cart_key text,
    offer_until timestamptz,
    joined_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT waiting_entry_pk PRIMARY KEY (number),
    CONSTRAINT waiting_entry_id_unique UNIQUE (id),
    CONSTRAINT waiting_entry_secret_unique UNIQUE (secret),
    CONSTRAINT waiting_entry_state_known CHECK (state IN ('waiting', 'offered', 'taken', 'missed', 'left')),
    CONSTRAINT waiting_entry_offer_agrees CHECK (state <> 'offered' OR (cart_key IS NOT NULL AND offer_until IS NOT NULL)),
    CONSTRAINT waiting_entry_email_is_lower_case CHECK (email = lower(email)),
    CONSTRAINT waiting_entry_seats CHECK (seat_count BETWEEN 1 AND 50)
  )`,
  "CREATE INDEX waiting_entry_line ON waiting_entry (performance_id, number) WHERE state IN ('waiting', 'offered')",
  // One address stands in a line once.
  `CREATE UNIQUE INDEX waiting_entry_one_open ON waiting_entry (performance_id, email)
   WHERE state IN ('waiting', 'offered')`,

  // -- performances that were moved to another time, or whose orders went to another performance
  `CREATE TABLE performance_move (
    id integer GENERATED ALWAYS AS IDENTITY,
    performance_id integer NOT NULL,
    to_performance_id integer,
    starts_before timestamptz NOT NULL,
    starts_after timestamptz NOT NULL,
    time_zone text NOT NULL,
    reason text NOT NULL,
    refund_until timestamptz NOT NULL,
    decided_by jsonb NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT performance_move_pk PRIMARY KEY (id)
  )`,
  "CREATE INDEX performance_move_performance ON performance_move (performance_id)",
  `CREATE TABLE moved_order (
    move_id integer NOT NULL,
    order_id uuid NOT NULL,
    problem text,
    done_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT moved_order_pk PRIMARY KEY (move_id, order_id)
  )`,
  "CREATE INDEX moved_order_order ON moved_order (order_id)",
  // Reports ask for a day.
  "CREATE INDEX journal_entry_at ON journal_entry (at)",
];

/** The market's side of a house: waiting lists, what customers are told, performances that are moved. */
export class Market1767225600015 implements MigrationInterface {
  name = "Market1767225600015";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP INDEX journal_entry_at");
    await runner.query("DROP TABLE moved_order, performance_move, waiting_entry, customer_message");
  }
}
