import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // How far a message is on its way. `mail_key` makes its Message-ID: sent again, it still is the same letter.
  "ALTER TABLE customer_message ADD COLUMN mail_key uuid NOT NULL DEFAULT gen_random_uuid()",
  "ALTER TABLE customer_message ADD COLUMN delivery text NOT NULL DEFAULT 'waiting'",
  "ALTER TABLE customer_message ADD COLUMN attempts integer NOT NULL DEFAULT 0",
  "ALTER TABLE customer_message ADD COLUMN due_at timestamptz NOT NULL DEFAULT now()",
  "ALTER TABLE customer_message ADD COLUMN useful_until timestamptz",
  "ALTER TABLE customer_message ADD COLUMN sent_at timestamptz",
  "ALTER TABLE customer_message ADD COLUMN problem text",
  // Letters from before there was a post are old news; nobody wants them now.
  "UPDATE customer_message SET delivery = CASE WHEN email IS NULL THEN 'unaddressed' ELSE 'lapsed' END",
  "ALTER TABLE customer_message ALTER COLUMN delivery DROP DEFAULT, ALTER COLUMN mail_key DROP DEFAULT",
  `ALTER TABLE customer_message ADD CONSTRAINT customer_message_delivery_known
   CHECK (delivery IN ('waiting', 'sent', 'refused', 'failed', 'lapsed', 'unaddressed'))`,
  `ALTER TABLE customer_message ADD CONSTRAINT customer_message_delivery_agrees
   CHECK ((delivery = 'sent') = (sent_at IS NOT NULL) AND (delivery = 'unaddressed') = (email IS NULL))`,
  `CREATE INDEX customer_message_open ON customer_message (delivery, due_at)
   WHERE delivery IN ('waiting', 'refused', 'failed')`,
];

const down: readonly string[] = [
  "DROP INDEX customer_message_open",
  "ALTER TABLE customer_message DROP CONSTRAINT customer_message_delivery_agrees",
  "ALTER TABLE customer_message DROP CONSTRAINT customer_message_delivery_known",
  ...["mail_key", "delivery", "attempts", "due_at", "useful_until", "sent_at", "problem"].map(
    (column) => `ALTER TABLE customer_message DROP COLUMN ${column}`,
  ),
];

/** Messages to customers leave by mail. */
export class Mail1767225600021 implements MigrationInterface {
  name = "Mail1767225600021";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
