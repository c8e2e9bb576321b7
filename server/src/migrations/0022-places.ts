import type { MigrationInterface, QueryRunner } from "typeorm";

const up: readonly string[] = [
  "ALTER TABLE staff_member DROP CONSTRAINT staff_member_role_known",
  `ALTER TABLE staff_member ADD CONSTRAINT staff_member_role_known
   CHECK (role IN ('admin', 'manager', 'supervisor', 'seller'))`,

  // Where a privileged act was done: whoever has a shift open does everything at that counter, in that shift. Put there
  // by the database, so that no slice can forget it.
  "ALTER TABLE audit_entry ADD COLUMN counter text, ADD COLUMN shift_id uuid",
  `CREATE FUNCTION note_place_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE its_channel text;
  BEGIN
    SELECT s.id, c.name, c.channel_code INTO NEW.shift_id, NEW.counter, its_channel
      FROM shift s JOIN counter c ON c.id = s.counter_id WHERE s.seller_id = NEW.staff_id AND s.closed_at IS NULL;
    NEW.channel_code := coalesce(NEW.channel_code, its_channel);
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER audit_entry_place BEFORE INSERT ON audit_entry FOR EACH ROW
   WHEN (NEW.staff_id IS NOT NULL AND NEW.shift_id IS NULL) EXECUTE FUNCTION note_place_of_audit()`,

  // Acts of one transaction follow each other; so do those of transactions that waited for one another.
  "ALTER TABLE order_act ALTER COLUMN at SET DEFAULT clock_timestamp()",
];

const down: readonly string[] = [
  "ALTER TABLE order_act ALTER COLUMN at SET DEFAULT now()",
  "DROP TRIGGER audit_entry_place ON audit_entry",
  "DROP FUNCTION note_place_of_audit()",
  "ALTER TABLE audit_entry DROP COLUMN counter, DROP COLUMN shift_id",
  "ALTER TABLE staff_member DROP CONSTRAINT staff_member_role_known",
  "UPDATE staff_member SET role = 'supervisor' WHERE role = 'manager'",
  `ALTER TABLE staff_member ADD CONSTRAINT staff_member_role_known CHECK (role IN ('admin', 'supervisor', 'seller'))`,
];

/** Counter and shift of every audited act; managers beside sellers and supervisors. */
export class Places1767225600022 implements MigrationInterface {
  name = "Places1767225600022";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
