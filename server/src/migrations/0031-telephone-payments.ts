import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // What is to be done with a payment that a telephone was asked for at a window, and what lies on the counter beside it.
  `CREATE TABLE telephone_payment (
    payment_id uuid NOT NULL,
    purpose text NOT NULL,
    asked_by jsonb NOT NULL,
    channel_code text NOT NULL,
    reason text NOT NULL,
    tenders jsonb NOT NULL,
    exchange jsonb,
    pay_by timestamptz NOT NULL,
    outcome text NOT NULL DEFAULT 'waiting',
    note_zh text,
    note_en text,
    CONSTRAINT telephone_payment_pk PRIMARY KEY (payment_id),
    CONSTRAINT telephone_payment_payment_fk FOREIGN KEY (payment_id) REFERENCES payment (id),
    CONSTRAINT telephone_payment_purpose_known CHECK (purpose IN ('sale', 'balance', 'exchange')),
    CONSTRAINT telephone_payment_outcome_known
      CHECK (outcome IN ('waiting', 'done', 'declined', 'given_back', 'over')),
    CONSTRAINT telephone_payment_exchange_agrees CHECK ((exchange IS NOT NULL) = (purpose = 'exchange'))
  )`,
  "CREATE INDEX telephone_payment_waiting ON telephone_payment (pay_by) WHERE outcome = 'waiting'",
];

export class TelephonePayments1767225600031 implements MigrationInterface {
  name = "TelephonePayments1767225600031";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE telephone_payment");
  }
}
