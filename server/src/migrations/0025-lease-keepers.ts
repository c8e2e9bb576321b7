import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // A lease is in one browser: that with this key. Two that call themselves the same counter never sell from one lease.
  "ALTER TABLE counter_lease ADD COLUMN kept_by text",
  // Each browser is heard for itself; what was heard before is old in half a minute.
  "DELETE FROM counter_report",
  "ALTER TABLE counter_report DROP CONSTRAINT counter_report_pk",
  "ALTER TABLE counter_report ADD COLUMN kid text NOT NULL",
  "ALTER TABLE counter_report ADD CONSTRAINT counter_report_pk PRIMARY KEY (counter_id, kid)",
];

export class LeaseKeepers1767225600025 implements MigrationInterface {
  name = "LeaseKeepers1767225600025";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM counter_report");
    await runner.query("ALTER TABLE counter_report DROP COLUMN kid");
    await runner.query("ALTER TABLE counter_report ADD CONSTRAINT counter_report_pk PRIMARY KEY (counter_id)");
    await runner.query("ALTER TABLE counter_lease DROP COLUMN kept_by");
  }
}
