import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // What a counter's policy leased stays after an outage and is filled up; what a person leased goes back then.
  "ALTER TABLE counter_lease ADD COLUMN by_policy boolean NOT NULL DEFAULT false",
];

const down: readonly string[] = ["ALTER TABLE counter_lease DROP COLUMN by_policy"];

export class ContingencyOnline1767225600029 implements MigrationInterface {
  name = "ContingencyOnline1767225600029";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
