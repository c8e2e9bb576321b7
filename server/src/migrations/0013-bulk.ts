import type { MigrationInterface, QueryRunner } from "typeorm";

const statements: readonly string[] = [
  `CREATE TABLE free_ticket_quota (
    performance_id integer NOT NULL,
    ticket_type_id uuid NOT NULL,
    most integer NOT NULL,
    given integer NOT NULL DEFAULT 0,
    set_by uuid NOT NULL,
    set_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT free_ticket_quota_pk PRIMARY KEY (performance_id, ticket_type_id),
    CONSTRAINT free_ticket_quota_kept CHECK (given BETWEEN 0 AND most)
  )`,
  // Whoever writes a free ticket's line counts against its quota, and the CHECK above refuses the one too many: a sale
  // at the window cannot go round it. Lines that are paid for do not even look.
  `CREATE FUNCTION count_free_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE free_ticket_quota q SET given = q.given + f.tickets
     FROM (SELECT performance_id, ticket_type_id, count(*)::int AS tickets FROM inserted
           WHERE price_minor = 0 AND face_minor > 0 AND state = 'live' GROUP BY 1, 2) f
     WHERE q.performance_id = f.performance_id AND q.ticket_type_id = f.ticket_type_id;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER order_line_counts_free_tickets AFTER INSERT ON order_line
   REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION count_free_tickets()`,
  `CREATE FUNCTION uncount_free_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     UPDATE free_ticket_quota SET given = given - 1
     WHERE performance_id = OLD.performance_id AND ticket_type_id = OLD.ticket_type_id;
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER order_line_gives_quota_back AFTER UPDATE OF state ON order_line FOR EACH ROW
   WHEN (OLD.state = 'live' AND NEW.state <> 'live' AND OLD.price_minor = 0 AND OLD.face_minor > 0)
   EXECUTE FUNCTION uncount_free_ticket()`,
  // Performances that will not take place; what is left to give back is read from their orders.
  `CREATE TABLE performance_cancellation (
    performance_id integer NOT NULL,
    reason text NOT NULL,
    decided_by jsonb NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT performance_cancellation_pk PRIMARY KEY (performance_id)
  )`,
  `CREATE TABLE cancelled_order (
    performance_id integer NOT NULL,
    order_id uuid NOT NULL,
    problem text,
    done_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT cancelled_order_pk PRIMARY KEY (performance_id, order_id)
  )`,
];

/** Complimentary and staff tickets within a quota of the performance; cancelled performances. */
export class Bulk1767225600013 implements MigrationInterface {
  name = "Bulk1767225600013";

  async up(runner: QueryRunner): Promise<void> {
    for (const text of statements) await runner.query(text);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TRIGGER order_line_gives_quota_back ON order_line");
    await runner.query("DROP TRIGGER order_line_counts_free_tickets ON order_line");
    await runner.query("DROP FUNCTION count_free_tickets, uncount_free_ticket");
    await runner.query("DROP TABLE free_ticket_quota, performance_cancellation, cancelled_order");
  }
}
