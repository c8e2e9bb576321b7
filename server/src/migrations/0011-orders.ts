import type { MigrationInterface, QueryRunner } from "typeorm";

const states = "'awaiting_payment', 'paid', 'owing', 'part_paid', 'refunded', 'lapsed'";

const account = [
  // -- an order as a debtor account: what was done to it, one row an act, never changed
  `CREATE TABLE order_act (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    state_before text,
    state_after text NOT NULL,
    owed_minor bigint NOT NULL,
    paid_minor bigint NOT NULL,
    staff_id uuid,
    approver_id uuid,
    channel_id uuid NOT NULL,
    counter text,
    reason text,
    before jsonb,
    after jsonb,
    CONSTRAINT order_act_pk PRIMARY KEY (id),
    CONSTRAINT order_act_order_fk FOREIGN KEY (order_id) REFERENCES sales_order (id),
    CONSTRAINT order_act_states_known CHECK (state_before IN (${states}) AND state_after IN (${states})),
    CONSTRAINT order_act_first_has_no_state_before CHECK (state_before IS NOT NULL OR kind IN ('place', 'sale', 'comp'))
  )`,
  "CREATE INDEX order_act_order ON order_act (order_id)",
  `CREATE TRIGGER order_act_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON order_act
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,

  // The journal's other side: money that came and went, by the way it did. An order owes the sum of its journal, has
  // paid the sum of these, and the difference is its balance.
  `CREATE TABLE money_movement (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT now(),
    act_id uuid,
    order_id uuid,
    voucher_id uuid,
    payment_id uuid,
    refund_id uuid,
    tender text NOT NULL,
    channel_id uuid NOT NULL,
    seller_id uuid,
    counter text,
    currency text NOT NULL,
    amount_minor bigint NOT NULL,
    CONSTRAINT money_movement_pk PRIMARY KEY (id),
    CONSTRAINT money_movement_of_order_or_voucher CHECK ((order_id IS NULL) <> (voucher_id IS NULL)),
    CONSTRAINT money_movement_act_agrees CHECK ((order_id IS NULL) = (act_id IS NULL)),
    CONSTRAINT money_movement_sign_agrees CHECK (CASE WHEN refund_id IS NULL THEN amount_minor >= 0 ELSE amount_minor <= 0 END)
  )`,
  "CREATE INDEX money_movement_order ON money_movement (order_id)",
  "CREATE INDEX money_movement_at ON money_movement (at)",
  `CREATE TRIGGER money_movement_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON money_movement
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,

  "ALTER TABLE sales_order DROP CONSTRAINT sales_order_state_known",
  `ALTER TABLE sales_order ADD CONSTRAINT sales_order_state_known CHECK (state IN (${states}))`,
  "ALTER TABLE sales_order ADD COLUMN due_at timestamptz",
  "ALTER TABLE sales_order ADD CONSTRAINT sales_order_due_agrees CHECK (state NOT IN ('owing', 'part_paid') OR due_at IS NOT NULL)",
  "CREATE INDEX sales_order_due ON sales_order (due_at) WHERE state IN ('owing', 'part_paid')",
  "CREATE INDEX sales_order_phone ON sales_order (contact_phone) WHERE contact_phone IS NOT NULL",

  "ALTER TABLE order_line ADD COLUMN state text NOT NULL DEFAULT 'live'",
  `ALTER TABLE order_line ADD CONSTRAINT order_line_state_known CHECK (state IN ('live', 'given_back', 'exchanged'))`,
  "UPDATE order_line l SET state = 'given_back' FROM sales_order o WHERE o.id = l.order_id AND o.state = 'refunded'",
  "ALTER TABLE order_line ADD COLUMN act_id uuid",
  "ALTER TABLE order_line ADD COLUMN ended_by uuid",
  "ALTER TABLE order_line ADD COLUMN refund_policy_id uuid",
  "ALTER TABLE order_line DROP CONSTRAINT order_line_seat_unique",
  "CREATE UNIQUE INDEX order_line_seat_unique ON order_line (order_id, performance_id, ordinal) WHERE state = 'live'",
  "CREATE INDEX order_line_order ON order_line (order_id)",

  // -- several payments and refunds; a payment never gives back more than it brought
  "ALTER TABLE payment ADD COLUMN tender_reference text",
  "ALTER TABLE payment ADD COLUMN voucher_id uuid",
  "ALTER TABLE payment ADD COLUMN refunded_minor bigint NOT NULL DEFAULT 0",
  "ALTER TABLE refund DROP CONSTRAINT refund_payment_unique",
  "CREATE INDEX refund_payment ON refund (payment_id)",
  "ALTER TABLE refund ADD COLUMN act_id uuid",
  "UPDATE payment p SET refunded_minor = (SELECT coalesce(sum(r.amount_minor), 0) FROM refund r WHERE r.payment_id = p.id)",
  "ALTER TABLE payment ADD CONSTRAINT payment_gives_back_what_it_took CHECK (refunded_minor BETWEEN 0 AND amount_minor)",
  "ALTER TABLE payment ADD CONSTRAINT payment_voucher_agrees CHECK ((voucher_id IS NOT NULL) = (provider = 'voucher'))",

  // -- the journal names its act; one line may be paid in several ways, or not yet
  "ALTER TABLE journal_entry ALTER COLUMN payment_id DROP NOT NULL",
  "ALTER TABLE journal_entry ADD COLUMN act_id uuid",
  "ALTER TABLE journal_entry ADD COLUMN fee_id text",
  "ALTER TABLE journal_entry DROP CONSTRAINT journal_entry_kind_agrees",
  `ALTER TABLE journal_entry ADD CONSTRAINT journal_entry_kind_agrees CHECK (CASE
      WHEN kind IN ('sale', 'comp') THEN act = kind AND amount_minor >= 0 AND ticket_delta = 1
      WHEN kind IN ('refund', 'void') THEN act = kind AND amount_minor <= 0 AND ticket_delta = -1
      WHEN kind = 'return' THEN act = kind AND amount_minor = 0 AND ticket_delta = -1
      WHEN kind = 'exchange' THEN act = kind AND ticket_delta IN (-1, 1) AND amount_minor * ticket_delta >= 0
      WHEN kind = 'late_payment' THEN act = kind AND amount_minor >= 0 AND ticket_delta = 0
      WHEN kind = 'late_refund' THEN act = kind AND amount_minor <= 0 AND ticket_delta = 0
      WHEN kind IN ('fee', 'discount', 'goodwill') THEN ticket_delta = 0
      WHEN kind = 'tax' THEN ticket_delta = 0 AND rate_ppm IS NOT NULL AND tax_minor IS NOT NULL
      ELSE false END)`,
];

/** What was sold before acts were kept gets the acts that its journal tells of. */
const past = [
  `INSERT INTO order_act (id, order_id, kind, at, state_before, state_after, owed_minor, paid_minor, staff_id, channel_id)
   SELECT gen_random_uuid(), o.id, CASE j.act WHEN 'late_refund' THEN 'late_payment' ELSE j.act END, min(j.at),
     CASE WHEN j.act = 'refund' THEN 'paid' WHEN j.act = 'sale' AND o.pay_by IS NULL THEN NULL ELSE 'awaiting_payment' END,
     CASE WHEN j.act = 'sale' THEN 'paid' ELSE 'refunded' END,
     sum(j.amount_minor), sum(j.amount_minor), (array_agg(j.seller_id))[1], o.channel_id
   FROM journal_entry j JOIN sales_order o ON o.id = j.order_id WHERE j.act IN ('sale', 'refund', 'late_payment')
   GROUP BY o.id, j.act`,
  "ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_never_changes",
  `UPDATE journal_entry j SET act_id = a.id FROM order_act a WHERE a.order_id = j.order_id
     AND a.kind = CASE j.act WHEN 'late_refund' THEN 'late_payment' ELSE j.act END`,
  `UPDATE journal_entry j SET fee_id = c.fee_id FROM order_charge c
   WHERE j.kind = 'tax' AND c.kind = 'tax' AND c.order_line_id = j.order_line_id AND c.source_id = j.charge_source_id
     AND c.tax_minor = abs(j.tax_minor) AND c.fee_id IS NOT NULL`,
  "ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_never_changes",
  `INSERT INTO money_movement (at, act_id, order_id, payment_id, tender, channel_id, seller_id, currency, amount_minor)
   SELECT coalesce(p.captured_at, a.at), a.id, p.order_id, p.id, p.provider, a.channel_id, a.staff_id, p.currency, p.amount_minor
   FROM payment p JOIN order_act a ON a.order_id = p.order_id AND a.kind IN ('sale', 'late_payment')
   WHERE p.state IN ('authorised', 'captured', 'refunded')`,
  `INSERT INTO money_movement (at, act_id, order_id, payment_id, refund_id, tender, channel_id, seller_id, currency, amount_minor)
   SELECT r.created_at, a.id, r.order_id, p.id, r.id, p.provider, a.channel_id, a.staff_id, r.currency, -r.amount_minor
   FROM refund r JOIN payment p ON p.id = r.payment_id
     JOIN order_act a ON a.order_id = r.order_id AND a.kind IN ('refund', 'late_payment')`,
  "UPDATE refund r SET act_id = a.id FROM order_act a WHERE a.order_id = r.order_id AND a.kind IN ('refund', 'late_payment')",
];

const vouchers = [
  // -- gift vouchers: a balance that cannot go below zero, and every change of it
  `CREATE TABLE voucher (
    id uuid NOT NULL,
    code_hash text NOT NULL,
    hint text NOT NULL,
    currency text NOT NULL,
    face_minor bigint NOT NULL,
    balance_minor bigint NOT NULL,
    valid_until timestamptz,
    issued_by uuid NOT NULL,
    issued_at timestamptz NOT NULL DEFAULT now(),
    reason text NOT NULL,
    CONSTRAINT voucher_pk PRIMARY KEY (id),
    CONSTRAINT voucher_code_unique UNIQUE (code_hash),
    CONSTRAINT voucher_face_positive CHECK (face_minor > 0),
    CONSTRAINT voucher_balance_within_face CHECK (balance_minor BETWEEN 0 AND face_minor)
  )`,
  `CREATE TABLE voucher_entry (
    id bigint GENERATED ALWAYS AS IDENTITY,
    voucher_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    kind text NOT NULL,
    amount_minor bigint NOT NULL,
    order_id uuid,
    payment_id uuid,
    staff_id uuid,
    CONSTRAINT voucher_entry_pk PRIMARY KEY (id),
    CONSTRAINT voucher_entry_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher (id),
    CONSTRAINT voucher_entry_kind_agrees CHECK (CASE kind WHEN 'issue' THEN amount_minor > 0 AND order_id IS NULL
      WHEN 'spend' THEN amount_minor < 0 AND order_id IS NOT NULL
      WHEN 'return' THEN amount_minor > 0 AND order_id IS NOT NULL ELSE false END)
  )`,
  "CREATE INDEX voucher_entry_voucher ON voucher_entry (voucher_id)",
  `CREATE TRIGGER voucher_entry_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON voucher_entry
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  "ALTER TABLE payment ADD CONSTRAINT payment_voucher_fk FOREIGN KEY (voucher_id) REFERENCES voucher (id)",
];

const policies = [
  // -- refund policies: a change is a new version, so that an order keeps the one it was sold under
  `CREATE TABLE refund_policy (
    id uuid NOT NULL,
    performance_id integer,
    stages jsonb NOT NULL,
    keeps_sale_fees boolean NOT NULL,
    keeps_lost_discounts boolean NOT NULL,
    saved_by uuid NOT NULL,
    saved_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT refund_policy_pk PRIMARY KEY (id),
    CONSTRAINT refund_policy_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id)
  )`,
  "CREATE INDEX refund_policy_performance ON refund_policy (performance_id, id)",
  `CREATE TRIGGER refund_policy_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON refund_policy
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

/** Orders as debtor accounts: acts, money by its way, lines with a state, vouchers, refund policies. */
export class Orders1767225600011 implements MigrationInterface {
  name = "Orders1767225600011";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...account, ...past, ...vouchers, ...policies]) await runner.query(statement);
  }

  /** Only while no order has what the tables before cannot hold: several refunds of a payment, a line that ended. */
  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      "DROP TABLE refund_policy",
      "ALTER TABLE payment DROP COLUMN voucher_id",
      "DROP TABLE voucher_entry, voucher, money_movement, order_act",
      "ALTER TABLE journal_entry DROP CONSTRAINT journal_entry_kind_agrees",
      `ALTER TABLE journal_entry ADD CONSTRAINT journal_entry_kind_agrees CHECK (CASE kind
        WHEN 'sale' THEN act = kind AND amount_minor >= 0 AND ticket_delta = 1
        WHEN 'refund' THEN act = kind AND amount_minor <= 0 AND ticket_delta = -1
        WHEN 'late_payment' THEN act = kind AND amount_minor >= 0 AND ticket_delta = 0
        WHEN 'late_refund' THEN act = kind AND amount_minor <= 0 AND ticket_delta = 0
        WHEN 'fee' THEN ticket_delta = 0
        WHEN 'discount' THEN ticket_delta = 0
        WHEN 'tax' THEN ticket_delta = 0 AND rate_ppm IS NOT NULL AND tax_minor IS NOT NULL
        ELSE false END)`,
      "ALTER TABLE journal_entry DROP COLUMN act_id, DROP COLUMN fee_id, ALTER COLUMN payment_id SET NOT NULL",
      "ALTER TABLE refund DROP COLUMN act_id",
      "DROP INDEX refund_payment",
      "ALTER TABLE refund ADD CONSTRAINT refund_payment_unique UNIQUE (payment_id)",
      "ALTER TABLE payment DROP COLUMN tender_reference, DROP COLUMN refunded_minor",
      "DROP INDEX order_line_seat_unique",
      "DROP INDEX order_line_order",
      "ALTER TABLE order_line DROP COLUMN state, DROP COLUMN act_id, DROP COLUMN ended_by, DROP COLUMN refund_policy_id",
      "ALTER TABLE order_line ADD CONSTRAINT order_line_seat_unique UNIQUE (order_id, performance_id, ordinal)",
      "DROP INDEX sales_order_phone",
      "ALTER TABLE sales_order DROP CONSTRAINT sales_order_state_known",
      "ALTER TABLE sales_order DROP COLUMN due_at",
      `ALTER TABLE sales_order ADD CONSTRAINT sales_order_state_known
         CHECK (state IN ('awaiting_payment', 'paid', 'refunded', 'lapsed'))`,
    ])
      await runner.query(statement);
  }
}
