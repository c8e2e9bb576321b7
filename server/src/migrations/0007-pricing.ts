import type { MigrationInterface, QueryRunner } from "typeorm";

const everyChannel = `ARRAY['web','counter','phone','partner']`;

const programme = [
  // -- price lists: prices of a performance that hold together, by channel and time
  `CREATE TABLE price_list (
    performance_id integer NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    position integer NOT NULL,
    channel_codes text[],
    valid_from timestamptz,
    valid_until timestamptz,
    CONSTRAINT price_list_pk PRIMARY KEY (performance_id, code),
    CONSTRAINT price_list_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id),
    CONSTRAINT price_list_begins_before_it_ends CHECK (valid_from < valid_until)
  )`,
  `INSERT INTO price_list (performance_id, code, name_zh, name_en, position)
   SELECT DISTINCT performance_id, 'standard', '标准票价', 'Standard prices', 1 FROM price`,
  "ALTER TABLE price ADD COLUMN list_code text NOT NULL DEFAULT 'standard'",
  "ALTER TABLE price ALTER COLUMN list_code DROP DEFAULT",
  "ALTER TABLE price DROP CONSTRAINT price_pk",
  "ALTER TABLE price ADD CONSTRAINT price_pk PRIMARY KEY (performance_id, list_code, zone_id, ticket_type_id, currency)",
  `ALTER TABLE price ADD CONSTRAINT price_list_fk FOREIGN KEY (performance_id, list_code)
   REFERENCES price_list (performance_id, code) ON DELETE CASCADE`,

  // -- ticket types with their rules
  "ALTER TABLE ticket_type ADD COLUMN kind text NOT NULL DEFAULT 'standard'",
  `ALTER TABLE ticket_type ADD COLUMN channel_codes text[] NOT NULL DEFAULT ${everyChannel}`,
  "ALTER TABLE ticket_type ALTER COLUMN channel_codes DROP DEFAULT",
  "ALTER TABLE ticket_type ADD COLUMN least integer",
  "ALTER TABLE ticket_type ADD COLUMN most_per_order integer",
  "ALTER TABLE ticket_type ADD COLUMN most_per_customer integer",
  "ALTER TABLE ticket_type ADD COLUMN most_per_performance integer",
  "ALTER TABLE ticket_type ADD COLUMN proof_zh text",
  "ALTER TABLE ticket_type ADD COLUMN proof_en text",
  "ALTER TABLE ticket_type ADD COLUMN on_offer boolean NOT NULL DEFAULT true",
  `ALTER TABLE ticket_type ADD CONSTRAINT ticket_type_kind_known
   CHECK (kind IN ('standard', 'wheelchair', 'companion', 'group', 'complimentary', 'staff'))`,
  "ALTER TABLE ticket_type ADD CONSTRAINT ticket_type_proof_in_both CHECK ((proof_zh IS NULL) = (proof_en IS NULL))",
  `UPDATE ticket_type SET proof_zh = '学生证', proof_en = 'student card' WHERE code = 'student'`,
  `INSERT INTO ticket_type (id, code, name_zh, name_en, position, kind, channel_codes, least, proof_zh, proof_en) VALUES
    ('019b0000-0000-7000-8000-00000000d004', 'senior', '老人', 'Senior', 4, 'standard', ${everyChannel}, NULL, '身份证', 'proof of age'),
    ('019b0000-0000-7000-8000-00000000d005', 'wheelchair', '轮椅席', 'Wheelchair', 5, 'wheelchair', ${everyChannel}, NULL, NULL, NULL),
    ('019b0000-0000-7000-8000-00000000d006', 'companion', '轮椅陪同', 'Companion', 6, 'companion', ${everyChannel}, NULL, NULL, NULL),
    ('019b0000-0000-7000-8000-00000000d007', 'group', '团体', 'Group', 7, 'group', ${everyChannel}, 10, NULL, NULL),
    ('019b0000-0000-7000-8000-00000000d008', 'complimentary', '赠票', 'Complimentary', 8, 'complimentary', ARRAY['counter'], NULL, NULL, NULL),
    ('019b0000-0000-7000-8000-00000000d009', 'staff', '工作票', 'Staff', 9, 'staff', ARRAY['counter'], NULL, NULL, NULL)`,

  // -- taxes: each rate holds until the next begins, so two can never hold at once
  `CREATE TABLE tax (
    code text NOT NULL,
    country text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    included boolean NOT NULL,
    rounding text NOT NULL,
    CONSTRAINT tax_pk PRIMARY KEY (code),
    CONSTRAINT tax_rounding_known CHECK (rounding IN ('half_up', 'half_even'))
  )`,
  `CREATE TABLE tax_rate (
    tax_code text NOT NULL,
    valid_from timestamptz NOT NULL,
    rate_ppm integer NOT NULL,
    CONSTRAINT tax_rate_pk PRIMARY KEY (tax_code, valid_from),
    CONSTRAINT tax_rate_tax_fk FOREIGN KEY (tax_code) REFERENCES tax (code) ON DELETE CASCADE,
    CONSTRAINT tax_rate_plausible CHECK (rate_ppm BETWEEN 0 AND 1000000)
  )`,
  "ALTER TABLE performance ADD COLUMN tax_code text",
  "ALTER TABLE performance ADD CONSTRAINT performance_tax_fk FOREIGN KEY (tax_code) REFERENCES tax (code)",

  // -- fees and promotions
  `CREATE TABLE fee (
    id uuid NOT NULL,
    code text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    kind text NOT NULL,
    basis text NOT NULL,
    channel_codes text[] NOT NULL,
    percent_bp integer,
    fixed jsonb NOT NULL,
    cap jsonb NOT NULL,
    tax_code text,
    CONSTRAINT fee_pk PRIMARY KEY (id),
    CONSTRAINT fee_code_unique UNIQUE (code),
    CONSTRAINT fee_tax_fk FOREIGN KEY (tax_code) REFERENCES tax (code),
    CONSTRAINT fee_kind_known CHECK (kind IN ('service', 'delivery', 'refund')),
    CONSTRAINT fee_basis_known CHECK (basis IN ('per_ticket', 'per_order')),
    CONSTRAINT fee_percent_plausible CHECK (percent_bp BETWEEN 0 AND 10000)
  )`,
  `CREATE TABLE promotion (
    id uuid NOT NULL,
    code text,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    trigger text NOT NULL,
    effect text NOT NULL,
    percent_bp integer,
    amounts jsonb NOT NULL,
    valid_from timestamptz,
    valid_until timestamptz,
    least integer NOT NULL,
    most_uses integer,
    most_uses_per_customer integer,
    performance_ids integer[],
    zone_codes text[],
    ticket_type_ids uuid[],
    channel_codes text[],
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT promotion_pk PRIMARY KEY (id),
    CONSTRAINT promotion_code_unique UNIQUE (code),
    CONSTRAINT promotion_trigger_known CHECK (trigger IN ('code', 'group', 'package')),
    CONSTRAINT promotion_code_agrees CHECK ((trigger = 'code') = (code IS NOT NULL)),
    CONSTRAINT promotion_effect_known CHECK (effect IN ('percent', 'amount_per_ticket', 'amount_per_order', 'set_price')),
    CONSTRAINT promotion_percent_agrees CHECK ((effect = 'percent') = (percent_bp IS NOT NULL)),
    CONSTRAINT promotion_percent_plausible CHECK (percent_bp BETWEEN 1 AND 10000),
    CONSTRAINT promotion_begins_before_it_ends CHECK (valid_from < valid_until)
  )`,
  "CREATE INDEX promotion_automatic ON promotion (trigger) WHERE code IS NULL",
  // What one unit of the base currency is in the other: for figures beside a report, never for a sale.
  `CREATE TABLE exchange_rate (
    base text NOT NULL,
    quote text NOT NULL,
    day date NOT NULL,
    rate numeric(20, 10) NOT NULL,
    source text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    recorded_by uuid NOT NULL,
    CONSTRAINT exchange_rate_pk PRIMARY KEY (base, quote, day),
    CONSTRAINT exchange_rate_positive CHECK (rate > 0),
    CONSTRAINT exchange_rate_of_two CHECK (base <> quote)
  )`,
];

const sales = [
  // -- what was sold, to the part of each line: enough to give any line back exactly
  "ALTER TABLE sales_order ADD COLUMN promotion_id uuid",
  "CREATE INDEX sales_order_promotion ON sales_order (promotion_id) WHERE promotion_id IS NOT NULL",
  "ALTER TABLE order_line ADD COLUMN face_minor bigint",
  "UPDATE order_line SET face_minor = price_minor",
  "ALTER TABLE order_line ALTER COLUMN face_minor SET NOT NULL",
  "ALTER TABLE order_line ADD COLUMN list_code text",
  `CREATE TABLE order_charge (
    order_line_id uuid NOT NULL,
    position integer NOT NULL,
    order_id uuid NOT NULL,
    kind text NOT NULL,
    source_id text NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    amount_minor bigint NOT NULL,
    fee_id text,
    rate_ppm integer,
    included boolean,
    base_minor bigint,
    tax_minor bigint,
    CONSTRAINT order_charge_pk PRIMARY KEY (order_line_id, position),
    CONSTRAINT order_charge_line_fk FOREIGN KEY (order_line_id) REFERENCES order_line (id),
    CONSTRAINT order_charge_kind_agrees CHECK (CASE kind
      WHEN 'discount' THEN amount_minor <= 0 AND rate_ppm IS NULL
      WHEN 'fee' THEN amount_minor >= 0 AND rate_ppm IS NULL
      WHEN 'tax' THEN rate_ppm IS NOT NULL AND included IS NOT NULL AND base_minor IS NOT NULL AND tax_minor IS NOT NULL
        AND amount_minor = CASE WHEN included THEN 0 ELSE tax_minor END
      ELSE false END)
  )`,
  "CREATE INDEX order_charge_order ON order_charge (order_id)",

  // -- limits: a row only where a limit is set, so that sales without one never meet in a row
  `CREATE TABLE limit_use (
    key text NOT NULL,
    used integer NOT NULL,
    CONSTRAINT limit_use_pk PRIMARY KEY (key),
    CONSTRAINT limit_use_not_negative CHECK (used >= 0)
  )`,
  `CREATE TABLE limit_claim (
    order_id uuid NOT NULL,
    key text NOT NULL,
    count integer NOT NULL,
    live boolean NOT NULL DEFAULT true,
    CONSTRAINT limit_claim_pk PRIMARY KEY (order_id, key),
    CONSTRAINT limit_claim_order_fk FOREIGN KEY (order_id) REFERENCES sales_order (id),
    CONSTRAINT limit_claim_positive CHECK (count > 0)
  )`,

  // -- the journal: discounts, fees and taxes are entries of their own, beside the act they belong to
  "ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_never_changes",
  "ALTER TABLE journal_entry ADD COLUMN act text",
  "UPDATE journal_entry SET act = kind",
  "ALTER TABLE journal_entry ALTER COLUMN act SET NOT NULL",
  "ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_never_changes",
  "ALTER TABLE journal_entry ADD COLUMN charge_source_id text",
  "ALTER TABLE journal_entry ADD COLUMN rate_ppm integer",
  "ALTER TABLE journal_entry ADD COLUMN tax_minor bigint",
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
];

/** Price lists, rules of ticket types, fees, taxes, promotions, and what of them each order line carried. */
export class Pricing1767225600007 implements MigrationInterface {
  name = "Pricing1767225600007";

  async up(runner: QueryRunner): Promise<void> {
    for (const text of [...programme, ...sales]) await runner.query(text);
  }

  async down(): Promise<void> {
    throw new Error("prices by channel and time, and orders with fees, have no place in the schema before");
  }
}
