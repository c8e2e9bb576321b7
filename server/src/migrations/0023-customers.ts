import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // A telephone number as it is compared: digits alone, a mobile number of China without its country code.
  `CREATE FUNCTION phone_key(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
     regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^(00)?86(?=1[0-9]{10}$)', '')`,
  `CREATE TABLE customer (
    id uuid NOT NULL,
    name text NOT NULL,
    phone text,
    email text,
    locale text NOT NULL,
    news_consent_at timestamptz,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    anonymised_at timestamptz,
    CONSTRAINT customer_pk PRIMARY KEY (id),
    CONSTRAINT customer_is_reachable CHECK (anonymised_at IS NOT NULL OR phone IS NOT NULL OR email IS NOT NULL),
    CONSTRAINT customer_is_forgotten CHECK (anonymised_at IS NULL
      OR (phone IS NULL AND email IS NULL AND name = '' AND news_consent_at IS NULL))
  )`,
  // Of two who write the same person down at the same moment one is told who is there already.
  "CREATE UNIQUE INDEX customer_phone_key ON customer (phone_key(phone)) WHERE phone IS NOT NULL",
  "CREATE UNIQUE INDEX customer_email_key ON customer (lower(email)) WHERE email IS NOT NULL",
  `CREATE TABLE customer_note (
    id uuid NOT NULL,
    customer_id uuid NOT NULL,
    text text NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT customer_note_pk PRIMARY KEY (id),
    CONSTRAINT customer_note_customer_fk FOREIGN KEY (customer_id) REFERENCES customer (id)
  )`,
  "CREATE INDEX customer_note_customer ON customer_note (customer_id, written_at)",

  // Whose an order and a reservation is, where the seller said so; others are found by what the buyer left.
  "ALTER TABLE sales_order ADD COLUMN customer_id uuid",
  "ALTER TABLE sales_order ADD COLUMN collect_code text",
  "ALTER TABLE reservation ADD COLUMN customer_id uuid",
  "CREATE INDEX sales_order_customer ON sales_order (customer_id) WHERE customer_id IS NOT NULL",
  "CREATE UNIQUE INDEX sales_order_collect_code ON sales_order (collect_code) WHERE collect_code IS NOT NULL",
  "CREATE INDEX reservation_customer ON reservation (customer_id) WHERE customer_id IS NOT NULL",
  "DROP INDEX sales_order_phone",
  `CREATE INDEX sales_order_phone_key ON sales_order (phone_key(contact_phone) text_pattern_ops)
     WHERE contact_phone IS NOT NULL`,
  `CREATE INDEX sales_order_email_key ON sales_order (lower(contact_email) text_pattern_ops)
     WHERE contact_email IS NOT NULL`,
  `CREATE INDEX sales_order_name_key ON sales_order (lower(contact_name) text_pattern_ops)
     WHERE contact_name IS NOT NULL`,
];

/** Customers with their notes, whose an order is, and the code by which a paid one is collected. */
export class Customers1767225600023 implements MigrationInterface {
  name = "Customers1767225600023";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      "DROP INDEX sales_order_name_key",
      "DROP INDEX sales_order_email_key",
      "DROP INDEX sales_order_phone_key",
      "CREATE INDEX sales_order_phone ON sales_order (contact_phone) WHERE contact_phone IS NOT NULL",
      "ALTER TABLE reservation DROP COLUMN customer_id",
      "ALTER TABLE sales_order DROP COLUMN collect_code",
      "ALTER TABLE sales_order DROP COLUMN customer_id",
      "DROP TABLE customer_note",
      "DROP TABLE customer",
      "DROP FUNCTION phone_key(text)",
    ]) {
      await runner.query(statement);
    }
  }
}
