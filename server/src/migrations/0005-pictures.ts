import type { MigrationInterface, QueryRunner } from "typeorm";

/** View photos of seats and images to trace over, named by what is in them. */
export class Pictures1767225600005 implements MigrationInterface {
  name = "Pictures1767225600005";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE picture (
      hash text NOT NULL,
      media_type text NOT NULL,
      width integer NOT NULL,
      height integer NOT NULL,
      bytes bytea NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      created_by uuid,
      CONSTRAINT picture_pk PRIMARY KEY (hash),
      CONSTRAINT picture_created_by_fk FOREIGN KEY (created_by) REFERENCES staff_member (id),
      CONSTRAINT picture_hash_is_of_bytes CHECK (hash = encode(sha256(bytes), 'hex')),
      CONSTRAINT picture_media_type_known CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp'))
    )`);
    // Packed already: compressing it again on disk would only cost time.
    await runner.query("ALTER TABLE picture ALTER COLUMN bytes SET STORAGE EXTERNAL");
    await runner.query(`CREATE TRIGGER picture_never_changes BEFORE UPDATE OR TRUNCATE ON picture
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DROP TABLE picture");
  }
}
