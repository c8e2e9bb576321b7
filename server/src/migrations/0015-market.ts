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
];

/** The market's side of a house: waiting lists, and what customers are told. */
export class Market1767225600015 implements MigrationInterface {
  name = "Market1767225600015";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE waiting_entry, customer_message");
  }
}
