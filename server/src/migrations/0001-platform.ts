import type { MigrationInterface, QueryRunner } from "typeorm";

/** The outbox: effects that must follow a committed transaction. */
export class Platform1767225600001 implements MigrationInterface {
  name = "Platform1767225600001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY,
        kind text NOT NULL,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        available_at timestamptz NOT NULL DEFAULT now(),
        attempts integer NOT NULL DEFAULT 0,
        done_at timestamptz,
        dead_at timestamptz,
        last_error text,
        CONSTRAINT outbox_pk PRIMARY KEY (id)
      )`);
    await runner.query("CREATE INDEX outbox_due ON outbox (available_at) WHERE done_at IS NULL AND dead_at IS NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE outbox");
  }
}
