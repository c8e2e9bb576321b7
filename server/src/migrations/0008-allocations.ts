import type { MigrationInterface, QueryRunner } from "typeorm";

const agreesOf = (cases: string) => `ALTER TABLE performance_seat ADD CONSTRAINT performance_seat_state_agrees CHECK (
  CASE state ${cases} END)`;

const up: readonly string[] = [
  // The publication depends on the column that changes its type, and takes the table back at the end.
  "ALTER PUBLICATION parterre_live DROP TABLE performance_seat",
  // A reserved seat is one that is held for a named customer, until a deadline. The type is made anew because a value
  // that is added to an enum cannot be named in the transaction that adds it.
  "ALTER TABLE performance_seat DROP CONSTRAINT performance_seat_state_agrees",
  "ALTER TYPE seat_state RENAME TO seat_state_before",
  "CREATE TYPE seat_state AS ENUM ('free', 'held', 'sold', 'killed', 'reserved')",
  `ALTER TABLE performance_seat ALTER COLUMN state DROP DEFAULT,
    ALTER COLUMN state TYPE seat_state USING state::text::seat_state,
    ALTER COLUMN state SET DEFAULT 'free'`,
  "DROP TYPE seat_state_before",

  // Seats kept for somebody. A performance has few, numbered from 1: the number is what seats and live frames carry.
  `CREATE TABLE allocation (
    performance_id integer NOT NULL,
    number smallint NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    hue smallint NOT NULL,
    to_whom text,
    channel_codes text[] NOT NULL,
    roles text[] NOT NULL,
    staff_ids uuid[] NOT NULL,
    release_at timestamptz,
    seats_returned_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT allocation_pk PRIMARY KEY (performance_id, number),
    CONSTRAINT allocation_id_unique UNIQUE (id),
    CONSTRAINT allocation_name_unique UNIQUE (performance_id, name),
    CONSTRAINT allocation_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id),
    CONSTRAINT allocation_number_fits CHECK (number BETWEEN 1 AND 50),
    CONSTRAINT allocation_hue_known CHECK (hue BETWEEN 0 AND 11),
    CONSTRAINT allocation_kind_known CHECK (kind IN ('house', 'sponsor', 'press', 'agency', 'channel')),
    CONSTRAINT allocation_never_by_the_shop CHECK (NOT ('web' = ANY (channel_codes)))
  )`,
  "CREATE INDEX allocation_due ON allocation (release_at) WHERE seats_returned_at IS NULL",

  // Why seats are off sale. Entries stay when the seats come back.
  `CREATE TABLE seat_kill (
    id uuid NOT NULL,
    performance_id integer NOT NULL,
    reason text NOT NULL,
    killed_by uuid,
    killed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT seat_kill_pk PRIMARY KEY (id),
    CONSTRAINT seat_kill_performance_fk FOREIGN KEY (performance_id) REFERENCES performance (id)
  )`,
  "CREATE INDEX seat_kill_performance ON seat_kill (performance_id)",

  // Allocations of a performance kept to be applied to others on the same map version.
  `CREATE TABLE allocation_template (
    id uuid NOT NULL,
    seat_map_version_id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT allocation_template_pk PRIMARY KEY (id),
    CONSTRAINT allocation_template_name_unique UNIQUE (seat_map_version_id, name),
    CONSTRAINT allocation_template_version_fk FOREIGN KEY (seat_map_version_id) REFERENCES seat_map_version (id)
  )`,
  `CREATE TABLE allocation_template_part (
    template_id uuid NOT NULL,
    position smallint NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    hue smallint NOT NULL,
    to_whom text,
    channel_codes text[] NOT NULL,
    roles text[] NOT NULL,
    staff_ids uuid[] NOT NULL,
    release_before_ms bigint,
    ordinals integer[] NOT NULL,
    CONSTRAINT allocation_template_part_pk PRIMARY KEY (template_id, position),
    CONSTRAINT allocation_template_part_template_fk FOREIGN KEY (template_id)
      REFERENCES allocation_template (id) ON DELETE CASCADE
  )`,

  // Neither column changes while selling, and neither has an index: updates stay heap-only. The keys are checked only
  // when an act of staff changes them.
  `ALTER TABLE performance_seat
    ADD COLUMN allocation smallint,
    ADD COLUMN kill_id uuid,
    ADD CONSTRAINT performance_seat_allocation_fk FOREIGN KEY (performance_id, allocation)
      REFERENCES allocation (performance_id, number),
    ADD CONSTRAINT performance_seat_kill_fk FOREIGN KEY (kill_id) REFERENCES seat_kill (id)`,
  agreesOf(`
    WHEN 'held' THEN hold_id IS NOT NULL AND held_until IS NOT NULL AND order_id IS NULL AND kill_id IS NULL
    WHEN 'reserved' THEN hold_id IS NOT NULL AND held_until IS NOT NULL AND order_id IS NULL AND kill_id IS NULL
    WHEN 'sold' THEN hold_id IS NULL AND held_until IS NULL AND order_id IS NOT NULL AND kill_id IS NULL
    WHEN 'killed' THEN hold_id IS NULL AND held_until IS NULL AND order_id IS NULL AND kill_id IS NOT NULL
    ELSE hold_id IS NULL AND held_until IS NULL AND order_id IS NULL AND kill_id IS NULL`),
  "ALTER PUBLICATION parterre_live ADD TABLE performance_seat (performance_id, ordinal, state, allocation)",

  // Two holds that one cart asks for at the same moment want the same number, and only one of them gets it: so the
  // limit of a cart holds between processes, too.
  "ALTER TABLE hold ADD COLUMN number integer NOT NULL DEFAULT 1",
  `UPDATE hold h SET number = n.number FROM (
     SELECT id, row_number() OVER (PARTITION BY cart_key, performance_id ORDER BY id) AS number FROM hold) n
   WHERE n.id = h.id`,
  "ALTER TABLE hold ALTER COLUMN number DROP DEFAULT",
  "DROP INDEX hold_cart",
  "CREATE UNIQUE INDEX hold_cart ON hold (cart_key, performance_id, number)",

  // Its seats are the live holds of its cart, which last until the deadline.
  `CREATE TABLE reservation (
    id uuid NOT NULL,
    reference text NOT NULL,
    cart_key text NOT NULL,
    performance_ids integer[] NOT NULL,
    seat_count integer NOT NULL,
    customer_name text NOT NULL,
    customer_phone text,
    customer_email text,
    note text,
    deadline timestamptz NOT NULL,
    reminded_at timestamptz,
    released_at timestamptz,
    order_id uuid,
    reserved_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT reservation_pk PRIMARY KEY (id),
    CONSTRAINT reservation_reference_unique UNIQUE (reference),
    CONSTRAINT reservation_cart_unique UNIQUE (cart_key),
    CONSTRAINT reservation_ends_once CHECK (released_at IS NULL OR order_id IS NULL)
  )`,
  "CREATE INDEX reservation_deadline ON reservation (deadline, id)",
];

const down: readonly string[] = [
  "DROP TABLE reservation",
  "DROP INDEX hold_cart",
  "CREATE INDEX hold_cart ON hold (cart_key)",
  "ALTER TABLE hold DROP COLUMN number",
  "ALTER PUBLICATION parterre_live DROP TABLE performance_seat",
  "ALTER TABLE performance_seat DROP CONSTRAINT performance_seat_state_agrees",
  "ALTER TABLE performance_seat DROP COLUMN allocation, DROP COLUMN kill_id",
  "DROP TABLE allocation_template_part",
  "DROP TABLE allocation_template",
  "DROP TABLE seat_kill",
  "DROP TABLE allocation",
  `UPDATE performance_seat SET state = 'free', hold_id = NULL, held_until = NULL WHERE state IN ('reserved', 'killed')`,
  "ALTER TYPE seat_state RENAME TO seat_state_before",
  "CREATE TYPE seat_state AS ENUM ('free', 'held', 'sold', 'killed')",
  `ALTER TABLE performance_seat ALTER COLUMN state DROP DEFAULT,
    ALTER COLUMN state TYPE seat_state USING state::text::seat_state,
    ALTER COLUMN state SET DEFAULT 'free'`,
  "DROP TYPE seat_state_before",
  agreesOf(`
    WHEN 'held' THEN hold_id IS NOT NULL AND held_until IS NOT NULL AND order_id IS NULL
    WHEN 'sold' THEN hold_id IS NULL AND held_until IS NULL AND order_id IS NOT NULL
    ELSE hold_id IS NULL AND held_until IS NULL AND order_id IS NULL`),
  "ALTER PUBLICATION parterre_live ADD TABLE performance_seat (performance_id, ordinal, state)",
];

/** Seats that are not for everyone: allocations and their templates, kills with a reason, reserved seats. */
export class Allocations1767225600008 implements MigrationInterface {
  name = "Allocations1767225600008";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
