import type { MigrationInterface, QueryRunner } from "typeorm";

/** Payments that are authorised before they are captured, codes to scan, refunds that fail, and a bank that gives parts back. */
export class Payments1767225600009 implements MigrationInterface {
  name = "Payments1767225600009";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      "ALTER TABLE payment ADD COLUMN qr_text text",
      "ALTER TABLE payment DROP CONSTRAINT payment_state_known",
      `ALTER TABLE payment ADD CONSTRAINT payment_state_known
         CHECK (state IN ('pending', 'authorised', 'captured', 'declined', 'refunded'))`,
      "ALTER TABLE refund ADD COLUMN failure text",
      "ALTER TABLE refund DROP CONSTRAINT refund_state_known",
      "ALTER TABLE refund ADD CONSTRAINT refund_state_known CHECK (state IN ('pending', 'done', 'failed'))",
      "ALTER TABLE refund ADD CONSTRAINT refund_failure_agrees CHECK ((state = 'failed') = (failure IS NOT NULL))",
      "ALTER TABLE test_provider_payment ADD COLUMN keeps_money boolean NOT NULL DEFAULT false",
      "ALTER TABLE test_provider_payment ADD COLUMN refunds jsonb NOT NULL DEFAULT '{}'",
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      "ALTER TABLE test_provider_payment DROP COLUMN refunds, DROP COLUMN keeps_money",
      "ALTER TABLE refund DROP CONSTRAINT refund_failure_agrees",
      "ALTER TABLE refund DROP CONSTRAINT refund_state_known",
      "ALTER TABLE refund ADD CONSTRAINT refund_state_known CHECK (state IN ('pending', 'done'))",
      "ALTER TABLE refund DROP COLUMN failure",
      "ALTER TABLE payment DROP CONSTRAINT payment_state_known",
      `ALTER TABLE payment ADD CONSTRAINT payment_state_known
         CHECK (state IN ('pending', 'captured', 'declined', 'refunded'))`,
      "ALTER TABLE payment DROP COLUMN qr_text",
    ])
      await runner.query(statement);
  }
}
