import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // A number handed out without the server stands for a ticket, too, once its sale is booked: that ticket has its paper.
  "ALTER TABLE backup_ticket DROP CONSTRAINT backup_ticket_of_one",
  `ALTER TABLE backup_ticket ADD CONSTRAINT backup_ticket_of_something
   CHECK (sale_id IS NOT NULL OR ticket_id IS NOT NULL)`,
  `UPDATE backup_ticket b SET ticket_id = t.id
   FROM offline_sale s JOIN order_line l ON l.order_id = s.order_id JOIN ticket t ON t.order_line_id = l.id AND t.live
   WHERE s.id = b.sale_id AND l.position = b.position`,
];

const down: readonly string[] = [
  "UPDATE backup_ticket SET ticket_id = NULL WHERE sale_id IS NOT NULL",
  "ALTER TABLE backup_ticket DROP CONSTRAINT backup_ticket_of_something",
  `ALTER TABLE backup_ticket ADD CONSTRAINT backup_ticket_of_one
   CHECK ((sale_id IS NULL) <> (ticket_id IS NULL))`,
];

export class NumbersOfTickets1767225600032 implements MigrationInterface {
  name = "NumbersOfTickets1767225600032";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
