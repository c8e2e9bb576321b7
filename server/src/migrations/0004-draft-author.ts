import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who last changed a seat map's draft: told to whoever draws at the same time. */
export class DraftAuthor1767225600004 implements MigrationInterface {
  name = "DraftAuthor1767225600004";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE seat_map ADD COLUMN draft_updated_by uuid");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE seat_map DROP COLUMN draft_updated_by");
  }
}
