import type { MigrationInterface, QueryRunner } from "typeorm";

/** Where an act happened and on which seats, and the chain of seals over all entries. */
export class AuditChain1767225600010 implements MigrationInterface {
  name = "AuditChain1767225600010";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `ALTER TABLE audit_entry ADD COLUMN channel_code text, ADD COLUMN performance_id integer,
         ADD COLUMN ordinals integer[]`,
      "CREATE INDEX audit_entry_performance ON audit_entry (performance_id) WHERE performance_id IS NOT NULL",
      `CREATE TABLE audit_seal (
         position bigint NOT NULL,
         entry_id bigint NOT NULL,
         hash bytea NOT NULL,
         CONSTRAINT audit_seal_pk PRIMARY KEY (position),
         CONSTRAINT audit_seal_entry_unique UNIQUE (entry_id)
       )`,
      `CREATE TRIGGER audit_seal_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
         FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE audit_seal");
    await runner.query("DROP INDEX audit_entry_performance");
    await runner.query(
      `ALTER TABLE audit_entry DROP COLUMN channel_code, DROP COLUMN performance_id, DROP COLUMN ordinals`,
    );
  }
}
