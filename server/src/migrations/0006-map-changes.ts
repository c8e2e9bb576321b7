import type { MigrationInterface, QueryRunner } from "typeorm";

const statements: readonly string[] = [
  `CREATE TABLE changed_seat (
    id uuid NOT NULL,
    order_id uuid NOT NULL,
    order_line_id uuid NOT NULL,
    performance_id integer NOT NULL,
    kind text NOT NULL,
    block_before text NOT NULL,
    row_before text NOT NULL,
    seat_before text NOT NULL,
    block_after text NOT NULL,
    row_after text NOT NULL,
    seat_after text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT changed_seat_pk PRIMARY KEY (id),
    CONSTRAINT changed_seat_kind_known CHECK (kind IN ('moved', 'relabelled'))
  )`,
  "CREATE INDEX changed_seat_order ON changed_seat (order_id)",
  `CREATE TRIGGER changed_seat_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON changed_seat
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  // A performance that sells another version of its map numbers its seats anew: watchers learn it from the same log.
  "ALTER PUBLICATION parterre_live ADD TABLE performance (id, seat_map_version_id)",
];

/** Changing the seat map of a performance on sale. */
export class MapChanges1767225600006 implements MigrationInterface {
  name = "MapChanges1767225600006";

  async up(runner: QueryRunner): Promise<void> {
    for (const text of statements) await runner.query(text);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER PUBLICATION parterre_live DROP TABLE performance");
    await runner.query("DROP TABLE changed_seat");
  }
}
