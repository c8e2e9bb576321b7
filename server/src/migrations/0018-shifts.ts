import type { MigrationInterface, QueryRunner } from "typeorm";

const refuse = `CREATE FUNCTION refuse_shift_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'what was noted of a shift is never changed'; END $$`;

const appendOnly = (table: string) =>
  `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
   FOR EACH ROW EXECUTE FUNCTION refuse_shift_change()`;

const tables: readonly string[] = [
  // One person at one counter, from the float to the count.
  `CREATE TABLE shift (
    id uuid NOT NULL,
    counter_id uuid NOT NULL,
    seller_id uuid NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    CONSTRAINT shift_pk PRIMARY KEY (id),
    CONSTRAINT shift_counter_fk FOREIGN KEY (counter_id) REFERENCES counter (id),
    CONSTRAINT shift_closes_later CHECK (closed_at >= opened_at)
  )`,
  "CREATE UNIQUE INDEX shift_one_open_at_counter ON shift (counter_id) WHERE closed_at IS NULL",
  "CREATE UNIQUE INDEX shift_one_open_of_seller ON shift (seller_id) WHERE closed_at IS NULL",
  "CREATE INDEX shift_counter ON shift (counter_id, opened_at)",

  // Cash that came into the drawer or left it beside sales; what a float should have been is what was left before.
  `CREATE TABLE shift_cash (
    id uuid NOT NULL,
    shift_id uuid NOT NULL,
    kind text NOT NULL,
    currency text NOT NULL,
    amount_minor bigint NOT NULL,
    reason text,
    staff_id uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT shift_cash_pk PRIMARY KEY (id),
    CONSTRAINT shift_cash_shift_fk FOREIGN KEY (shift_id) REFERENCES shift (id),
    CONSTRAINT shift_cash_kind_known CHECK (kind IN ('float', 'in', 'out')),
    CONSTRAINT shift_cash_sign_agrees CHECK (CASE kind WHEN 'out' THEN amount_minor < 0 ELSE amount_minor >= 0 END)
  )`,
  "CREATE INDEX shift_cash_shift ON shift_cash (shift_id)",
  "CREATE UNIQUE INDEX shift_cash_one_float ON shift_cash (shift_id, currency) WHERE kind = 'float'",
  appendOnly("shift_cash"),

  // What a shift came to, as it was worked out when it was closed.
  `CREATE TABLE shift_report (
    shift_id uuid NOT NULL,
    document jsonb NOT NULL,
    closed_by uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT shift_report_pk PRIMARY KEY (shift_id),
    CONSTRAINT shift_report_shift_fk FOREIGN KEY (shift_id) REFERENCES shift (id)
  )`,
  appendOnly("shift_report"),

  "ALTER TABLE order_act ADD COLUMN shift_id uuid",
  "ALTER TABLE money_movement ADD COLUMN shift_id uuid",
  "CREATE INDEX order_act_shift ON order_act (shift_id) WHERE shift_id IS NOT NULL",
  "CREATE INDEX money_movement_shift ON money_movement (shift_id) WHERE shift_id IS NOT NULL",
];

// Whatever a member of staff does while his shift is open belongs to it, however it comes to be written. The lock makes
// closing wait for what is under way; what comes afterwards finds no open shift.
const belonging: readonly string[] = [
  `CREATE FUNCTION note_shift_of_act() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.staff_id IS NOT NULL THEN
      SELECT s.id, c.name INTO NEW.shift_id, NEW.counter FROM shift s JOIN counter c ON c.id = s.counter_id
        WHERE s.seller_id = NEW.staff_id AND s.closed_at IS NULL FOR KEY SHARE OF s;
    ELSE
      -- A telephone paid what a seller asked for, while that shift is open still.
      SELECT s.id, a.counter INTO NEW.shift_id, NEW.counter FROM order_act a JOIN shift s ON s.id = a.shift_id
        WHERE a.order_id = NEW.order_id AND a.kind = 'place' AND s.closed_at IS NULL FOR KEY SHARE OF s;
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER order_act_shift BEFORE INSERT ON order_act FOR EACH ROW
   WHEN (NEW.shift_id IS NULL AND (NEW.staff_id IS NOT NULL OR NEW.kind = 'sale')) EXECUTE FUNCTION note_shift_of_act()`,
  `CREATE FUNCTION note_shift_of_money() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.act_id IS NOT NULL THEN
      SELECT shift_id INTO NEW.shift_id FROM order_act WHERE id = NEW.act_id;
    ELSE
      SELECT s.id, c.name INTO NEW.shift_id, NEW.counter FROM shift s JOIN counter c ON c.id = s.counter_id
        WHERE s.seller_id = NEW.seller_id AND s.closed_at IS NULL FOR KEY SHARE OF s;
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER money_movement_shift BEFORE INSERT ON money_movement FOR EACH ROW
   WHEN (NEW.shift_id IS NULL AND (NEW.act_id IS NOT NULL OR NEW.seller_id IS NOT NULL)) EXECUTE FUNCTION note_shift_of_money()`,
];

export class Shifts1767225600018 implements MigrationInterface {
  name = "Shifts1767225600018";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(refuse);
    for (const statement of [...tables, ...belonging]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      "DROP TRIGGER money_movement_shift ON money_movement",
      "DROP TRIGGER order_act_shift ON order_act",
      "DROP FUNCTION note_shift_of_money(), note_shift_of_act()",
      "ALTER TABLE money_movement DROP COLUMN shift_id",
      "ALTER TABLE order_act DROP COLUMN shift_id",
      "DROP TABLE shift_report, shift_cash, shift",
      "DROP FUNCTION refuse_shift_change()",
    ]) {
      await runner.query(statement);
    }
  }
}
