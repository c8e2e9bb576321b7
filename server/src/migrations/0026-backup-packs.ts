import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  // What a house needs on paper on the worst day, signed. Never changed; forgotten after some days.
  `CREATE TABLE backup_pack (
    id uuid NOT NULL,
    performance_id integer NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    made_by uuid,
    kid text NOT NULL,
    data text NOT NULL,
    data_signature text NOT NULL,
    pdf bytea NOT NULL,
    pdf_signature text NOT NULL,
    CONSTRAINT backup_pack_pk PRIMARY KEY (id),
    CONSTRAINT backup_pack_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id)
  )`,
  "CREATE INDEX backup_pack_performance ON backup_pack (performance_id, made_at)",
];

export class BackupPacks1767225600026 implements MigrationInterface {
  name = "BackupPacks1767225600026";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE backup_pack");
  }
}
