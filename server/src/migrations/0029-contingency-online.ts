import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // What a counter's policy leased stays after an outage and is filled up; what a person leased goes back then.
  "ALTER TABLE counter_lease ADD COLUMN by_policy boolean NOT NULL DEFAULT false",
  // Numbered tickets are handed over while the server is there, too: for a ticket, not for an offline sale.
  "ALTER TABLE backup_ticket ALTER COLUMN sale_id DROP NOT NULL",
  "ALTER TABLE backup_ticket ADD COLUMN ticket_id uuid",
  `ALTER TABLE backup_ticket ADD CONSTRAINT backup_ticket_of_one
   CHECK ((sale_id IS NULL) <> (ticket_id IS NULL))`,
  "ALTER TABLE backup_ticket ADD CONSTRAINT backup_ticket_ticket_fk FOREIGN KEY (ticket_id) REFERENCES ticket (id)",
  "CREATE UNIQUE INDEX backup_ticket_once ON backup_ticket (ticket_id) WHERE ticket_id IS NOT NULL",
];

const down: readonly string[] = [
  "DELETE FROM backup_ticket WHERE sale_id IS NULL",
  "ALTER TABLE backup_ticket DROP COLUMN ticket_id",
  "ALTER TABLE backup_ticket ALTER COLUMN sale_id SET NOT NULL",
  "ALTER TABLE counter_lease DROP COLUMN by_policy",
];

export class ContingencyOnline1767225600029 implements MigrationInterface {
  name = "ContingencyOnline1767225600029";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
