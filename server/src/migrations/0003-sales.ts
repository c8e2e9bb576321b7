import type { MigrationInterface, QueryRunner } from "typeorm";

const statements: readonly string[] = [
  // -- inventory
  "CREATE TYPE seat_state AS ENUM ('free', 'held', 'sold', 'killed')",
  // One row per seat of a performance on sale. No index but the primary key and room in every page, so that the
  // updates of selling stay heap-only; the CHECK keeps each state and its columns in agreement whoever writes.
  `CREATE TABLE performance_seat (
    performance_id integer NOT NULL,
    ordinal integer NOT NULL,
    state seat_state NOT NULL DEFAULT 'free',
    hold_id uuid,
    held_until timestamptz,
    order_id uuid,
    CONSTRAINT performance_seat_pk PRIMARY KEY (performance_id, ordinal),
    CONSTRAINT performance_seat_ordinal_from_zero CHECK (ordinal >= 0),
    CONSTRAINT performance_seat_state_agrees CHECK (CASE state
      WHEN 'held' THEN hold_id IS NOT NULL AND held_until IS NOT NULL AND order_id IS NULL
      WHEN 'sold' THEN hold_id IS NULL AND held_until IS NULL AND order_id IS NOT NULL
      ELSE hold_id IS NULL AND held_until IS NULL AND order_id IS NULL END),
    CONSTRAINT performance_seat_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id)
  ) WITH (fillfactor = 70)`,
  // No foreign keys from here on to rows that every sale shares (performance, channel, ticket type): checking one
  // locks that row, and all sales of a rush would queue at it.
  `CREATE TABLE hold (
    id uuid NOT NULL,
    cart_key text NOT NULL,
    performance_id integer NOT NULL,
    ordinals integer[] NOT NULL,
    channel_id uuid NOT NULL,
    held_until timestamptz NOT NULL,
    latest_until timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT hold_pk PRIMARY KEY (id),
    CONSTRAINT hold_has_seats CHECK (cardinality(ordinals) > 0),
    CONSTRAINT hold_within_latest CHECK (held_until <= latest_until)
  )`,
  "CREATE INDEX hold_cart ON hold (cart_key)",
  "CREATE INDEX hold_due ON hold (held_until)",
  // What a watcher may learn from the commit log: never who holds or bought a seat.
  "CREATE PUBLICATION parterre_live FOR TABLE performance_seat (performance_id, ordinal, state)",

  // -- sales
  `CREATE TABLE sales_order (
    id uuid NOT NULL,
    reference text NOT NULL,
    secret text NOT NULL,
    state text NOT NULL,
    channel_id uuid NOT NULL,
    currency text NOT NULL,
    total_minor bigint NOT NULL,
    cart_key text NOT NULL,
    contact_name text,
    contact_email text,
    contact_phone text,
    locale text NOT NULL,
    note_zh text,
    note_en text,
    seller_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    pay_by timestamptz,
    paid_at timestamptz,
    CONSTRAINT sales_order_pk PRIMARY KEY (id),
    CONSTRAINT sales_order_reference_unique UNIQUE (reference),
    CONSTRAINT sales_order_secret_unique UNIQUE (secret),
    CONSTRAINT sales_order_state_known CHECK (state IN ('awaiting_payment', 'paid', 'refunded', 'lapsed')),
    CONSTRAINT sales_order_total_not_negative CHECK (total_minor >= 0),
    CONSTRAINT sales_order_paid_agrees CHECK ((state <> 'paid') OR (paid_at IS NOT NULL))
  )`,
  "CREATE INDEX sales_order_unpaid ON sales_order (pay_by) WHERE state = 'awaiting_payment'",
  "CREATE INDEX sales_order_cart ON sales_order (cart_key)",
  `CREATE TABLE order_line (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    position integer NOT NULL,
    hold_id uuid NOT NULL,
    performance_id integer NOT NULL,
    ordinal integer NOT NULL,
    zone_id uuid NOT NULL,
    ticket_type_id uuid NOT NULL,
    price_minor bigint NOT NULL,
    block_label text NOT NULL,
    row_label text NOT NULL,
    seat_label text NOT NULL,
    CONSTRAINT order_line_pk PRIMARY KEY (id),
    CONSTRAINT order_line_seat_unique UNIQUE (order_id, performance_id, ordinal),
    CONSTRAINT order_line_price_not_negative CHECK (price_minor >= 0),
    CONSTRAINT order_line_order_fk FOREIGN KEY (order_id) REFERENCES sales_order (id)
  )`,
  "CREATE INDEX order_line_performance ON order_line (performance_id)",
  `CREATE TABLE payment (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    provider text NOT NULL,
    provider_reference text,
    redirect_url text,
    state text NOT NULL,
    amount_minor bigint NOT NULL,
    currency text NOT NULL,
    given_minor bigint,
    created_at timestamptz NOT NULL DEFAULT now(),
    captured_at timestamptz,
    next_check_at timestamptz,
    CONSTRAINT payment_pk PRIMARY KEY (id),
    CONSTRAINT payment_provider_reference_unique UNIQUE (provider, provider_reference),
    CONSTRAINT payment_state_known CHECK (state IN ('pending', 'captured', 'declined', 'refunded')),
    CONSTRAINT payment_amount_not_negative CHECK (amount_minor >= 0),
    CONSTRAINT payment_order_fk FOREIGN KEY (order_id) REFERENCES sales_order (id)
  )`,
  "CREATE INDEX payment_order ON payment (order_id)",
  "CREATE INDEX payment_to_check ON payment (next_check_at) WHERE next_check_at IS NOT NULL",
  `CREATE TABLE refund (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    state text NOT NULL,
    amount_minor bigint NOT NULL,
    currency text NOT NULL,
    reason text NOT NULL,
    requested_by uuid,
    approver_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz,
    CONSTRAINT refund_pk PRIMARY KEY (id),
    CONSTRAINT refund_payment_unique UNIQUE (payment_id),
    CONSTRAINT refund_state_known CHECK (state IN ('pending', 'done')),
    CONSTRAINT refund_amount_not_negative CHECK (amount_minor >= 0),
    CONSTRAINT refund_order_fk FOREIGN KEY (order_id) REFERENCES sales_order (id),
    CONSTRAINT refund_payment_fk FOREIGN KEY (payment_id) REFERENCES payment (id)
  )`,
  "CREATE INDEX refund_order ON refund (order_id)",
  // The one record of money and tickets that every report sums. One row per order line and movement.
  `CREATE TABLE journal_entry (
    id bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    order_id uuid NOT NULL,
    order_line_id uuid NOT NULL,
    payment_id uuid NOT NULL,
    performance_id integer NOT NULL,
    zone_id uuid NOT NULL,
    ticket_type_id uuid NOT NULL,
    channel_id uuid NOT NULL,
    provider text NOT NULL,
    seller_id uuid,
    currency text NOT NULL,
    amount_minor bigint NOT NULL,
    ticket_delta integer NOT NULL,
    CONSTRAINT journal_entry_pk PRIMARY KEY (id),
    CONSTRAINT journal_entry_kind_agrees CHECK (CASE kind
      WHEN 'sale' THEN amount_minor >= 0 AND ticket_delta = 1
      WHEN 'refund' THEN amount_minor <= 0 AND ticket_delta = -1
      WHEN 'late_payment' THEN amount_minor >= 0 AND ticket_delta = 0
      WHEN 'late_refund' THEN amount_minor <= 0 AND ticket_delta = 0
      ELSE false END)
  )`,
  "CREATE INDEX journal_entry_order ON journal_entry (order_id)",
  "CREATE INDEX journal_entry_performance ON journal_entry (performance_id)",
  `CREATE TRIGGER journal_entry_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE idempotency_key (
    scope text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    answer jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_key_pk PRIMARY KEY (scope, key)
  )`,
  // What the built-in test provider knows of each payment: the stand-in for a bank's own database.
  `CREATE TABLE test_provider_payment (
    id uuid NOT NULL,
    state text NOT NULL,
    amount_minor bigint NOT NULL,
    currency text NOT NULL,
    order_reference text NOT NULL,
    return_url text NOT NULL,
    pay_by timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    CONSTRAINT test_provider_payment_pk PRIMARY KEY (id),
    CONSTRAINT test_provider_payment_state CHECK (state IN ('open', 'approving', 'approved', 'declined', 'refunded'))
  )`,

  // -- tickets
  `CREATE TABLE ticket (
    id uuid NOT NULL,
    number text NOT NULL,
    order_id uuid NOT NULL,
    order_line_id uuid NOT NULL,
    performance_id integer NOT NULL,
    ordinal integer NOT NULL,
    issue integer NOT NULL,
    live boolean NOT NULL,
    code text NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    CONSTRAINT ticket_pk PRIMARY KEY (id),
    CONSTRAINT ticket_number_unique UNIQUE (number),
    CONSTRAINT ticket_live_agrees CHECK (live = (revoked_at IS NULL)),
    CONSTRAINT ticket_order_line_fk FOREIGN KEY (order_line_id) REFERENCES order_line (id)
  )`,
  // The second wall against selling a seat twice.
  "CREATE UNIQUE INDEX ticket_one_live_per_seat ON ticket (performance_id, ordinal) WHERE live",
  "CREATE INDEX ticket_order ON ticket (order_id)",
  `CREATE TABLE signing_key (
    kid text NOT NULL,
    private_key text NOT NULL,
    public_key text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    retired_at timestamptz,
    CONSTRAINT signing_key_pk PRIMARY KEY (kid)
  )`,
];

/** Seats of performances, holds, orders, payments, the journal and tickets. */
export class Sales1767225600003 implements MigrationInterface {
  name = "Sales1767225600003";

  async up(runner: QueryRunner): Promise<void> {
    for (const text of statements) await runner.query(text);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP PUBLICATION parterre_live");
    await runner.query(
      "DROP TABLE signing_key, ticket, test_provider_payment, idempotency_key, journal_entry, refund, payment, order_line, sales_order, hold, performance_seat",
    );
    await runner.query("DROP TYPE seat_state");
  }
}
